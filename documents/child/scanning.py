"""Draw one page as its words are best recognised: large, in greys, and as bare dots that hide nothing."""

from __future__ import annotations

from dataclasses import astuple
from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.child.papers import sheet_of
from documents.clearing.pictures import count_pages
from documents.reading.formats.scan import draw_dots


def scan(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """How many pages may be asked for; the one that is: its size, its rules, how much is written on it, its dots."""
    paper, page, sheets = sheet_of(asked["name"], letter, asked["page"])
    drawn = draw_dots(paper, page, asked["quarters"])
    told: dict[str, object] = {"width": drawn.width, "height": drawn.height, "scale": drawn.scale}
    told |= {"rules": [astuple(rule) for rule in drawn.rules], "written": drawn.written}
    write_json(answer, told | {"pages": sheets or count_pages(paper)})
    write_frame(answer, BYTES, drawn.dots)


if __name__ == "__main__":
    answer_with(scan)
