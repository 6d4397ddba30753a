"""The links of a list of results, built from the query: its pages, its order, the filters that can be let go of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from requests.search.facets import Filter
from requests.search.query import By, SearchQuery, Sort
from requests.search.traits import Facet

_ORDERS = {
    Sort.RELEVANCE: "Relevance",
    Sort.ANSWERED: "Date answered",
    Sort.PUBLISHED: "Date published",
}


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


class Order(NamedTuple):
    """A way to sort: the one in use has no address."""

    words: str
    address: str


def address(path: str, query: SearchQuery) -> str:
    """The address of this very search."""
    return f"{path}?{urlencode(query.parameters)}" if query.parameters else path


def pages(path: str, query: SearchQuery, count: int) -> Pages | None:
    """The links to turn the pages; None where there is only one."""
    if count < 2 or query.page > count:
        return None
    before = address(path, query.turned(page=query.page - 1)) if query.page > 1 else ""
    after = address(path, query.turned(page=query.page + 1)) if query.page < count else ""
    return Pages(query.page, count, before, after)


def queue_pages(number: int, count: int, kept: Mapping[str, object]) -> Pages | None:
    """The links to turn the pages of a queue that is narrowed by what is `kept`; None where there is only one."""
    if count < 2:
        return None
    before = f"?{urlencode({**kept, 'page': number - 1})}" if number > 1 else ""
    after = f"?{urlencode({**kept, 'page': number + 1})}" if number < count else ""
    return Pages(number, count, before, after)


def chips(path: str, query: SearchQuery, filters: Iterable[Filter]) -> Iterator[Chip]:
    """Every filter in use, with the address that lets go of it."""
    for shown in filters:
        facet = Facet(shown.name)
        for choice in shown.chosen:
            yield Chip(choice.words, address(path, query.without(facet, choice.value)))


def orders(path: str, query: SearchQuery) -> tuple[Order, ...]:
    """Every way to sort; not by relevance where there are no words to be relevant to."""
    offered = [sort for sort in Sort if sort is not Sort.RELEVANCE or query.wanted.ranks]
    return tuple(
        Order(_ORDERS[sort], "" if sort is query.order else address(path, query.turned(sort=sort, page=1)))
        for sort in offered
    )


def ways(path: str, query: SearchQuery) -> tuple[Order, ...]:
    """Results question by question, or response by response."""
    return tuple(
        Order(f"By {by.value}", "" if by is query.by else address(path, query.turned(by=by, page=1))) for by in By
    )


def kept(query: SearchQuery) -> list[tuple[str, str]]:
    """What a form of filters passes on besides them: the words, the order and the way results are shown."""
    filters = {facet.value for facet in Facet}
    return [(name, value) for name, value in query.parameters if name not in filters and name != "page"]
