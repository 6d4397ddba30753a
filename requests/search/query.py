"""A search as everybody means it: pages, feeds and the index all pass it on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from requests.law.outcomes import Overall
from requests.search.words import Wanted, wanted

PAGE_SIZE = 20
LAST_PAGE = 500  # nobody reads further, and an engine that skips a million hits works for nobody


class Sort(StrEnum):
    """In what order results come."""

    RELEVANCE = "relevance"
    DATE = "date"


class Has(StrEnum):
    """What an answer comes with."""

    TABLE = "table"
    DOCUMENT = "document"
    LINK = "link"


class Facet(StrEnum):
    """What results are counted and filtered by. The values are the names of the parameters."""

    OUTCOME = "outcome"
    EXEMPTION = "exemption"
    YEAR = "year"
    HAS = "has"


@dataclass(frozen=True)
class SearchQuery:
    """What to look for. Within a filter any of the values will do; every filter used has to be met."""

    words: str = ""
    years: tuple[int, ...] = ()
    outcomes: tuple[Overall, ...] = ()
    sections: tuple[str, ...] = ()
    has: tuple[Has, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @cached_property
    def wanted(self) -> Wanted:
        """The words, taken apart."""
        return wanted(self.words)

    @property
    def notes(self) -> tuple[str, ...]:
        """What of the words was left out, in plain sentences."""
        return (self.wanted.note,) if self.wanted.note else ()

    @property
    def by_date(self) -> bool:
        """Whether the newest come first: asked for, or there are no words to be relevant to."""
        return self.sort is Sort.DATE or not self.wanted.required

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values a facet is filtered by, as they stand in addresses and in the index."""
        values: dict[Facet, tuple[object, ...]] = {
            Facet.OUTCOME: self.outcomes,
            Facet.EXEMPTION: self.sections,
            Facet.YEAR: self.years,
            Facet.HAS: self.has,
        }
        return tuple(str(value) for value in values[facet])

    def without(self, facet: Facet) -> SearchQuery:
        """The same search with one filter lifted."""
        match facet:
            case Facet.OUTCOME:
                return replace(self, outcomes=())
            case Facet.EXEMPTION:
                return replace(self, sections=())
            case Facet.YEAR:
                return replace(self, years=())
            case Facet.HAS:
                return replace(self, has=())
