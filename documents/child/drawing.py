"""Draw a batch of a PDF's pages."""

from __future__ import annotations

from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import BYTES, write_frame, write_json
from documents.clearing.pictures import count_pages, draw_pages


def draw(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """How many pages the letter has, and the pictures of those asked for."""
    write_json(answer, {"pages": count_pages(letter)})
    for page in draw_pages(letter, asked["first"], asked["last"]):
        told: dict[str, object] = {"number": page.number, "width": page.width, "height": page.height, "cuts": page.cuts}
        told |= {"unseen_words": page.unseen_words, "marks": page.marks, "unread": page.unread}
        write_json(answer, told | {"words": [[start, end, *box] for start, end, box in page.words]})
        write_frame(answer, BYTES, page.webp)
        write_frame(answer, BYTES, page.png)


if __name__ == "__main__":
    answer_with(draw)
