"""Draw one page of a PDF as its words are best recognised: large, in greys, and as bare dots that hide nothing."""

from __future__ import annotations

from dataclasses import astuple
from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.clearing.pictures import count_pages
from documents.reading.formats.scan import draw_dots


def scan(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """How many pages the letter has; the page asked for: its size, its ruling lines, its dots."""
    drawn = draw_dots(letter, asked["page"], asked["quarters"])
    told: dict[str, object] = {"width": drawn.width, "height": drawn.height, "scale": drawn.scale}
    rules = [astuple(rule) for rule in drawn.rules]
    write_json(answer, told | {"pages": count_pages(letter), "rules": rules})
    write_frame(answer, BYTES, drawn.dots)


if __name__ == "__main__":
    answer_with(scan)
