"""What was done on the day of a letter, in a word that goes before the day."""

from __future__ import annotations

from documents.reading.shapes import LetterKind

DONE = {
    LetterKind.TRANSFER.value: "transferred",
    LetterKind.EXTENSION.value: "extended",
    LetterKind.ACKNOWLEDGEMENT.value: "acknowledged",
    LetterKind.CLARIFICATION.value: "clarification asked for",
    LetterKind.FEES.value: "fee asked for",
}


def ended(kind: str) -> str:
    """What a letter of this kind did: it answered, unless it is one of those that answer nothing."""
    return DONE.get(kind, "answered")
