"""What a file holds and does not show, in every format that is taken in: read `hidden_data` first.

Runs inside a limited child only: the files come from anybody. What cannot be looked through is a finding too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from documents.clearing.hiding.drawn import of_drawn
from documents.clearing.hiding.markup import of_markdown, of_text, of_web_page
from documents.clearing.hiding.messages import Look, of_mail, of_outlook
from documents.clearing.hiding.open_text import of_open_text
from documents.clearing.hiding.pdf_file import of_pdf
from documents.clearing.hiding.pictures import holds_details
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.hiding.sheets import of_spreadsheet
from documents.clearing.hiding.word import of_word
from documents.reading.formats.telling import (
    DOCX,
    is_mail,
    is_markdown,
    is_outlook,
    is_spreadsheet,
    is_web_page,
    office_kind,
)

PDF = b"%PDF-"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"II*\x00", b"MM\x00*", b"GIF8")
TEXTS = (".txt", ".text", ".csv")

__all__ = ["HiddenData", "Place", "hidden_data"]


def hidden_data(name: str, data: bytes, *, pages: bool = True) -> tuple[HiddenData, ...]:
    """Every hiding place of the file that holds something.

    `pages`: whether the pages of a PDF, also of one that came with a message, are read and drawn too; the reader and
    the pictures of a letter say the same.
    """
    found: dict[HiddenData, None] = {}
    try:
        for each in _look(name, data, partial(_attached, pages=pages)):
            found.setdefault(each)
        if pages and data.startswith(PDF):
            found |= dict.fromkeys(of_drawn(data))
    except Exception:  # noqa: BLE001  a hostile or damaged file can raise anything; what it hides is then not known
        found.setdefault(HiddenData(Place.UNSEARCHED))
    return tuple(found)


def _look(name: str, data: bytes, look: Look) -> Iterator[HiddenData]:
    office = office_kind(data)
    if office is not None:
        yield from of_word(data) if office == DOCX else of_open_text(data)
    elif is_spreadsheet(data):
        yield from of_spreadsheet(data)
    elif data.startswith(PDF):
        yield from of_pdf(data)
    elif is_outlook(data):
        yield from of_outlook(data, look)
    elif is_mail(name, data):
        yield from of_mail(data, look)
    elif is_web_page(name, data):
        yield from of_web_page(data)
    elif data.startswith(PICTURES):
        if holds_details(data):
            yield HiddenData(Place.PICTURE_DETAILS)
    elif is_markdown(name):
        yield from of_markdown(data)
    elif name.lower().endswith(TEXTS):
        yield from of_text(data.decode("utf-8", "replace"))
    else:
        yield HiddenData(Place.UNSEARCHED)


def _attached(name: str, data: bytes, *, pages: bool) -> Iterator[HiddenData]:
    """A file that came with a message: said to be in it. A message within a message is not opened."""
    if is_mail(name, data) or is_outlook(data):
        yield HiddenData(Place.EMBEDDED, "a message that came with it")
        return
    if is_spreadsheet(data):
        yield HiddenData(Place.SPREADSHEET)
    for each in hidden_data(name, data, pages=pages):
        yield HiddenData(each.place, ", ".join(filter(None, (each.where, "a file that came with it"))), None)
