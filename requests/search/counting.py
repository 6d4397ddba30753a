"""Counting what matches by its traits: one look at all of it, and one more for each filter in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import tantivy

from requests.search.matching import matching
from requests.search.query import FIELDS, By, SearchQuery
from requests.search.traits import COLUMN_OF, COLUMNS, PAGE, Facet, of_trait

GROUPED = 10_000  # entries with the words, whatever the filters: of more, responses are not counted one by one
MOST_BUCKETS = 60_000  # the engine gives out no more than 65,000
EVERY = "when"  # the column in which every entry has something


@dataclass(frozen=True, slots=True)
class Counts:
    """Of each facet's values; of entries, or of the responses they are of. `responses` only in the latter case."""

    of_facets: dict[Facet, dict[str, int]]
    document_pages: int
    responses: int | None
    of_responses: bool


def counts(searcher: tantivy.Searcher, query: SearchQuery) -> Counts:
    """Each facet's with its own filter lifted."""
    by_response = query.by is By.RESPONSE and count(searcher, query.without_filters()) <= GROUPED
    ask = _responses if by_response else _entries
    found = ask(searcher, query, COLUMNS)
    of_facets: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
    for facet, value, number in _told_apart(found.by_trait):
        of_facets[facet][value] = number
    for facet, lifted in query.lifted():
        if facet in COLUMN_OF:
            alone = ask(searcher, lifted, [COLUMN_OF[facet]]).by_trait
            of_facets[facet] = {value: number for of, value, number in _told_apart(alone) if of is facet}
        else:
            each = {value: _only(query, facet, value) for value in query.chosen(facet)}
            of_facets[facet] = {value: ask(searcher, one, [EVERY]).all for value, one in each.items()}
    return Counts(of_facets, found.pages, found.all if by_response else None, by_response)


def count(searcher: tantivy.Searcher, query: SearchQuery) -> int:
    """How many entries match."""
    found = searcher.aggregate(matching(query), {"entries": {"value_count": {"field": "entry"}}})
    return int(found["entries"]["value"])


@dataclass(frozen=True, slots=True)
class _Counted:
    """`pages` are always counted one by one: those of documents."""

    all: int
    pages: int
    by_trait: Mapping[str, int]


def _entries(searcher: tantivy.Searcher, query: SearchQuery, columns: Iterable[str]) -> _Counted:
    counted = searcher.aggregate(matching(query), {column: _terms(column) for column in columns})
    found: defaultdict[str, int] = defaultdict(int)
    every = 0
    for column, buckets in counted.items():
        for bucket in buckets["buckets"]:
            number = bucket["doc_count"]
            every += number if column == EVERY else 0
            for term in _traits(bucket["key"]):
                found[term] += number
    return _Counted(every, found[PAGE], found)


def _responses(searcher: tantivy.Searcher, query: SearchQuery, columns: Iterable[str]) -> _Counted:
    """As _entries, but each response counts once."""
    of_each = {"responses": _terms("response")}
    counted = searcher.aggregate(matching(query), {column: _terms(column) | {"aggs": of_each} for column in columns})
    found: dict[str, set[Any]] = defaultdict(set)
    every: set[Any] = set()
    pages = 0
    for buckets in counted.values():
        for bucket in buckets["buckets"]:
            responses = {each["key"] for each in bucket["responses"]["buckets"]}
            every |= responses
            pages += bucket["doc_count"] if PAGE in bucket["key"] else 0
            for term in _traits(bucket["key"]):
                found[term] |= responses
    return _Counted(len(every), pages, {term: len(responses) for term, responses in found.items()})


@lru_cache(maxsize=10_000)
def _traits(text: str) -> tuple[str, ...]:
    """The traits that one text of a column holds."""
    return tuple(text.split("\n"))


def _terms(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": MOST_BUCKETS}}


def _told_apart(by_trait: Mapping[str, int]) -> Iterable[tuple[Facet, str, int]]:
    for term, number in by_trait.items():
        if term and term != PAGE:
            facet, value = of_trait(term)
            yield Facet(facet), value, number


def _only(query: SearchQuery, facet: Facet, value: str) -> SearchQuery:
    return replace(query, **{FIELDS[facet]: (value,)})  # type: ignore[arg-type]
