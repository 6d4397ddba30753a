"""Whether words and cells of tables are what pdfplumber finds, letter for letter."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pdfplumber

from documents.reading.formats.pdf import read_pages
from documents.reading.grids import cell_text, grids_of
from documents.reading.words import Page


@dataclass(slots=True)
class Alike:
    """How many words and filled cells pdfplumber finds, how many of them we have too, and what differs."""

    words: int = 0
    same_words: int = 0
    cells: int = 0
    same_cells: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def words_share(self) -> float:
        return 100 * self.same_words / self.words

    @property
    def cells_share(self) -> float:
        return 100 * self.same_cells / self.cells

    def note(self, where: str, ours: Counter[str], theirs: Counter[str]) -> int:
        """How many are in both; the rest is remembered."""
        self.differences += [f"{where}: {said!r} is ours alone" for said in (ours - theirs).elements()]
        self.differences += [f"{where}: {said!r} is pdfplumber's alone" for said in (theirs - ours).elements()]
        return (ours & theirs).total()


def compared(letters: Iterable[tuple[str, bytes]]) -> Alike:
    """All pages of the letters, side by side."""
    alike = Alike()
    for name, letter in letters:
        with pdfplumber.open(io.BytesIO(letter)) as pdf:
            for page, plain in zip(read_pages(letter), pdf.pages, strict=True):
                where = f"{name}, page {page.number}"
                words = Counter(word["text"] for word in plain.extract_words())
                cells = Counter(_cells_of(plain))
                alike.words += words.total()
                alike.cells += cells.total()
                alike.same_words += alike.note(f"{where}, word", Counter(page.text.split()), words)
                alike.same_cells += alike.note(f"{where}, cell", Counter(_our_cells(page)), cells)
    return alike


def _our_cells(page: Page) -> Iterator[str]:
    for grid in grids_of(page):
        yield from (_signs(cell_text(cell)) for row in grid.cells for cell in row if cell)


def _cells_of(page: pdfplumber.page.Page) -> Iterator[str]:
    """The filled cells of its tables; a frame around one row or one column is none to us."""
    for table in page.extract_tables():
        if len(table) > 1 and len(table[0]) > 1:
            yield from (_signs(cell) for row in table for cell in row if cell)


def _signs(text: str) -> str:
    """Its signs alone: where a cell's line breaks, we join what was cut."""
    return "".join(text.split())
