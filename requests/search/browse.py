"""Looking through every response without searching: from PostgreSQL alone, so that it works without an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Func, OuterRef, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from requests.models import PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.facets import Filter, filters
from requests.search.query import LAST_PAGE, PAGE_SIZE, Facet, Has, SearchQuery

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
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, number in _counts(query):
        counted[facet][value] = number
    total = counted[_TOTAL].get("", 0)
    first = (query.page - 1) * PAGE_SIZE
    shown = _responses(query)[first : first + PAGE_SIZE] if query.page <= LAST_PAGE and first < total else ()
    return Browsed(query, tuple(shown), total, filters(query, {facet: counted[facet.value] for facet in Facet}))


def _responses(query: SearchQuery) -> QuerySet[PublishedResponse]:
    questions = PublishedQuestion.objects.order_by("order")
    return _all(query).order_by("-answered_on", "-pk").prefetch_related(Prefetch("questions", questions))


def _all(query: SearchQuery) -> QuerySet[PublishedResponse]:
    if not any(query.chosen(facet) for facet in Facet):
        return PublishedResponse.objects.all()
    return PublishedResponse.objects.filter(Exists(_entries(query).filter(response=OuterRef("pk"))))


def _entries(query: SearchQuery) -> QuerySet[SearchEntry]:
    """The entries that meet every filter."""
    wanted = Q()
    if query.years:
        wanted &= Q(year__in=query.years)
    if query.outcomes:
        wanted &= Q(outcomes__overlap=[outcome.value for outcome in query.outcomes])
    if query.sections:
        wanted &= Q(sections__overlap=list(query.sections))
    if query.has:
        wanted &= Q(*((f"has_{has}", True) for has in query.has), _connector=Q.OR)
    return SearchEntry.objects.filter(wanted).order_by()


def _counts(query: SearchQuery) -> Iterator[tuple[str, str, int]]:
    """(facet, value, number of responses) of every filter, its own choice lifted, and the total: one statement."""
    whole = PublishedResponse.objects.filter(pk__in=_all(query).order_by().values("pk")).order_by()
    rows = whole.annotate(facet=_text(_TOTAL), value=_text("")).values("facet", "value").annotate(number=Count("pk"))
    each = [
        _by_value(query, Facet.YEAR, Cast(F("year"), TextField())),
        _by_value(query, Facet.OUTCOME, _each_of("outcomes")),
        _by_value(query, Facet.EXEMPTION, _each_of("sections")),
        *(_with(query, has) for has in Has),
    ]
    yield from rows.values_list("facet", "value", "number").union(*each, all=True)


def _by_value(query: SearchQuery, facet: Facet, value: Cast | Func) -> QuerySet[SearchEntry, tuple[str, str, int]]:
    entries = _entries(query.without(facet)).annotate(facet=_text(facet.value), value=value)
    counted = entries.values("facet", "value").annotate(number=Count("response", distinct=True))
    return counted.values_list("facet", "value", "number")


def _with(query: SearchQuery, has: Has) -> QuerySet[SearchEntry, tuple[str, str, int]]:
    entries = _entries(query.without(Facet.HAS)).filter(**{f"has_{has}": True})
    named = entries.annotate(facet=_text(Facet.HAS.value), value=_text(has.value))
    counted = named.values("facet", "value").annotate(number=Count("response", distinct=True))
    return counted.values_list("facet", "value", "number")


def _text(word: str) -> Cast:
    return Cast(Value(word), TextField())


def _each_of(field: str) -> Func:
    """A row for every value of an array."""
    return Func(F(field), function="unnest", output_field=TextField())
