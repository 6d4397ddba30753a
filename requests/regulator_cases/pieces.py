"""What an evidence bundle is made of: pieces with their words or their file, in the order they stand there."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from documents.clearing.names import NEARLY, known_people
from documents.clearing.personal import KnownPerson
from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of
from documents.models import Letter, LetterFormat
from documents.reading.shapes import PageText
from requests.cases.consulting import without_people
from requests.gate.candidates import known_with_reviews
from requests.models import Consultation, EvidenceBundle, FOIRequest, Person
from requests.models.evidence_bundle import BundlePart
from requests.regulator_cases.blocks import Block, Rows
from requests.regulator_cases.file_words import words_of
from requests.reuse.cells import safe_cell


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its words, a table of its own, or a file as it is, with what of it can be set on pages.

    `ending`: of the file it is in the ZIP; `kind`: what such a file is called.
    """

    part: BundlePart
    title: str
    on: date | None = None
    blocks: tuple[Block, ...] = ()
    content: bytes = b""
    ending: str = "txt"
    kind: str = ""

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
        said = [self.title, *(block.plain for block in self.blocks)]
        return ("\n\n".join(said) + "\n").encode("utf-8-sig")


@dataclass
class Gathering:
    """What is being gathered: of which request, with what of people, and what its reader has to be told."""

    foi_request: FOIRequest
    bundle: EvidenceBundle
    told: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)

    @cached_property
    def askers(self) -> Sequence[KnownPerson]:
        """Who asked, for a review too, as far as they are known."""
        return known_with_reviews(self.foi_request)

    @cached_property
    def colleagues(self) -> Sequence[KnownPerson]:
        """Everybody with an account here, and whoever was asked about this request: two statements."""
        accounts = [(each.known_as, each.email) for each in Person.objects.all()]
        asked = Consultation.objects.filter(case__foi_request=self.foi_request).values_list("colleague", "email")
        return [KnownPerson((name,), (email,) if email else ()) for name, email in {*accounts, *asked}]

    def add(self, piece: Piece) -> None:
        """Put a piece in, with the bytes of its file."""
        self.pieces.append(piece)

    def words(self, text: str) -> str:
        """Words as they come into the bundle: without who asked, unless that was chosen."""
        return text if self.bundle.with_requester else without_people(self.askers, text)

    def inner_words(self, text: str) -> str:
        """The same, of what colleagues wrote to each other: without their names too, unless those were chosen."""
        return self.words(text if self.bundle.with_staff else without_people(self.colleagues, text))

    def person(self, person: Person | None) -> str:
        """A colleague by name, or told apart from others by a number."""
        return "the site itself" if person is None else self.called(person.known_as)

    def called(self, name: str) -> str:
        """Whoever is called so, likewise."""
        if self.bundle.with_staff:
            return name
        return f"colleague {self.people.setdefault(name.casefold(), len(self.people) + 1)}"

    def file(self, part: BundlePart, title: str, on: date | None, letter: Letter) -> bool:
        """Put a file in, byte for byte; whether something of it can be shown on pages. One that is lost is told."""
        content = self._bytes(title, letter)
        if content is None:
            return False
        blocks = () if letter.format == LetterFormat.PDF else words_of(letter, content)
        ending = ENDINGS.get(letter.format) or _ending(letter.name)
        kind = LetterFormat(letter.format).label
        self.add(Piece(part, title, on, blocks, content, ending, kind))
        return bool(blocks) or letter.format == LetterFormat.PDF

    def document(self, part: BundlePart, title: str, on: date | None, letter: Letter) -> None:
        """Put in what went with a letter; where it names who asked, and that was not chosen, its words alone."""
        if self.bundle.with_requester or not self.askers:
            self.file(part, title, on, letter)
            return
        content = self._bytes(title, letter)
        if content is None:
            return
        said = "\n\n".join(block.plain for block in words_of(letter, content))
        if not said:
            self.told.append(f"{title}: it could not be looked through for the requester’s details, and is left out.")
        elif any(found.sure >= NEARLY for found in known_people([PageText(1, said)], self.askers)):
            self.told.append(f"{title}: the file names the requester. Its words are in it without that.")
            self.add(Piece(part, f"{title}, its words", on, (Block("words", self.words(said)),)))
        else:
            self.file(part, title, on, letter)

    def _bytes(self, title: str, letter: Letter) -> bytes | None:
        try:
            return bytes_of(letter)
        except (LostLetter, DamagedLetter):
            self.told.append(f"{title}: the file is missing from the store, or damaged. It is not in the bundle.")
        return None


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


def _csv(rows: Rows) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
