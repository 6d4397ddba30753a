"""The links of a list of results, built from the query: its pages, its order, the filters that can be let go of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from requests.search.facets import Filter
from requests.search.query import Facet, SearchQuery, Sort

_FIELDS = {Facet.OUTCOME: "outcomes", Facet.EXEMPTION: "sections", Facet.YEAR: "years", Facet.HAS: "has"}


@dataclass(frozen=True, slots=True)
class Pages:
    """Where we are in a list, and the addresses of the pages beside; empty where there is none."""

    number: int
    count: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is in use, and the address without it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort: the one in use has no address."""

    words: str
    address: str


def address(path: str, query: SearchQuery) -> str:
    """The address of this very search."""
    parameters: list[tuple[str, str]] = [("q", query.words)] if query.words else []
    parameters += [(facet.value, value) for facet in Facet for value in query.chosen(facet)]
    if query.sort is not Sort.RELEVANCE:
        parameters.append(("sort", query.sort.value))
    if query.page > 1:
        parameters.append(("page", str(query.page)))
    return f"{path}?{urlencode(parameters)}" if parameters else path


def pages(path: str, query: SearchQuery, count: int) -> Pages | None:
    """The links to turn the pages; None where there is only one."""
    if count < 2 or query.page > count:
        return None
    before = address(path, replace(query, page=query.page - 1)) if query.page > 1 else ""
    after = address(path, replace(query, page=query.page + 1)) if query.page < count else ""
    return Pages(query.page, count, before, after)


def chips(path: str, query: SearchQuery, filters: Iterable[Filter]) -> Iterator[Chip]:
    """Every filter in use, with the address that lets go of it."""
    for shown in filters:
        facet = Facet(shown.name)
        for choice in shown.chosen:
            yield Chip(choice.words, address(path, without(query, facet, choice.value)))


def without(query: SearchQuery, facet: Facet, value: str) -> SearchQuery:
    """The search with one value let go of, from its first page."""
    field = _FIELDS[facet]
    kept: Sequence[object] = tuple(chosen for chosen in getattr(query, field) if str(chosen) != value)
    return replace(query, page=1, **{field: kept})  # type: ignore[arg-type]


def orders(path: str, query: SearchQuery) -> tuple[Order, ...]:
    """By relevance or newest first; nothing to choose where there are no words to be relevant to."""
    if not query.wanted.required:
        return ()
    by_relevance = replace(query, sort=Sort.RELEVANCE, page=1)
    newest = replace(query, sort=Sort.DATE, page=1)
    return (
        Order("Relevance", address(path, by_relevance) if query.by_date else ""),
        Order("Newest", "" if query.by_date else address(path, newest)),
    )
