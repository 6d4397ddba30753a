"""Looking through every response without searching: from PostgreSQL alone, so that it works without an index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from requests.models import PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.facets import Filter, filters
from requests.search.quarters import days_of
from requests.search.query import LAST_PAGE, PAGE_SIZE, SearchQuery, Sort
from requests.search.topic_names import topic_names
from requests.search.traits import Facet

_TOTAL = "total"
_DATES = {Sort.PUBLISHED: "-first_published_at"}


@dataclass(frozen=True, slots=True)
class Browsed:
    """One page of responses, the latest first, with their questions prefetched; counts are of responses."""

    query: SearchQuery
    responses: tuple[PublishedResponse, ...]
    total: int
    filters: tuple[Filter, ...]

    @property
    def pages(self) -> int:
        """How many pages there are to turn."""
        return min(LAST_PAGE, -(-self.total // PAGE_SIZE))

    @property
    def past_the_end(self) -> bool:
        """Whether a page was asked for that there is not, although there are responses."""
        return self.total > 0 and self.query.page > self.pages


def browse(query: SearchQuery) -> Browsed:
    """The responses with an answer that meets every filter. The words of the query are not looked at. 4 statements."""
    counted = _counts(query)
    total = counted[_TOTAL].get("", 0)
    first = (query.page - 1) * PAGE_SIZE
    shown = _responses(query)[first : first + PAGE_SIZE] if query.page <= LAST_PAGE and first < total else ()
    counts = {facet: counted[facet.value] for facet in Facet}
    return Browsed(query, tuple(shown), total, filters(query, counts, topic_names()))


def _responses(query: SearchQuery) -> QuerySet[PublishedResponse]:
    questions = Prefetch("questions", PublishedQuestion.objects.order_by("order"))
    latest = _DATES.get(query.order, "-answered_on")
    responses = PublishedResponse.objects.order_by(latest, "-reference", "-pk").prefetch_related(questions)
    if not query.is_filtered:
        return responses
    return responses.filter(Exists(_entries(query).filter(response=OuterRef("pk"))))


def _entries(query: SearchQuery) -> QuerySet[SearchEntry]:
    """The entries that meet every filter."""
    wanted = Q()
    if query.years:
        wanted &= Q(year__in=query.years)
    if query.outcomes:
        wanted &= Q(outcomes__overlap=list(query.chosen(Facet.OUTCOME)))
    if query.sections:
        wanted &= Q(sections__overlap=list(query.sections))
    if query.topics:
        wanted &= Q(topics__overlap=list(query.topics))
    if query.has:
        wanted &= Q(*((f"has_{has}", True) for has in query.has), _connector=Q.OR)
    if query.late:
        wanted &= Q(is_late=True)
    if query.review:
        wanted &= Q(after_review=True)
    wanted &= _in_quarters("received_on", query.received) & _in_quarters("answered_on", query.answered)
    return SearchEntry.objects.filter(wanted).order_by()


def _in_quarters(day: str, quarters: tuple[str, ...]) -> Q:
    wanted = Q()
    for first, after in map(days_of, quarters):
        wanted |= Q(**{f"{day}__gte": first, f"{day}__lt": after})
    return wanted


# One look at every entry: what it counts for, and which filters it misses. It counts for a facet's values if it misses
# no other filter than that facet's own, and for the total if it misses none. An empty list lifts a filter.
COUNTS = """
WITH entry AS MATERIALIZED (
    SELECT *, array_remove(ARRAY[
        CASE WHEN NOT (%(year)s = '{}'::text[] OR year = ANY(%(year)s)) THEN 'year' END,
        CASE WHEN NOT (%(outcome)s = '{}'::text[] OR outcomes && %(outcome)s) THEN 'outcome' END,
        CASE WHEN NOT (%(exemption)s = '{}'::text[] OR sections && %(exemption)s) THEN 'exemption' END,
        CASE WHEN NOT (%(topic)s = '{}'::text[] OR topics && %(topic)s) THEN 'topic' END,
        CASE WHEN NOT (%(has)s = '{}'::text[] OR has && %(has)s) THEN 'has' END,
        CASE WHEN NOT (%(late)s = '{}'::text[] OR is_late) THEN 'late' END,
        CASE WHEN NOT (%(review)s = '{}'::text[] OR after_review) THEN 'review' END,
        CASE WHEN NOT (%(received)s = '{}'::text[] OR received = ANY(%(received)s)) THEN 'received' END,
        CASE WHEN NOT (%(answered)s = '{}'::text[] OR answered = ANY(%(answered)s)) THEN 'answered' END
    ], NULL) AS missed
    FROM (
        SELECT response_id, year::text, outcomes::text[], sections::text[], topics::text[], is_late, after_review,
            to_char(received_on, 'YYYY"-q"Q') AS received, to_char(answered_on, 'YYYY"-q"Q') AS answered,
            array_remove(ARRAY[
                CASE WHEN has_table THEN 'table' END,
                CASE WHEN has_document THEN 'document' END,
                CASE WHEN has_link THEN 'link' END], NULL) AS has
        FROM requests_searchentry
    ) AS plain
),
counted AS (
    SELECT DISTINCT 'year' AS facet, year AS value, response_id FROM entry WHERE missed <@ ARRAY['year']
    UNION ALL SELECT DISTINCT 'outcome', unnest(outcomes), response_id FROM entry WHERE missed <@ ARRAY['outcome']
    UNION ALL SELECT DISTINCT 'exemption', unnest(sections), response_id FROM entry WHERE missed <@ ARRAY['exemption']
    UNION ALL SELECT DISTINCT 'topic', unnest(topics), response_id FROM entry WHERE missed <@ ARRAY['topic']
    UNION ALL SELECT DISTINCT 'has', unnest(has), response_id FROM entry WHERE missed <@ ARRAY['has']
    UNION ALL SELECT DISTINCT 'late', 'yes', response_id FROM entry WHERE is_late AND missed <@ ARRAY['late']
    UNION ALL SELECT DISTINCT 'review', 'yes', response_id FROM entry WHERE after_review AND missed <@ ARRAY['review']
    UNION ALL SELECT DISTINCT 'received', received, response_id FROM entry
        WHERE received = ANY(%(received)s) AND missed <@ ARRAY['received']
    UNION ALL SELECT DISTINCT 'answered', answered, response_id FROM entry
        WHERE answered = ANY(%(answered)s) AND missed <@ ARRAY['answered']
    UNION ALL SELECT DISTINCT 'total', '', response_id FROM entry WHERE missed = '{}' AND %(filtered)s
    UNION ALL SELECT 'total', '', id FROM requests_publishedresponse WHERE NOT %(filtered)s
)
SELECT facet, value, count(*) FROM counted GROUP BY facet, value
"""


def _counts(query: SearchQuery) -> dict[str, dict[str, int]]:
    """How many responses each value of each filter has, its own filter lifted; and the total. One statement."""
    chosen = {facet.value: list(query.chosen(facet)) for facet in Facet}
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    with connections[router.db_for_read(SearchEntry)].cursor() as cursor:
        cursor.execute(COUNTS, {**chosen, "filtered": query.is_filtered})
        for facet, value, number in cursor.fetchall():
            counted[facet][value] = number
    return counted
