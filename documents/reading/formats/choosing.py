"""Which module reads a file: told by its first bytes."""

from __future__ import annotations

from documents.reading import refusals
from documents.reading.formats import docx, email, html, markdown, odt, outlook, pdf, text
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.formats.telling import (
    DOCX,
    is_mail,
    is_markdown,
    is_outlook,
    is_spreadsheet,
    is_web_page,
    office_kind,
)
from documents.reading.words import Page

TEXT_NAMES = (".txt", ".text")
OTHER_FILES = (
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"MZ",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
)


def pages_of(name: str, data: bytes, seen: Seen = NOTHING_SEEN) -> list[Page]:
    """A letter's pages. What the file is, its first bytes say; its name only tells text from nothing known.

    `seen`: the words that text recognition found in the pictures of a scan's pages.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise refusals.refuse(refusals.EMPTY)
    office = office_kind(data)
    if office is not None:
        return docx.read_pages(data) if office == DOCX else odt.read_pages(data)
    if is_spreadsheet(data):
        raise refusals.refuse(refusals.OFFICE)
    if is_outlook(data):
        return outlook.read_pages(data, seen)
    if is_mail(name, data):
        return email.read_pages(data, seen)
    if is_web_page(name, data):
        return html.read_pages(data)
    if data.lstrip()[:9].startswith(OTHER_FILES):
        raise refusals.refuse(refusals.NOT_A_LETTER)
    if data.startswith(b"%PDF-"):
        return pdf.read_pages(data, seen)
    if is_markdown(name):
        return markdown.read_pages(data)
    if name.lower().endswith(TEXT_NAMES):
        return text.read_pages(data)
    raise refusals.refuse(refusals.NOT_A_LETTER)
