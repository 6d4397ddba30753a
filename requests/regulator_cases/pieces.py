"""What an evidence bundle is made of: pieces with their words or their file, in the order they stand there."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from documents.clearing.personal import KnownPerson
from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of
from documents.models import Letter, LetterFormat
from requests.cases.consulting import without_people
from requests.gate.candidates import known_with_reviews
from requests.models import EvidenceBundle, FOIRequest, Person
from requests.models.evidence_bundle import BundlePart
from requests.reuse.cells import safe_cell

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Block:
    """Words of ours or theirs, a heading between them, or a table, its heads first."""

    kind: str  # "words", "heading", "table"
    text: str = ""
    rows: Rows = ()

    @property
    def values(self) -> dict[str, Any]:
        """As the PDF's template takes it."""
        return {"kind": self.kind, "text": self.text, "rows": [list(row) for row in self.rows]}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its words, a table of its own, or a file as it is. `ending`: of the file it is in the ZIP."""

    part: BundlePart
    title: str
    on: date | None = None
    blocks: tuple[Block, ...] = ()
    content: bytes = b""
    ending: str = "txt"

    @property
    def is_pdf(self) -> bool:
        """Whether its own pages can come into the PDF."""
        return self.ending == "pdf"

    def as_file(self) -> bytes:
        """As it lies in the ZIP."""
        if self.content:
            return self.content
        if self.ending == "csv":
            return _csv(next(block.rows for block in self.blocks if block.kind == "table"))
        said = [self.title, *(_plain(block) for block in self.blocks)]
        return ("\n\n".join(said) + "\n").encode("utf-8-sig")


@dataclass
class Gathering:
    """What is being gathered: of which request, with what of people, and what its reader has to be told."""

    foi_request: FOIRequest
    bundle: EvidenceBundle
    told: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    people: dict[int, int] = field(default_factory=dict)

    @cached_property
    def askers(self) -> Sequence[KnownPerson]:
        """Who asked, for a review too, as far as they are known."""
        return known_with_reviews(self.foi_request)

    def add(self, piece: Piece) -> None:
        """Put a piece in, with the bytes of its file."""
        self.pieces.append(piece)

    def words(self, text: str) -> str:
        """Words as they come into the bundle: without who asked, unless that was chosen."""
        return text if self.bundle.with_requester else without_people(self.askers, text)

    def person(self, person: Person | None) -> str:
        """A colleague by name, or told apart from others by a number."""
        if person is None:
            return "the site itself"
        if self.bundle.with_staff:
            return person.known_as
        return f"colleague {self.people.setdefault(person.pk, len(self.people) + 1)}"

    def file(self, part: BundlePart, title: str, on: date | None, letter: Letter) -> None:
        """Put a file in, byte for byte; one that is gone or damaged is told instead."""
        try:
            content = bytes_of(letter)
        except (LostLetter, DamagedLetter):
            self.told.append(f"{title}: the file is missing from the store, or damaged. It is not in the bundle.")
            return
        ending = ENDINGS.get(letter.format) or _ending(letter.name)
        said = content.decode("utf-8-sig", "replace") if letter.format == LetterFormat.TEXT else ""
        blocks = (Block("words", said),) if said else ()
        self.add(Piece(part, title, on, blocks, content, ending))


ENDINGS: Mapping[str, str] = {
    LetterFormat.PDF: "pdf",
    LetterFormat.TEXT: "txt",
    LetterFormat.DOCX: "docx",
    LetterFormat.ODT: "odt",
    LetterFormat.HTML: "html",
    LetterFormat.SHEET: "xlsx",
    LetterFormat.TABLE: "csv",
}


def _ending(name: str) -> str:
    found = "".join(sign for sign in name.rpartition(".")[2][:8].lower() if sign.isascii() and sign.isalnum())
    return found if found != "pdf" else "bin"


def _plain(block: Block) -> str:
    if block.kind == "table":
        return "\n".join("\t".join(row) for row in block.rows)
    return block.text.upper() if block.kind == "heading" else block.text


def _csv(rows: Rows) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
