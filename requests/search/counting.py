"""Counting what matches by its traits: one look at all of it, and one more for each filter in use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import tantivy
from tantivy import DocAddress, Query

from requests.search.combinations import Combinations
from requests.search.matching import matching, unweighed
from requests.search.query import FIELDS, By, SearchQuery
from requests.search.traits import COLUMN_OF, COLUMNS, PAGE, Facet, of_trait

GROUPED = 10_000  # entries with the words, whatever the filters: of more, responses are not counted one by one
MOST_BUCKETS = 60_000  # the engine gives out no more than 65,000
FEW = 700  # entries that are sooner counted here than by the engine
REMEMBERED = 200  # searches whose counts stay until the next commit: a page is turned, the order is changed
EVERY = "year"  # the column in which every entry has something


@dataclass(frozen=True, slots=True)
class Counts:
    """Of each facet's values, and of `all`: of entries, or of the responses they are of."""

    of_facets: dict[Facet, dict[str, int]]
    document_pages: int
    all: int
    of_responses: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """`pages` are always counted one by one: those of documents."""

    all: int
    pages: int
    by_trait: Mapping[str, int]


class Counting:
    """What counts in an index as it stands at one commit. What was counted last is remembered."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._combinations = Combinations(searcher)
        self._remembered: dict[object, Counts] = {}

    def counts(self, query: SearchQuery, match: Query) -> Counts:
        """Of all that matches, each facet's with its own filter lifted. `match`: the search as the engine's query."""
        of = (query.words, query.narrowed, query.like, query.by)  # whatever the page and the order
        found = self._remembered.get(of)
        if found is None:
            if len(self._remembered) >= REMEMBERED:
                self.forget()
            found = self._remembered[of] = self._all_counts(query, match)
        return found

    def forget(self) -> None:
        """Count anew whatever is asked for next."""
        self._remembered.clear()

    def counts_of(self, matched: list[DocAddress], query: SearchQuery) -> Counts:
        """The same, where these few entries are all that matches."""
        told = filter(self._tells, COLUMNS)
        numbers = {column: Counter(self._searcher.fast_field_values(column, matched)).items() for column in told}
        by_trait = self._by_trait(numbers)
        found = _Counted(len(matched), by_trait[PAGE], by_trait)
        return Counts(self._of_facets(query, found, self._entries), found.pages, found.all, of_responses=False)

    def count(self, query: SearchQuery) -> int:
        """How many entries match."""
        entries = {"entries": {"value_count": {"field": "entry"}}}
        return int(self._searcher.aggregate(matching(query, ranked=False), entries)["entries"]["value"])

    def _all_counts(self, query: SearchQuery, match: Query) -> Counts:
        by_response = query.by is By.RESPONSE and self.count(query.without_filters()) <= GROUPED
        ask = self._responses if by_response else self._entries
        found = ask(query, COLUMNS, unweighed(query, match))
        return Counts(self._of_facets(query, found, ask), found.pages, found.all, by_response)

    def _of_facets(
        self, query: SearchQuery, found: _Counted, ask: Callable[..., _Counted]
    ) -> dict[Facet, dict[str, int]]:
        of_facets: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
        for facet, value, number in _told_apart(found.by_trait):
            of_facets[facet][value] = number
        for facet, lifted in query.lifted():
            if facet in COLUMN_OF:
                alone = ask(lifted, [COLUMN_OF[facet]]).by_trait
                of_facets[facet] = {value: number for of, value, number in _told_apart(alone) if of is facet}
            else:
                each = {value: _only(query, facet, value) for value in query.chosen(facet)}
                of_facets[facet] = {value: ask(one, [EVERY]).all for value, one in each.items()}
        return of_facets

    def _entries(self, query: SearchQuery, columns: Iterable[str], match: Query | None = None) -> _Counted:
        match = match or matching(query, ranked=False)
        counted = self._searcher.aggregate(match, {column: _terms(column) for column in columns if self._tells(column)})
        numbers = {
            column: [(bucket["key"], bucket["doc_count"]) for bucket in of_column["buckets"]]
            for column, of_column in counted.items()
        }
        by_trait = self._by_trait(numbers)
        return _Counted(sum(times for _, times in numbers.get(EVERY, ())), by_trait[PAGE], by_trait)

    def _tells(self, column: str) -> bool:
        """Whether there is anything to count in a column: while nothing has a topic, no look is taken at topics."""
        return column == EVERY or self._combinations.of(column).is_used

    def _by_trait(self, numbers: Mapping[str, Iterable[tuple[Any, int]]]) -> Mapping[str, int]:
        """What combinations of traits are counted, trait by trait: numbers of each column, and how often each is."""
        found: defaultdict[str, int] = defaultdict(int)
        for column, counted in numbers.items():
            traits = self._combinations.of(column)
            for number, times in counted:
                for trait in traits[number]:
                    found[trait] += times
        return found

    def _responses(self, query: SearchQuery, columns: Iterable[str], match: Query | None = None) -> _Counted:
        """As _entries, but each response counts once."""
        asked = {column: _terms(column) | {"aggs": {"responses": _terms("response")}} for column in columns}
        found: dict[str, set[Any]] = defaultdict(set)
        every: set[Any] = set()
        pages = 0
        for column, of_column in self._searcher.aggregate(match or matching(query, ranked=False), asked).items():
            for bucket in of_column["buckets"]:
                traits = self._combinations.of(column)[bucket["key"]]
                responses = {each["key"] for each in bucket["responses"]["buckets"]}
                every |= responses
                pages += bucket["doc_count"] if PAGE in traits else 0
                for trait in traits:
                    found[trait] |= responses
        return _Counted(len(every), pages, {trait: len(responses) for trait, responses in found.items()})


def _terms(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": MOST_BUCKETS}}


def _told_apart(by_trait: Mapping[str, int]) -> Iterable[tuple[Facet, str, int]]:
    for trait, number in by_trait.items():
        if trait != PAGE:
            yield *_facet_and_value(trait), number


@lru_cache(maxsize=10_000)
def _facet_and_value(trait: str) -> tuple[Facet, str]:
    facet, value = of_trait(trait)
    return Facet(facet), value


def _only(query: SearchQuery, facet: Facet, value: str) -> SearchQuery:
    return replace(query, **{FIELDS[facet]: (value,)})  # type: ignore[arg-type]
