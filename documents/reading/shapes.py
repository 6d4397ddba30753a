"""What reading a letter yields: plain, frozen values, each with the place it was found at.

Nothing here knows the law or the case: an exemption is a citation *as written*, an outcome is what the words of the
letter say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from documents.reading.spans import Leaf, SheetCells, Span

READER_VERSION = 14


class Outcome(StrEnum):
    """What a part of an answer does with the information asked for."""

    DISCLOSED = "disclosed"
    ELSEWHERE = "accessible elsewhere"
    WITHHELD = "withheld"
    NOT_HELD = "not held"
    HELD_BY_ANOTHER = "held by another body"
    NEITHER = "neither confirmed nor denied"
    COST_LIMIT = "cost limit"
    VEXATIOUS = "vexatious or repeated"
    UNCLEAR = "unclear"


class LetterKind(StrEnum):
    """What sort of letter this is."""

    RESPONSE = "response"
    REFUSAL = "refusal notice"
    REVIEW = "review outcome"
    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    FEES = "fees notice"
    EXTENSION = "extension"
    TRANSFER = "transfer"
    SCHEDULE = "schedule"
    OTHER = "other"


class FindingKind(StrEnum):
    """What a finding is about. The first four and the last two stop a letter from being published, as does
    a page left unread."""

    HIDDEN_TEXT = "hidden text"
    TRACKED_CHANGES = "tracked changes"
    COMMENTS = "comments"
    REQUESTER = "requester's details"
    MISSING = "missing"
    DOUBTFUL = "doubtful"
    TOTAL = "total does not add up"
    LINK = "link without target"
    ATTACHMENT = "attachment"
    CITATION = "citation"
    UNREAD = "could not be read"
    RECOGNISED = "words recognised in a picture"
    COVERED = "a shape over words"
    ANOTHER = "another letter"


class SaidKind(StrEnum):
    """How one run of an answer's words stands in the letter."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    TABLE = "table"
    REASONS = "reasons"  # a repeated or formal paragraph that gives the reasons for an exemption: shown folded, whole


@dataclass(frozen=True, slots=True)
class Fact:
    """A value taken from the letter (a reference, a date as ISO text, a name) and where it stands."""

    value: str
    spans: tuple[Span, ...]
    sure: float = 1.0  # 0.0 to 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the letter gives it. `url` is None where the words look like a link or file name but have no target."""

    label: str
    url: str | None
    page_hint: str | None
    spans: tuple[Span, ...]
    in_table: int | None = None  # index into Reading.tables of the table whose cell holds it


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision relied on, exactly as written, and normalised: "21", "40(2)", "31(1)(a)", "reg 12(4)(b)"."""

    provision: str
    as_written: str
    spans: tuple[Span, ...]
    sure: float = 1.0
    how: str = ""  # how it was found, and what makes it doubtful, in words


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. Blank cells have no spans."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A sum that was tried: a total row against what stands above it."""

    column: str
    said: str  # what the total row says
    found: str  # what the column adds up to (figures summed, or marks such as Y counted)
    agrees: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, however many pages it crosses; every row has as many cells as the header."""

    caption: str | None
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total_row: int | None  # index into rows
    checks: tuple[Check, ...]
    spans: tuple[Span, ...]  # one a page it stands on
    caveats: tuple[Fact, ...] = ()  # what the letter warns of its figures, a sentence each


@dataclass(frozen=True, slots=True)
class Said:
    """One run of words of an answer: a paragraph, a list item, a table. Word for word."""

    kind: SaidKind
    text: str
    spans: tuple[Span, ...]
    table: int | None = None  # index into Reading.tables
    links: tuple[int, ...] = ()  # indexes into Reading.links


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """A stretch of an answer with one outcome."""

    outcome: Outcome
    said: tuple[Said, ...]
    citations: tuple[Citation, ...] = ()
    not_yet: bool = False  # not held, but the letter says it will be ("currently awaiting the release")
    held_by: str | None = None  # for HELD_BY_ANOTHER: the body named
    sure: float = 1.0
    how: str = ""

    @property
    def text(self) -> str:
        """The part's words, a run a line; tables as rows of tab-separated cells."""
        return "\n".join(run.text for run in self.said)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the part stands, in reading order."""
        return tuple(span for run in self.said for span in run.spans)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, once, however often the letter prints it. `number` is a path such as "1.b.ii"."""

    number: str
    printed: str | None  # as it stands in the letter: "1.", "(b)", None where unnumbered
    text: str
    parent: str | None  # the number of the question it belongs to
    parts: tuple[AnswerPart, ...]
    spans: tuple[Span, ...]  # of the copy the answer follows
    asked_spans: tuple[Span, ...] = ()  # of the copy in the restated request, where printed twice
    sure: float = 1.0
    how: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document the letter says it comes with. `pages` is None where it cannot be told where it starts."""

    label: str
    title: str | None
    pages: tuple[int, ...] | None
    note: str | None  # plain words on what cannot be told
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """A run of pages after the letter that belong to an attached document."""

    pages: tuple[int, ...]
    title: str | None
    document: str | None  # label of the document it is, where the letter lets one tell


@dataclass(frozen=True, slots=True)
class Requester:
    """What the letter prints of the requester: for clearing, never for the public."""

    name: Fact | None = None
    email: Fact | None = None
    address: Fact | None = None

    @property
    def is_blank(self) -> bool:
        return self.name is None and self.email is None and self.address is None


class Of(StrEnum):
    """What of a reading a finding is of: whoever corrects just that has settled it."""

    KIND = "kind"  # of the letter
    QUESTIONS = "questions"  # which there are
    NUMBER = "number"  # of a question
    QUESTION = "question"  # its words: where it begins and ends
    ANSWER = "answer"  # whether there is one, and what belongs to it
    OUTCOME = "outcome"
    PROVISION = "provision"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class About:
    """The thing that a finding is of. Questions, the parts of an answer, tables, columns: all are counted from 0.

    `beside`: another question that its number is compared with; `words`: of a provision, as written.
    """

    of: Of
    question: int | None = None
    part: int | None = None
    beside: int | None = None
    table: int | None = None
    column: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know of: what, where, how sure (0.0 to 1.0); and of what that can be corrected."""

    kind: FindingKind
    what: str
    where: Span | None = None
    sure: float = 1.0
    about: About | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as read: its text, and its size in points where the format has geometry."""

    number: int
    text: str
    width: float | None = None
    height: float | None = None
    leaf: Leaf | None = None  # where it is printed, for a page of a file that came with a message
    sheet: SheetCells | None = None  # the sheet of a spreadsheet that it is, with its cells' places


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one letter."""

    pages: tuple[PageText, ...]
    kind: LetterKind
    reference: Fact | None
    date_responded: Fact | None  # ISO date
    date_received: Fact | None  # ISO date
    authority: Fact | None
    requester: Requester
    request: Fact | None  # the restated request as one block
    questions: tuple[Question, ...]
    links: tuple[Link, ...]
    tables: tuple[Table, ...]
    documents: tuple[Document, ...]
    annexes: tuple[Annex, ...]
    review: Fact | None
    copyright: Fact | None
    findings: tuple[Finding, ...]
    kind_sure: float = 1.0
    regime: str | None = None  # "FOIA", "EIR" or "FOISA" as the letter names it
    reader_version: int = READER_VERSION

    @property
    def leaves(self) -> dict[int, Leaf]:
        """Of a message: where its printed pages are, by their numbers."""
        return {page.number: page.leaf for page in self.pages if page.leaf is not None}
