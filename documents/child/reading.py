"""Read one letter."""

from __future__ import annotations

import gc
from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json
from documents.clearing.hiding.looking import hidden_data
from documents.reading.as_json import to_json
from documents.reading.formats.scan import seen_page
from documents.reading.letters import read

SELDOM = 100_000  # objects made before any are looked through


def collect_seldom() -> None:
    """Look for garbage in circles seldom: reading leaves hardly any, and looking takes a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(SELDOM)


def read_letter(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """The reading of the letter, with the words that were seen in its pictures, and what the file does not show."""
    seen = {int(page): seen_page(told) for page, told in asked["seen"].items()}
    reading = to_json(read(asked["name"], letter, seen))
    hidden = hidden_data(asked["name"], letter, pages=False)
    told = [[each.place, each.where, each.page] for each in hidden]
    write_json(answer, {"reading": reading, "hidden": told})


if __name__ == "__main__":
    collect_seldom()
    answer_with(read_letter)
