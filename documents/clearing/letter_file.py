"""What the public letter's file is set from: the copy's pages, each with its words in their places.

On a page that is a picture the words lie over it and are not seen, so that the letter can be searched, copied from and
read aloud. They are the copy's words, never the file's.

    a line of words -> stretches without a wide gap: each is as wide as the words it covers
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.clearing.shapes import CopyPage

EDGE = 36.0  # points beside words whose places are not known
TALLEST = 12.0


@dataclass(slots=True)
class Stretch:
    """Words that stand together on a line, and where. In points from the page's top left corner."""

    words: str
    x: float
    top: float
    right: float
    bottom: float


def file_pages(pages: Sequence[CopyPage]) -> list[dict[str, object]]:
    """The pages as the template takes them: with a picture and stretches of words, or as text."""
    return [_pictured(page) if page.picture else {"number": page.number, "text": shown(page.text)} for page in pages]


def _pictured(page: CopyPage) -> dict[str, object]:
    lines = _lines(page) if page.words else _spread(page)
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "lines": [
            [shown(line.words), line.x, line.top, line.right - line.x, line.bottom - line.top]
            for line in lines
            if shown(line.words).strip()
        ],
    }


def _lines(page: CopyPage) -> list[Stretch]:
    """The page's words, run together where only a blank lies between them."""
    stretches: list[Stretch] = []
    reached = 0
    for start, end, box in page.words:
        before = page.text[reached:start]
        last = stretches[-1] if stretches else None
        height = box.bottom - box.top
        if last and "\n" not in before and 0 <= box.x0 - last.right < height and abs(box.bottom - last.bottom) < height:
            last.words += before + page.text[start:end]
            last.right, last.bottom = box.x1, max(last.bottom, box.bottom)
        else:
            stretches.append(Stretch(page.text[start:end], box.x0, box.top, box.x1, box.bottom))
        reached = end
    return stretches


def _spread(page: CopyPage) -> Iterator[Stretch]:
    """The page's lines, evenly from its top to its foot: their places are not known."""
    width, height = page.width or 0.0, page.height or 0.0
    lines = page.text.splitlines()
    for at, line in enumerate(lines):
        top = height * at / len(lines)
        yield Stretch(line, EDGE, top, width - EDGE, top + min(TALLEST, height / len(lines)))


def shown(text: str) -> str:
    """The text without signs that stand for nothing and that no PDF may hold."""
    return "".join(sign for sign in text if sign == "\n" or (sign.isprintable() and sign not in UNSET))


UNSET = frozenset("\ufeff\ufffe\uffff")
