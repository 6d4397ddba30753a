"""Looking through every response without searching: from PostgreSQL alone, so that it works without an index."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from documents.reading.shapes import LetterKind
from requests.models import PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.browse_counts import TOTAL, counts_of_responses
from requests.search.facets import Filter, filters
from requests.search.quarters import days_of
from requests.search.query import LAST_PAGE, PAGE_SIZE, SearchQuery, Sort
from requests.search.topic_names import topic_names
from requests.search.traits import Facet, Sent

_REVIEW = Q(response__kind=LetterKind.REVIEW)
_PASSED_ON = Q(response__kind=LetterKind.TRANSFER, is_late=False)
OF_KIND = {Sent.REVIEW: _REVIEW, Sent.PASSED_ON: _PASSED_ON, Sent.ANSWER: ~(_REVIEW | _PASSED_ON)}
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
    counted = counts_of_responses(query)
    total = counted[TOTAL].get("", 0)
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
    if query.kinds:
        wanted &= Q(*(OF_KIND[kind] for kind in query.kinds), _connector=Q.OR)
    wanted &= _in_quarters("received_on", query.received) & _in_quarters("answered_on", query.answered)
    return SearchEntry.objects.filter(wanted).order_by()


def _in_quarters(day: str, quarters: tuple[str, ...]) -> Q:
    wanted = Q()
    for first, after in map(days_of, quarters):
        wanted |= Q(**{f"{day}__gte": first, f"{day}__lt": after})
    return wanted
