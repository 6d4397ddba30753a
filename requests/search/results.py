"""Searching: what a page of results shows. Two SQL statements: the entries of the hits, and what topics are called."""

from __future__ import annotations

from dataclasses import dataclass, field

from requests.search.facets import Filter, filters
from requests.search.finding import Found
from requests.search.hits import Hit, hits
from requests.search.index import IndexReader
from requests.search.nearest import Nearest, nearest
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import LAST_PAGE, PAGE_SIZE, By, SearchQuery
from requests.search.topic_names import topic_names
from requests.search.traits import Facet

_NOTHING = Found([], 0, 0, 0, 0, {}, {}, False)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results. `rebuilding`: there is no index to search in just now; everything else is empty then."""

    query: SearchQuery
    hits: tuple[Hit, ...] = ()
    found: Found = _NOTHING
    filters: tuple[Filter, ...] = ()
    nearest: Nearest = field(default_factory=Nearest)
    rebuilding: bool = False

    @property
    def total(self) -> int:
        """Answers and pages of documents together."""
        return self.found.total

    @property
    def document_pages(self) -> int:
        return self.found.document_pages

    @property
    def answers(self) -> int:
        return self.found.total - self.found.document_pages

    @property
    def responses(self) -> int | None:
        """In how many responses; None where there are too many answers to look through."""
        return self.found.responses

    @property
    def pages(self) -> int:
        """How many pages there are to turn; at most so many where there is too much to look through."""
        results = self.found.groups
        if results is None:
            results = self.responses if self.query.by is By.RESPONSE and self.responses is not None else self.total
        return min(LAST_PAGE, -(-results // PAGE_SIZE))

    @property
    def past_the_end(self) -> bool:
        """Whether a page was asked for that there is not, although something was found."""
        return self.total > 0 and (self.query.page > self.pages or not self.found.ids)


def search(query: SearchQuery) -> Results:
    """One page of what matches, with the counts of all of it. Never fails for what somebody typed."""
    try:
        index = reader()
        found = _found(index, query)
        near = nearest(index, query) if not found.total else Nearest()
    except NoIndex:
        return Results(query, filters=filters(query, {}, topic_names()), rebuilding=True)
    topics = topic_names() if query.topics or found.counts.get(Facet.TOPIC) else {}
    return Results(query, hits(found, query), found, filters(query, found.counts, topics), near)


def _found(index: IndexReader, query: SearchQuery) -> Found:
    if query.page > LAST_PAGE:
        return index.find(query, 0)
    return index.find(query, PAGE_SIZE, (query.page - 1) * PAGE_SIZE)
