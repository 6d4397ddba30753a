"""Look through one file for what it holds and does not show."""

from __future__ import annotations

from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json
from documents.clearing.hiding.looking import hidden_data


def look_through(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """Each hiding place that holds something: the place, where it is, its page or null."""
    found = hidden_data(asked["name"], letter, pages=asked["pages"])
    write_json(answer, {"hidden": [[each.place, each.where, each.page] for each in found]})


if __name__ == "__main__":
    answer_with(look_through)
