"""What was done on the day of a letter that answers nothing, in a word that goes before the day."""

from __future__ import annotations

from documents.reading.shapes import LetterKind

DONE = {
    LetterKind.TRANSFER.value: "transferred",
    LetterKind.EXTENSION.value: "extended",
    LetterKind.ACKNOWLEDGEMENT.value: "acknowledged",
    LetterKind.CLARIFICATION.value: "clarification asked for",
    LetterKind.FEES.value: "fee asked for",
}
