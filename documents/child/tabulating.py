"""What can be seen of a workbook, sheet by sheet, as rows of cells."""

from __future__ import annotations

from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json
from documents.reading.formats.spreadsheets import read_pages
from documents.reading.words import words_to_text


def tabulate(asked: Asked, workbook: bytes, answer: BinaryIO) -> None:
    """A sheet: its rows, each a list of what its cells show."""
    sheets = [
        [[words_to_text(cell) for cell in row] for grid in page.grids for row in grid.rows]
        for page in read_pages(workbook)
    ]
    write_json(answer, {"sheets": sheets})


if __name__ == "__main__":
    answer_with(tabulate)
