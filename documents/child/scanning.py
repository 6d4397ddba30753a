"""Draw one page of a PDF as its words are best recognised: large, in greys, and as bare dots that hide nothing."""

from __future__ import annotations

from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.clearing.pictures import count_pages
from documents.reading.formats.scan import draw_dots


def scan(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """How many pages the letter has, the size of the page asked for in dots, and the dots."""
    width, height, scale, dots = draw_dots(letter, asked["page"])
    write_json(answer, {"pages": count_pages(letter), "width": width, "height": height, "scale": scale})
    write_frame(answer, BYTES, dots)


if __name__ == "__main__":
    answer_with(scan)
