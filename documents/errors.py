"""What can be wrong with a letter, in words that say what happened and what to do."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a file was not taken in: every sentence there is. A child process can have none shown that is not here."""

    NOT_A_LETTER = "This is not a kind of file the archive reads. Save the letter as a PDF and try again."
    EMPTY = "The file is empty. Check that it was saved or copied whole and try again."
    TOO_LARGE = "The file is larger than this archive takes. File the letter itself, without its attachments."
    WORD = (
        "The file is an office document of a kind the archive does not read as a letter (old Word, rich text, a "
        "spreadsheet). Save the letter as .docx or as a PDF and try again. A spreadsheet (.xlsx) is read where it is "
        "attached to the e-mail that answers."
    )
    WEB_PAGE = "The file is a web page under another name. Save it as .html, or print it to a PDF, and try again."
    ARCHIVE = "The file is a ZIP or other archive. Unpack it and file the letter in it."
    PICTURE = "The file is a picture. Ask for the letter as it was written, as a PDF or as text."
    PROGRAM = "The file is a program and was not opened. Check where it came from."
    MESSAGE = (
        "The file is an e-mail in a form the archive does not read. Save it as .eml, .msg or as a PDF and try again."
    )
    NOT_TEXT = (
        "The file is named as text but holds something else. Save the letter as a PDF or as plain text and try again."
    )
    NOT_PDF = "The file is named as a PDF but is none. Save the letter as a PDF again and try that copy."

    NO_WORDS = (
        "There is no letter in this file: no words, or none that tell of a request for information. "
        "Check that it is the right file and try again. An annex by itself is handed in together with its letter."
    )
    NO_PAGES = "The PDF holds no pages that can be shown. Ask for the letter again, or print it to a new PDF."
    BROKEN_PDF = (
        "The PDF is damaged or cut short. Open it in the program it came from, save it again and try that copy."
    )
    BROKEN_OFFICE = (
        "The document is damaged, locked, or holds what no letter needs. "
        "Open it in the program it came from, save it as a PDF and try that copy."
    )
    LOCKED = "The file is a PDF that asks for a password. Save a copy without one and try again."
    PICTURES_ONLY = (
        "The pages are pictures without any text, and this machine has no program that reads words in pictures (OCR). "
        "Ask for the letter as it was written, or have tesseract-ocr installed where the archive runs."
    )
    TOO_MANY_PAGES = "The file has more than 2,000 pages. Split it and file the letter itself."
    TOO_MUCH_TEXT = "The file holds more text than a letter can. File the letter itself, without its attachments."

    TOO_SLOW = "Reading the file took too long and was stopped. Print the letter to a new PDF and try that copy."
    TOO_BIG_INSIDE = (
        "The file expands to more than a letter can and was not read. Print the letter to a new PDF and try that copy."
    )
    FAILED = "The file could not be read. Open it in the program it came from, save it again and try that copy."
    NOT_TRUSTED = "What came of reading the file made no sense, so nothing of it was kept. Ask for the letter again."
    NO_SANDBOX = (
        "This machine cannot shut off the network while a file is read, so no file is read. "
        "Whoever runs the archive can see why on the staff pages."
    )
    NO_ROOM = (
        "The server is out of space, or where it keeps files cannot be written. Nothing was saved. Try again later."
    )


class UnreadableLetter(Exception):
    """The file cannot be taken in or read. `reason` is one plain sentence or two, fit to be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(str(reason))
        self.reason = str(reason)


class LostLetter(Exception):
    """The archive has a letter's row, and its file is not where it was put."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The file of the letter {name!r} is missing from the store. Restore it from a backup.")


class DamagedLetter(Exception):
    """A stored file is not, byte for byte, what was taken in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The stored file of the letter {name!r} has changed since it was taken in. Restore it from a backup."
        )


class NotCleared(Exception):
    """A public copy cannot be made of the letter; the message says why."""


class NotTypeset(Exception):
    """A PDF could not be made of what is published: it took too long, or too much memory."""

    def __init__(self, template: str) -> None:
        super().__init__(f"No PDF could be made with {template}: it took too long, or too much memory.")
