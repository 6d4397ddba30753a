"""Tables of a plain text, of which only spaces part the columns:

Year       Visits
2022/23    4,118         figures that stand in columns, as `unruled` tells them: a sign is as wide as any other
2023/24    4,560
"""

from __future__ import annotations

import re

from documents.reading.lines import line_of
from documents.reading.spans import Box
from documents.reading.unruled import unruled_tables
from documents.reading.words import Grid, Page, Word

SPACED = re.compile(r"[^\s] {2,}(?=[^\s])")
LINE, HEIGHT = 3.0, 2.0  # from line to line, and of one; two spaces are wide then and one is not, a blank line is far
FEWEST = 3  # figures


def aligned_grids(page: Page) -> list[Grid]:
    """The tables of a text's page whose columns spaces part."""
    if not SPACED.search(page.text):
        return []
    known = {word.start: word for word in page.words}
    rows = [line_of(words) for words in _placed(page)]
    return [
        Grid(
            tuple(tuple(tuple(known[word.start] for word in cell) for cell in row) for row in cells),
            _begin(page, cells),
        )
        for cells in unruled_tables(rows, FEWEST)
    ]


def _placed(page: Page) -> list[list[Word]]:
    """The words of each line, with the place they would have if every sign were of one width."""
    lines: list[list[Word]] = []
    at, number, begin = 0, 0, 0
    words = page.words
    for line in page.text.split("\n"):
        end, placed = begin + len(line), list[Word]()
        while at < len(words) and words[at].start < end:
            word, top = words[at], number * LINE
            placed.append(word._replace(box=Box(word.start - begin, top, word.end - begin, top + HEIGHT)))
            at += 1
        lines += [placed] if placed else []
        begin, number = end + 1, number + 1
    return lines


def _begin(page: Page, cells: tuple[tuple[tuple[Word, ...], ...], ...]) -> int:
    first = min(word.start for cell in cells[0] for word in cell)
    return page.text.rfind("\n", 0, first) + 1
