"""Read one letter."""

from __future__ import annotations

from typing import Any, BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json
from documents.reading import read
from documents.reading.as_json import to_json
from documents.reading.formats.scan import Seen, SeenWord
from documents.reading.spans import Box


def read_letter(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """The reading of the letter, with the words that were seen in its pictures, as one value."""
    write_json(answer, {"reading": to_json(read(asked["name"], letter, _seen(asked["seen"])))})


def _seen(told: dict[str, list[Any]]) -> Seen:
    return {
        int(page): [SeenWord(text, Box(*box), sure, new_line) for text, box, sure, new_line in words]
        for page, words in told.items()
    }


if __name__ == "__main__":
    answer_with(read_letter)
