"""Counting what matches by its traits: one look at all of it, and one more for each filter in use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import tantivy
from tantivy import DocAddress, Query

from requests.search.combinations import traits_of
from requests.search.matching import matching
from requests.search.query import FIELDS, By, SearchQuery
from requests.search.traits import COLUMN_OF, COLUMNS, PAGE, Facet, of_trait

GROUPED = 10_000  # entries with the words, whatever the filters: of more, responses are not counted one by one
MOST_BUCKETS = 60_000  # the engine gives out no more than 65,000
FEW = 400  # entries that are sooner counted here than by the engine
EVERY = "year"  # the column in which every entry has something


@dataclass(frozen=True, slots=True)
class Counts:
    """Of each facet's values; of entries, or of the responses they are of. `responses` only in the latter case."""

    of_facets: dict[Facet, dict[str, int]]
    document_pages: int
    responses: int | None
    of_responses: bool


def counts(searcher: tantivy.Searcher, query: SearchQuery, match: Query, matched: list[DocAddress] | None) -> Counts:
    """Each facet's with its own filter lifted. `matched`: all that `match`, the query as the engine's, has found."""
    by_response = query.by is By.RESPONSE and count(searcher, query.without_filters()) <= GROUPED
    ask = _responses if by_response else _entries
    if matched is not None and len(matched) <= FEW and not by_response:
        found = _few(searcher, matched)
    else:
        found = ask(searcher, match, COLUMNS)
    of_facets: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
    for facet, value, number in _told_apart(found.by_trait):
        of_facets[facet][value] = number
    for facet, lifted in query.lifted():
        if facet in COLUMN_OF:
            alone = ask(searcher, matching(lifted), [COLUMN_OF[facet]]).by_trait
            of_facets[facet] = {value: number for of, value, number in _told_apart(alone) if of is facet}
        else:
            each = {value: matching(_only(query, facet, value)) for value in query.chosen(facet)}
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


def _few(searcher: tantivy.Searcher, matched: list[DocAddress]) -> _Counted:
    """These entries."""
    of_columns = (Counter(searcher.fast_field_values(column, matched)) for column in COLUMNS)
    found = _by_trait(searcher, (each for of_column in of_columns for each in of_column.items()))
    return _Counted(len(matched), found[PAGE], found)


def _entries(searcher: tantivy.Searcher, match: Query, columns: Iterable[str]) -> _Counted:
    counted = searcher.aggregate(match, {column: _terms(column) for column in columns})
    every = sum(bucket["doc_count"] for bucket in counted[EVERY]["buckets"]) if EVERY in counted else 0
    buckets = (bucket for of_column in counted.values() for bucket in of_column["buckets"])
    found = _by_trait(searcher, ((bucket["key"], bucket["doc_count"]) for bucket in buckets))
    return _Counted(every, found[PAGE], found)


def _by_trait(searcher: tantivy.Searcher, counted: Iterable[tuple[Any, int]]) -> Mapping[str, int]:
    """What combinations of traits are counted, trait by trait."""
    found: defaultdict[str, int] = defaultdict(int)
    for combination, number in counted:
        for trait in traits_of(searcher, combination):
            found[trait] += number
    return found


def _responses(searcher: tantivy.Searcher, match: Query, columns: Iterable[str]) -> _Counted:
    """As _entries, but each response counts once."""
    of_each = {"responses": _terms("response")}
    counted = searcher.aggregate(match, {column: _terms(column) | {"aggs": of_each} for column in columns})
    found: dict[str, set[Any]] = defaultdict(set)
    every: set[Any] = set()
    pages = 0
    for buckets in counted.values():
        for bucket in buckets["buckets"]:
            traits = traits_of(searcher, bucket["key"])
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
