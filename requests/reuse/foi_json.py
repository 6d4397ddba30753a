"""`foi.json`: one published response as a document for programs. The one source of its schema and of its description.

The words under a field are what the schema page and the JSON Schema say of it, so they are written for readers.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from requests.reuse.answers import Question
from requests.reuse.heads import Head, Item


class CellSource(Item):
    """A place in the letter that a cell of a table was taken from."""

    page: int
    """The page’s number."""
    boxes: list[list[float]] | None
    """Left, top, right and bottom of each printed line, in points."""


class Check(Item):
    """Whether a total agrees with the rows above it."""

    column: str
    """The column’s heading."""
    said: str
    """The total that the letter gives."""
    found: str
    """What the rows come to."""
    agrees: bool
    """Whether they are the same."""


class Table(Item):
    """A table of the letter."""

    number: int
    """Its number in this response."""
    caption: str
    """Ours, unless the letter has one."""
    address: str
    """The table as a CSV file."""
    header: list[str]
    """The heading of each column."""
    rows: list[list[str]]
    """The cells, row by row, in the letter’s own words."""
    total_row: int | None
    """Which of the rows is the total, counted from 0."""
    checks: list[Check]
    """Whether the totals agree with the rows."""
    caveats: list[str]
    """What the letter warns of when using the figures, word for word. Show it wherever you show them."""
    reworded: list[list[int]]
    """Cells that staff corrected to what the letter does not say, as row, 0 for the header, and column from 0."""
    cells: list[list[list[CellSource]]]
    """Where each cell stands in the letter, the header first; empty where that is not known."""


class NoticedPart(Item):
    """A part of an answer that a decision notice decides about."""

    number: str
    """The question’s number as people say it."""
    part: int | None
    """Which part of its answer; null for the whole."""
    held: str
    """What became of the complaint: upheld, partly, or not upheld."""
    ruling: str | None
    """What became of an appeal to the Tribunal: dismissed, partly or allowed; null where it ruled on none."""


class DecisionNotice(Item):
    """What the regulator decided on a complaint about this response, where it publishes that."""

    reference: str
    """The regulator’s reference."""
    decided_on: date
    """The notice’s date."""
    address: str
    """Where the regulator publishes it."""
    ruled_on: date | None
    """The day of the Tribunal’s decision on it; null where there is none."""
    parts: list[NoticedPart]
    """The parts of answers it decides about."""


class Document(Item):
    """A document that the letter names."""

    label: str
    """What the letter calls it, such as “Document 3”."""
    title: str | None
    """Its title."""
    pages: list[int] | None
    """The pages of the letter’s file it takes up; null where that cannot be told."""
    note: str | None
    """What else the letter says of it."""


class Page(Item):
    """A page of the public copy of the letter."""

    number: int
    """Its number."""
    address: str
    """The page here, with its text."""
    picture: str | None
    """Its picture; null where the letter came as text."""
    width: float | None
    """Its width in points."""
    height: float | None
    """Its height in points."""
    text: str
    """The words on it."""


class LetterFile(Item):
    """The public copy of the letter as one file."""

    address: str
    """Where it is."""
    size: int
    """How many bytes it has."""


class Change(Item):
    """Something that a version changed."""

    anchor: str
    """The question it belongs to, such as q1b; blank where it is of the whole response."""
    number: str
    """The question’s number as people say it."""
    what: str
    """What was changed."""
    before: str
    """How it was."""
    after: str
    """How it is since."""


class Version(Item):
    """A version of the response that the public has read."""

    number: int
    """Its number, from 1."""
    published_at: datetime
    """When it was published."""
    checked_on: date | None
    """The day staff checked it against the letter; null if nobody did."""
    because: str
    """What staff say of the change."""
    changes: list[Change]
    """What it changed."""


class Said(Item):
    """A line of “In short”."""

    word: str
    """What the line is about, such as “Asked” or “Given”."""
    text: str
    """Our words."""


class Response(Head):
    """One published response, whole."""

    form: Literal["foi.json/1"]
    """The form of this document. The number rises when a field is taken away or changes its meaning."""
    schema_address: str
    """The JSON Schema of this form."""
    in_short: list[Said]
    """Ours: a summary in a few lines. Do not quote it as the authority’s."""
    due_on: date
    """The last day of the time for compliance; of a review, of the time that its law or the Code of Practice has."""
    working_days: int
    """On which working day after the request’s arrival it was answered."""
    late_reason: str
    """Ours: why it was late, where staff say so."""
    questions: list[Question]
    """The questions in the order of the letter, each with its answer."""
    tables: list[Table]
    """The tables of the letter."""
    documents: list[Document]
    """The documents that the letter names."""
    review: str
    """What the letter says of asking for a review, word for word."""
    decision_notices: list[DecisionNotice]
    """What the regulator decided on complaints about it, the oldest first; where it publishes that."""
    letter_file: LetterFile | None
    """The letter as one file; null where there is none."""
    pages: list[Page]
    """The letter page by page."""
    versions: list[Version]
    """What changed since it was first published, the latest first."""


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a whole response, as it is written."""
    generated = Response.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}


def schema_text() -> str:
    """The same as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=1)
