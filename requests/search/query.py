"""A search as everybody means it: pages, feeds and the index all pass it on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from requests.law.outcomes import Overall
from requests.search.traits import YES, Facet, Has, Sent
from requests.search.words import Wanted, wanted

PAGE_SIZE = 20
NO_WORD = "There is no word to search for. Use at least one letter or figure."
LAST_PAGE = 500  # nobody reads further, and an engine that skips a million hits works for nobody


class Sort(StrEnum):
    """In what order results come. By a date the latest come first."""

    RELEVANCE = "relevance"
    ANSWERED = "answered"
    PUBLISHED = "published"


class By(StrEnum):
    """What one result is."""

    QUESTION = "question"
    RESPONSE = "response"


FIELDS = {
    Facet.OUTCOME: "outcomes",
    Facet.EXEMPTION: "sections",
    Facet.TOPIC: "topics",
    Facet.YEAR: "years",
    Facet.HAS: "has",
    Facet.LATE: "late",
    Facet.REVIEW: "review",
    Facet.RECEIVED: "received",
    Facet.ANSWERED: "answered",
    Facet.KIND: "kinds",
}


@dataclass(frozen=True)
class SearchQuery:
    """What to look for. Within a filter any of the values will do; every filter used has to be met."""

    words: str = ""
    years: tuple[int, ...] = ()
    outcomes: tuple[Overall, ...] = ()
    sections: tuple[str, ...] = ()
    has: tuple[Has, ...] = ()
    topics: tuple[str, ...] = ()  # slugs
    late: bool = False
    review: bool = False
    received: tuple[str, ...] = ()  # quarters: "2024-q1"
    answered: tuple[str, ...] = ()
    kinds: tuple[Sent, ...] = ()
    like: str = ""  # only answers with this fingerprint: SearchEntry.alike
    sort: Sort = Sort.RELEVANCE
    by: By = By.QUESTION
    page: int = 1

    @cached_property
    def wanted(self) -> Wanted:
        """The words, taken apart."""
        return wanted(self.words)

    @property
    def is_wordless(self) -> bool:
        """Whether something was typed, and nothing in it can be looked for, as in "*" or "OR": it finds nothing."""
        return bool(self.words) and self.wanted.is_empty

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the words was left out, in plain sentences."""
        return (*self.wanted.notes, NO_WORD) if self.is_wordless else self.wanted.notes

    @property
    def order(self) -> Sort:
        """The order results come in: by relevance only where there are words to be relevant to."""
        if self.sort is Sort.RELEVANCE and not self.wanted.ranks:
            return Sort.ANSWERED
        return self.sort

    @cached_property
    def narrowed(self) -> tuple[tuple[Facet, tuple[str, ...]], ...]:
        """The filters in use, with what is chosen in each."""
        return tuple((facet, values) for facet in Facet if (values := self.chosen(facet)))

    @property
    def is_filtered(self) -> bool:
        return bool(self.narrowed)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What stands in the address of this very search: `urlencode` makes it one."""
        found = [("q", self.words)] if self.words else []
        found += [(facet.value, value) for facet, values in self.narrowed for value in values]
        found += [("like", self.like)] if self.like else []
        found += [("sort", self.sort.value)] if self.sort is not Sort.RELEVANCE else []
        found += [("by", self.by.value)] if self.by is not By.QUESTION else []
        return found + ([("page", str(self.page))] if self.page > 1 else [])

    def turned(self, **how: Sort | By | int) -> SearchQuery:
        """The same words and filters, in another order, by another kind of result or on another page.

        What was made of the words and filters goes along: a page of results has ten such addresses.
        """
        found = object.__new__(SearchQuery)
        found.__dict__.update(self.__dict__, **how)
        return found

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values a facet is filtered by, as they stand in addresses and in the index."""
        value = getattr(self, FIELDS[facet])
        if isinstance(value, bool):
            return (YES,) if value else ()
        return tuple(str(each) for each in value)

    def without(self, facet: Facet, value: str | None = None) -> SearchQuery:
        """The same search, from its first page, with one filter lifted or one value of it let go of."""
        before = getattr(self, FIELDS[facet])
        after: object = False
        if not isinstance(before, bool):
            after = () if value is None else tuple(each for each in before if str(each) != value)
        return replace(self, page=1, **{FIELDS[facet]: after})  # type: ignore[arg-type]

    def without_filters(self) -> SearchQuery:
        """The words alone."""
        return SearchQuery(self.words, sort=self.sort, by=self.by)

    def lifted(self) -> Iterator[tuple[Facet, SearchQuery]]:
        """For each filter in use, the same search with it lifted."""
        return ((facet, self.without(facet)) for facet, _ in self.narrowed)
