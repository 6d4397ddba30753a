"""What an entry can be filtered by, and how the index writes a value of it: "outcome withheld", "year 2024"."""

from __future__ import annotations

from enum import StrEnum

YES = "yes"
PAGE = "page of a document"  # the trait of one; all others are answers


class Has(StrEnum):
    """What an answer comes with."""

    TABLE = "table"
    DOCUMENT = "document"
    LINK = "link"
    NOTICE = "notice"  # a decision notice of the regulator about it


class Sent(StrEnum):
    """As what the letter counts in the statistics; each as one of these. "answer": all but the others."""

    ANSWER = "answer"
    REVIEW = "review"  # the outcome of an internal review
    PASSED_ON = "passed-on"  # a transfer to another authority, in time: one that comes late counts as a late answer


class Facet(StrEnum):
    """What results are filtered by. The values are the names of the parameters and of the words for the box."""

    OUTCOME = "outcome"
    EXEMPTION = "exemption"
    TOPIC = "topic"
    YEAR = "year"
    HAS = "has"
    LATE = "late"
    REVIEW = "review"
    RECEIVED = "received"
    ANSWERED = "answered"
    KIND = "kind"

    @property
    def is_counted(self) -> bool:
        """Whether all its values are offered with counts. Quarters and kinds are only linked to."""
        return self not in (Facet.RECEIVED, Facet.ANSWERED, Facet.KIND)


COUNTED = tuple(facet for facet in Facet if facet.is_counted)
# Counting costs by the column, by the entry, and by how many different values of a column occur. So all that is counted
# stands in four columns, in each as one number for all traits of an entry that the column counts.
COLUMNS = {
    "year": (Facet.YEAR,),
    "has": (Facet.HAS, Facet.LATE, Facet.REVIEW),
    "law": (Facet.OUTCOME, Facet.EXEMPTION),
    "about": (Facet.TOPIC,),
}
COLUMN_OF = {facet: column for column, facets in COLUMNS.items() for facet in facets}
PAGE_COLUMN = "has"


def trait(facet: Facet, value: object) -> str:
    """A value of a facet as one term of the index."""
    return f"{facet.value} {value}"


def of_trait(term: str) -> tuple[str, str]:
    """The facet and the value that a term of the index stands for."""
    facet, _, value = term.partition(" ")
    return facet, value
