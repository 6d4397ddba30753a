"""Questions and the parts of their answers as programs get them. The words under a field are written for readers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from requests.reuse.heads import Item


class Link(Item):
    """A link in the words of an answer."""

    label: str
    """The words that are linked."""
    address: str | None
    """Where it leads; null where the letter gives no address that can be followed."""
    site: str | None
    """The site it leads to."""
    page_hint: str | None
    """Where to look there, if the letter says so."""
    start: int | None
    """Where the linked words begin in the text of their run, counted in characters from 0."""
    end: int | None
    """Where they end."""


class Run(Item):
    """A stretch of an answer’s words, as it stands in the letter."""

    kind: str
    """How it is set: paragraph, heading, list item, table, or reasons (the formal reasons for an exemption)."""
    text: str
    """The letter’s own words."""
    table: int | None
    """The number of the table that stands here, if it is one."""
    links: list[Link]
    """The links in these words."""


class Exemption(Item):
    """A provision that a part of an answer relies on."""

    as_written: str
    """As the letter names it, or as staff do where they set it."""
    section: str
    """Its code here, such as s21, r12-4-b or fs38; “other” where the catalogue has none."""
    provision: str | None
    """The provision with its limbs, such as 40(2)."""
    regime: str
    """The law it stands in: FOIA, EIR or FOISA."""
    address: str | None
    """The exemption’s page here; null for provisions that the catalogue has not."""


class Source(Item):
    """A place in the letter that something was taken from."""

    page: int
    """The page’s number."""
    passage: int
    """The number of the passage on that page, in reading order."""
    role: str
    """What stands there: question, answer, table, review or copyright."""
    address: str
    """The page with this passage highlighted."""
    boxes: list[list[float]] | None
    """Left, top, right and bottom of each printed line, in points; null where the letter came as text."""


class Part(Item):
    """A part of an answer with an outcome of its own."""

    order: int
    """Its place among the parts of the answer, from 1."""
    outcome: str
    """What became of it, as filters name it, such as “disclosed” or “withheld”."""
    outcome_in_words: str
    """The same in the words of the pages, such as “Given”."""
    held_by: str | None
    """The body that holds the information, where the letter says that another one does."""
    runs: list[Run]
    """The letter’s own words, run by run."""
    exemptions: list[Exemption]
    """The provisions relied on."""
    set_by_staff: list[Literal["outcome", "exemptions"]]
    """What of it staff set otherwise than the letter was read: no words of the letter say it. Show that with it."""
    sources: list[Source]
    """Where in the letter it stands."""


class QuestionHead(Item):
    """A question without its answer."""

    number: str
    """Its number as people say it, such as 1b."""
    anchor: str
    """Its number as it stands in addresses, such as q1b."""
    address: str
    """The question’s own public page."""
    lead: str
    """The letter’s words above it, where it is a sub-question; blank if there are none."""
    text: str
    """The question in the letter’s own words."""
    reworded: bool
    """Whether staff corrected these words, or those above it, to what the letter does not say. Show that with them."""
    label: str
    """Ours: the question in a few words."""
    outcome: str | None
    """What became of it as a whole; null where it only leads its sub-questions in."""
    outcome_in_words: str | None
    """The same in the words of the pages."""


class Review(Item):
    """How a question stands to an internal review: the letters belong together while both are published."""

    relation: str
    """Whether it was “reviewed” later, or is the “review” of an earlier answer."""
    decision: str
    """What became of the earlier answer: stands, changed in part, replaced, or looked at again."""
    address: str
    """The other letter’s question."""
    answered_on: date
    """The day of the other letter."""
    changed: list[int] | None
    """Which parts of the earlier answer it changed, counted from 1; null where that is not known."""


class Question(QuestionHead):
    """A question with the parts of its answer."""

    review: Review | None
    """What an internal review decided of it, or which earlier answer it reviews; null where there is none."""

    parts: list[Part]
    """The parts of its answer, in the order of the letter."""
    sources: list[Source]
    """Where in the letter the question stands."""
