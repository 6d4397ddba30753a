"""Why a file could not be read: those of the archive's fixed sentences that a reader can give."""

from __future__ import annotations

from documents.errors import Reason, UnreadableLetter

NOT_A_LETTER = Reason.NOT_A_LETTER
EMPTY = Reason.EMPTY
OFFICE = Reason.WORD
NO_WORDS = Reason.NO_WORDS
BROKEN_PDF = Reason.BROKEN_PDF
NO_PAGES = Reason.NO_PAGES
PASSWORD = Reason.LOCKED
PICTURES_ONLY = Reason.PICTURES_ONLY
TOO_MANY_PAGES = Reason.TOO_MANY_PAGES
TOO_MUCH_TEXT = Reason.TOO_MUCH_TEXT
NOT_TEXT = Reason.NOT_TEXT
BROKEN_OFFICE = Reason.BROKEN_OFFICE
MESSAGE = Reason.MESSAGE
TOO_BIG_INSIDE = Reason.TOO_BIG_INSIDE


def refuse(reason: Reason) -> UnreadableLetter:
    """The named exception for one of the sentences above."""
    return UnreadableLetter(reason)
