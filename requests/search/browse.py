"""Looking through every response without searching: from PostgreSQL alone, so that it works without an index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from requests.models import PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.facets import Filter, filters
from requests.search.query import LAST_PAGE, PAGE_SIZE, Facet, SearchQuery

_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Browsed:
    """One page of responses, the latest answered first, with their questions prefetched; counts are of responses."""

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
    """The responses with a question that meets every filter. The words of the query are not looked at. 3 statements."""
    counted = _counts(query)
    total = counted[_TOTAL].get("", 0)
    first = (query.page - 1) * PAGE_SIZE
    shown = _responses(query)[first : first + PAGE_SIZE] if query.page <= LAST_PAGE and first < total else ()
    return Browsed(query, tuple(shown), total, filters(query, {facet: counted[facet.value] for facet in Facet}))


def _responses(query: SearchQuery) -> QuerySet[PublishedResponse]:
    questions = Prefetch("questions", PublishedQuestion.objects.order_by("order"))
    responses = PublishedResponse.objects.order_by("-answered_on", "-reference", "-pk").prefetch_related(questions)
    if not any(query.chosen(facet) for facet in Facet):
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
    if query.has:
        wanted &= Q(*((f"has_{has}", True) for has in query.has), _connector=Q.OR)
    return SearchEntry.objects.filter(wanted).order_by()


# One look at every entry: what it counts for, and by which filters it stays. An empty list lifts a filter.
COUNTS = """
WITH entry AS MATERIALIZED (
    SELECT response_id, year, outcomes, sections, has,
        %(year)s::text[] = '{}' OR year = ANY(%(year)s) AS of_year,
        %(outcome)s::text[] = '{}' OR outcomes && %(outcome)s::text[] AS of_outcome,
        %(exemption)s::text[] = '{}' OR sections && %(exemption)s::text[] AS of_exemption,
        %(has)s::text[] = '{}' OR has && %(has)s::text[] AS of_has
    FROM (
        SELECT response_id, year::text, outcomes::text[], sections::text[], array_remove(ARRAY[
            CASE WHEN has_table THEN 'table' END,
            CASE WHEN has_document THEN 'document' END,
            CASE WHEN has_link THEN 'link' END], NULL) AS has
        FROM requests_searchentry
    ) AS plain
),
counted AS (
    SELECT DISTINCT 'year' AS facet, year AS value, response_id FROM entry
        WHERE of_outcome AND of_exemption AND of_has
    UNION ALL SELECT DISTINCT 'outcome', unnest(outcomes), response_id FROM entry
        WHERE of_year AND of_exemption AND of_has
    UNION ALL SELECT DISTINCT 'exemption', unnest(sections), response_id FROM entry
        WHERE of_year AND of_outcome AND of_has
    UNION ALL SELECT DISTINCT 'has', unnest(has), response_id FROM entry
        WHERE of_year AND of_outcome AND of_exemption
    UNION ALL SELECT DISTINCT 'total', '', response_id FROM entry
        WHERE of_year AND of_outcome AND of_exemption AND of_has AND %(filtered)s
    UNION ALL SELECT 'total', '', id FROM requests_publishedresponse WHERE NOT %(filtered)s
)
SELECT facet, value, count(*) FROM counted GROUP BY facet, value
"""


def _counts(query: SearchQuery) -> dict[str, dict[str, int]]:
    """How many responses each value of each filter has, its own filter lifted; and the total. One statement."""
    chosen = {facet.value: list(query.chosen(facet)) for facet in Facet}
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    with connections[router.db_for_read(SearchEntry)].cursor() as cursor:
        cursor.execute(COUNTS, {**chosen, "filtered": any(chosen.values())})
        for facet, value, number in cursor.fetchall():
            counted[facet][value] = number
    return counted
