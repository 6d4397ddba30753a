"""Draw a batch of the pages of a PDF, or of a file that came with a message."""

from __future__ import annotations

from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.child.papers import paper_of
from documents.clearing.pictures import count_pages, draw_pages
from documents.clearing.shapes import Bar
from documents.reading.spans import Box


def draw(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """How many pages the letter has, and the pictures of those asked for."""
    letter = paper_of(asked.get("name", ""), letter, asked.get("file"))
    write_json(answer, {"pages": count_pages(letter)})
    bars = {int(page): [Bar(Box(*box), *more) for box, *more in those] for page, those in asked.get("bars", {}).items()}
    for page in draw_pages(letter, asked["first"], asked["last"], bars):
        told: dict[str, object] = {"number": page.number, "width": page.width, "height": page.height, "cuts": page.cuts}
        told |= {"unseen_words": page.unseen_words, "marks": page.marks, "unread": page.unread}
        told |= {"unseen": [list(box) for box in page.unseen]}
        write_json(answer, told | {"words": [[start, end, *box] for start, end, box in page.words]})
        write_frame(answer, BYTES, page.webp)
        write_frame(answer, BYTES, page.png)


if __name__ == "__main__":
    answer_with(draw)
