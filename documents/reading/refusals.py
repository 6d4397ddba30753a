"""Why a file could not be read: the fixed sentences, each with what to do."""

from __future__ import annotations

from documents.errors import UnreadableLetter

NOT_A_LETTER = "This is not a kind of file the archive reads. Save the letter as a PDF or as plain text and try again."
EMPTY = "The file is empty. Check that it was saved or copied whole and try again."
NO_WORDS = "There are no words in this file. Check that it is the right file and try again."
BROKEN_PDF = "The PDF is damaged or cut short. Open it in the program it came from, save it again and try that copy."
NO_PAGES = "The PDF holds no pages that can be shown. Ask for the letter again, or print it to a new PDF."
PASSWORD = "The file is a PDF that asks for a password. Save a copy without one and try again."
PICTURES_ONLY = (
    "The pages are pictures without any text, and text recognition (OCR) is not installed. "
    "Install it, or ask for the letter as it was written."
)
TOO_MANY_PAGES = "The file has more than 2,000 pages. Split it and file the letter itself."
TOO_MUCH_TEXT = "The file holds more text than a letter can. File the letter itself, without its attachments."
NOT_TEXT = "The file is named as text but holds something else. Save the letter as a PDF or as plain text and try again."


def refuse(reason: str) -> UnreadableLetter:
    """The named exception for one of the sentences above."""
    return UnreadableLetter(reason)
