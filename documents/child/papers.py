"""Which PDF a child is to draw: the letter itself, or a file that came with it where the letter is a message."""

from __future__ import annotations

from documents.errors import Reason, UnreadableLetter
from documents.reading.formats import email, outlook
from documents.reading.formats.sheets import as_pdf, sheets_of
from documents.reading.formats.telling import is_mail, is_outlook

PDF = b"%PDF-"


def paper_of(name: str, letter: bytes, file: int | None) -> bytes:
    """The letter, or of a message the file that came with it under that number, as a PDF."""
    if file is None:
        return letter
    files = _files(name, letter)
    if file >= len(files):
        raise UnreadableLetter(Reason.NO_PAGES)
    return as_pdf(files[file])


def sheet_of(name: str, letter: bytes, number: int) -> tuple[bytes, int, int | None]:
    """Where the picture with this number is: a PDF, the page in it, and how many there are; None, all its pages."""
    if letter.startswith(PDF):
        return letter, number, None
    files = _files(name, letter)
    sheets = sheets_of(files)
    if number > len(sheets):
        raise UnreadableLetter(Reason.NO_PAGES)
    leaf = sheets[number - 1]
    return as_pdf(files[leaf.file]), leaf.page, len(sheets)


def _files(name: str, letter: bytes) -> list[bytes]:
    if is_outlook(letter):
        message, _ = outlook.read_message(letter)
    elif is_mail(name, letter):
        message, _ = email.read_message(letter)
    else:
        return []
    return [each.content for each in message.attached]
