"""Asking the engine: one page of what matches, and the counts of all of it.

A page costs the engine two looks at all that matches: one that counts, one that ranks. Where few match, one will do.
Where it cannot be told beforehand how many do, the ranking look comes first, and may be the only one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import tantivy
from tantivy import DocAddress, Query

from requests.search.counting import FEW, Counting, Counts
from requests.search.matching import at_most, is_loose, matching
from requests.search.query import By, SearchQuery, Sort
from requests.search.traits import Facet

LOOKED_THROUGH = 1000  # up to so many entries found, each is looked at; of more, those of the page and some to spare
AT_FIRST = 100  # hits of a first look that may show that there are no more
SPARE = 10  # hits looked at beyond a page, since some fall into groups
_ORDERS = {Sort.RELEVANCE: None, Sort.ANSWERED: "by_answered", Sort.PUBLISHED: "by_published"}
_GROUPS = {By.QUESTION: "alike", By.RESPONSE: "response"}


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of one page, in order, and the counts of all.

    `ids` has one entry of each group, and groups are answers that are alike, or those of one response. `groups`,
    `responses` and `more` (how many others of its group were found) are None where there are too many to look through.
    `of_responses`: whether the counts are of responses; else they are of entries.
    """

    ids: list[int]
    total: int
    document_pages: int
    groups: int | None
    responses: int | None
    more: dict[int, int] | None
    counts: dict[Facet, dict[str, int]]
    of_responses: bool


def find(searcher: tantivy.Searcher, counting: Counting, query: SearchQuery, most: int, first: int) -> Found:
    """`most` groups from the one numbered `first`, and the counts of all: each facet's with its own filter lifted."""
    wanted = first + most
    few = at_most(searcher, query)
    if not few and not query.narrowed:
        return _nothing()
    match = matching(query)
    rank = partial(_ranked, searcher, query, match, wanted)
    at_once = few if few <= FEW else AT_FIRST if is_loose(query) else 0
    ranked = rank(at_once) if at_once and query.by is By.QUESTION else None
    if ranked and ranked.matched is not None and ranked.total <= FEW:
        counted = counting.counts_of(ranked.matched, query)
    else:
        counted = counting.counts(query, match)
        ranked = ranked or rank(_enough(counted, wanted), None if counted.of_responses else counted.all)
    shown = ranked.groups[first:wanted]
    ids = numbers_of(searcher, "entry", [ranked.best[group] for group in shown])
    whole = ranked.matched is not None
    return Found(
        ids=ids,
        total=ranked.total,
        document_pages=counted.document_pages,
        groups=len(ranked.groups) if whole else None,
        responses=ranked.responses if whole else counted.all if counted.of_responses else None,
        more={pk: ranked.sizes[group] - 1 for pk, group in zip(ids, shown, strict=True)} if whole else None,
        counts=counted.of_facets,
        of_responses=counted.of_responses,
    )


def _nothing() -> Found:
    return Found([], 0, 0, 0, 0, {}, {facet: {} for facet in Facet}, of_responses=False)


def _enough(counted: Counts, wanted: int) -> int:
    """As many hits as are looked at: all, where that many can be; of responses it is not known how many there are."""
    return counted.all if not counted.of_responses and counted.all <= LOOKED_THROUGH else wanted + SPARE


def ids_of(searcher: tantivy.Searcher, hits: Sequence[tuple[Any, DocAddress]]) -> list[int]:
    """The entries that these hits are."""
    return numbers_of(searcher, "entry", [address for _, address in hits])


def numbers_of(searcher: tantivy.Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    """What these entries have in that field."""
    return searcher.fast_field_values(field, addresses)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The first hits by groups, in the order of their best, and how many each has.

    `matched`: all there are, where they are few; only then `responses` says in how many they are.
    """

    total: int
    groups: list[int]
    best: dict[int, DocAddress]
    sizes: Counter[int]
    matched: list[DocAddress] | None
    responses: int


def _ranked(
    searcher: tantivy.Searcher, query: SearchQuery, match: Query, wanted: int, limit: int, total: int | None = None
) -> _Ranked:
    """As many hits as it takes to have the groups wanted, or all of them where they are few. `limit`: as a start.

    Where the total is known already, the engine may leave out what cannot come first.
    """
    if not limit:
        return _Ranked(0, [], {}, Counter(), [], 0)
    order, is_counted = _ORDERS[query.order], total is None
    while True:
        result = searcher.search(match, limit=limit, count=is_counted, order_by_field=order)
        total = int(getattr(result, "count", 0) or 0) if total is None else total  # not in its types
        if limit < total <= LOOKED_THROUGH:
            limit = total
            continue
        addresses = [address for _, address in result.hits]
        of = numbers_of(searcher, _GROUPS[query.by], addresses)
        sizes = Counter(of)
        if len(addresses) == total or len(sizes) >= wanted:
            break
        limit *= 4
    best = dict(zip(reversed(of), reversed(addresses), strict=True))  # the first of each group is written last
    if len(addresses) < total:
        return _Ranked(total, list(sizes), best, sizes, None, 0)
    responses = len(set(numbers_of(searcher, "response", addresses)))
    return _Ranked(total, list(sizes), best, sizes, addresses, responses)
