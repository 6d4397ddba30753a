"""Read one letter, and say page by page how far it is."""

from __future__ import annotations

import gc
from typing import BinaryIO

import pypdfium2

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json, write_told
from documents.clearing.hiding.looking import hidden_data
from documents.reading.as_json import to_json
from documents.reading.formats import pdf
from documents.reading.formats.scan import seen_page
from documents.reading.letters import read
from documents.reading.words import Page

SELDOM = 100_000  # objects made before any are looked through


def collect_seldom() -> None:
    """Look for garbage in circles seldom: reading leaves hardly any, and looking takes a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(SELDOM)


def tell_pages(answer: BinaryIO) -> None:
    """Say of each page of a PDF that it is read. The reader is pure, and tells nobody itself."""
    read_page = pdf.read_page

    def read_and_tell(document: pypdfium2.PdfDocument, number: int) -> Page:
        page = read_page(document, number)
        write_told(answer, number, len(document))
        return page

    pdf.read_page = read_and_tell


def read_letter(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """The reading of the letter, with the words that were seen in its pictures, and what the file does not show."""
    seen = {int(page): seen_page(told) for page, told in asked["seen"].items()}
    reading = to_json(read(asked["name"], letter, seen))
    hidden = hidden_data(asked["name"], letter, pages=False)
    told = [[each.place, each.where, each.page] for each in hidden]
    write_json(answer, {"reading": reading, "hidden": told})


def read_and_tell(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """The same, for somebody who waits."""
    tell_pages(answer)
    read_letter(asked, letter, answer)


if __name__ == "__main__":
    collect_seldom()
    answer_with(read_and_tell)
