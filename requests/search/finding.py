"""Asking the engine: one page of what matches, and the counts of all of it.

A page costs the engine two looks at all that matches: one that ranks, one that counts. Where few match, one will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import DocAddress, Query

from requests.search.counting import counts
from requests.search.matching import matching
from requests.search.query import By, SearchQuery, Sort
from requests.search.traits import Facet

LOOKED_THROUGH = 1000  # up to so many entries found, each is looked at; of more, those of the page and some to spare
SPARE = 40  # hits looked at beyond a page, since some fall into groups
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


def find(searcher: tantivy.Searcher, query: SearchQuery, most: int, first: int) -> Found:
    """`most` groups from the one numbered `first`, and the counts of all: each facet's with its own filter lifted."""
    match = matching(query)
    ranked = _ranked(searcher, query, match, first + most)
    counted = counts(searcher, query, match, ranked.matched)
    groups = list(ranked.groups.values())
    whole = ranked.matched is not None
    shown = groups[first : first + most]
    return Found(
        ids=[ids[0] for ids in shown],
        total=ranked.total,
        document_pages=counted.document_pages,
        groups=len(groups) if whole else None,
        responses=ranked.responses if whole else counted.responses,
        more={ids[0]: len(ids) - 1 for ids in shown} if whole else None,
        counts=counted.of_facets,
        of_responses=counted.of_responses,
    )


def ids_of(searcher: tantivy.Searcher, hits: Sequence[tuple[Any, DocAddress]]) -> list[int]:
    """The entries that these hits are."""
    return numbers_of(searcher, "entry", hits)


def numbers_of(searcher: tantivy.Searcher, field: str, hits: Sequence[tuple[Any, DocAddress]]) -> list[int]:
    """What the hits have in that field."""
    return searcher.fast_field_values(field, [address for _, address in hits])  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The first hits, group by group in the order of their best; `matched`, all there are, where they are few."""

    total: int
    groups: dict[int, list[int]]
    responses: int
    matched: list[DocAddress] | None


def _ranked(searcher: tantivy.Searcher, query: SearchQuery, match: Query, wanted: int) -> _Ranked:
    """As many hits as it takes to have the groups wanted, or all of them where they are few."""
    limit = wanted + SPARE
    while True:
        result = searcher.search(match, limit=limit, order_by_field=_ORDERS[query.order])
        total = int(getattr(result, "count", 0) or 0)  # not in its types
        if limit < total <= LOOKED_THROUGH:
            limit = total
            continue
        addresses = [address for _, address in result.hits]
        groups = _grouped(searcher, _GROUPS[query.by], addresses)
        if len(addresses) == total:
            responses = len(set(searcher.fast_field_values("response", addresses)))
            return _Ranked(total, groups, responses, addresses)
        if len(groups) >= wanted:
            return _Ranked(total, groups, 0, None)
        limit *= 4


def _grouped(searcher: tantivy.Searcher, field: str, addresses: list[DocAddress]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    keys, ids = (searcher.fast_field_values(each, addresses) for each in (field, "entry"))
    for key, entry in zip(keys, ids, strict=True):
        groups.setdefault(key, []).append(entry)  # type: ignore[arg-type]
    return groups
