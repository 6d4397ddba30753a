"""A letter that goes out, as plain values: what Word file and PDF are both made from.

worksheet ─ composing ─▶ OutgoingLetter ─ written ─▶ Word file, PDF ─ documents.reading ─▶ the worksheet again
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from requests.cases.answer_words import ADDRESS
from requests.law.outcomes import Outcome


class Kind(StrEnum):
    """What a block of a letter is. The values are what templates ask for."""

    HEADING = "heading"  # over a section of the letter
    REQUESTED = "requested"  # a question in the request restated
    QUESTION = "question"  # "Question 1b", over its answer
    ASKED = "asked"  # the question's words there
    OUTCOME = "outcome"  # over each part of an answer, and over what is told of it
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Source(StrEnum):
    """Whose words they are: the letter's own, or what field of the worksheet they were typed into."""

    LETTER = "letter"
    TEXT = "text"
    HARM = "harm"
    FOR_GIVING = "for_giving"
    FOR_KEEPING = "for_keeping"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table of a letter. `lead`: what the letter puts before words that were typed.

    `rows`: of a table, its heads first. `number`: of a question that is restated.
    """

    kind: Kind
    text: str = ""
    source: Source = Source.LETTER
    lead: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""

    @property
    def said(self) -> str:
        """Its words as they stand in the letter."""
        return f"{self.lead} {self.text}" if self.lead else self.text

    def values(self) -> dict[str, Any]:
        """As a template takes it: each line as pieces of words, some of which lead to an address."""
        return {
            "kind": self.kind.value,
            "number": self.number,
            "lines": [pieces_of(line) for line in self.said.split("\n")],
            "rows": [[[pieces_of(line) for line in cell.split("\n")] for cell in row] for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A part of an answer: its head, which the reader of letters reads back, and what stands under it.

    Of a part that was looked at again, `before` tells what it was, and `reasons` why it is so now: each under its own
    heads, so that neither is read as the answer.
    """

    outcome: Outcome
    head: str
    blocks: tuple[Block, ...]
    not_yet: bool = False
    held_by: str = ""
    before: tuple[Block, ...] = ()
    reasons: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterQuestion:
    """A question with its answer."""

    key: int
    number: str
    label: str
    text: str
    parts: tuple[LetterPart, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """As they follow each other in the letter."""
        yield Block(Kind.QUESTION, self.label)
        yield Block(Kind.ASKED, self.text)
        for part in self.parts:
            yield from part.before
            yield Block(Kind.OUTCOME, part.head)
            yield from part.blocks
            yield from part.reasons


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the authority's name and how it is reached."""

    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it goes to."""

    name: str = ""
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """A whole letter. `missing`: in plain sentences what it lacks; with any of it the letter is a draft and says so."""

    letterhead: Letterhead
    recipient: Recipient
    reference: str
    dated: str
    subject: str
    opening: tuple[Block, ...]
    questions: tuple[LetterQuestion, ...] = ()
    closing: tuple[Block, ...] = ()
    signed: str = ""
    after: tuple[Block, ...] = ()
    missing: tuple[str, ...] = ()
    advised: tuple[str, ...] = field(default=())

    @property
    def is_draft(self) -> bool:
        """Whether something is missing, so that it may not go out."""
        return bool(self.missing)

    @property
    def greeting(self) -> str:
        return f"Dear {self.recipient.name}," if self.recipient.name else "Dear requester,"

    @property
    def blocks(self) -> list[Block]:
        """All between greeting and sign-off."""
        return [*self.opening, *(block for question in self.questions for block in question.blocks), *self.closing]

    @property
    def title(self) -> str:
        """The file's title."""
        return f"{self.subject}, {self.reference}"

    def values(self) -> dict[str, Any]:
        """As the templates take it: nothing but words, lists and names for them."""
        return {
            "title": self.title,
            "office": self.letterhead.name,
            "office_address": list(self.letterhead.address),
            "office_email": self.letterhead.email,
            "office_website": self.letterhead.website,
            "reference": self.reference,
            "dated": self.dated,
            "name": self.recipient.name,
            "email": self.recipient.email,
            "address": list(self.recipient.address),
            "greeting": self.greeting,
            "subject": self.subject,
            "blocks": [block.values() for block in self.blocks],
            "signed": self.signed,
            "after": [block.values() for block in self.after],
            "draft": self.is_draft,
            "missing": list(self.missing),
        }


def pieces_of(line: str) -> list[dict[str, str]]:
    """A line's words, parted where an address of the web begins and ends: {"text": …, "url": …}."""
    pieces, done = [], 0
    for found in ADDRESS.finditer(line):
        if found.start() > done:
            pieces.append({"text": line[done : found.start()], "url": ""})
        pieces.append({"text": found.group(), "url": found.group()})
        done = found.end()
    return [*pieces, {"text": line[done:], "url": ""}] if done < len(line) or not pieces else pieces
