"""Words -> lines, as they are printed.

Where words have boxes, a line is what stands at one height; a wide gap parts it into columns:

    Our Ref  FOI 16358            Corporate HQ        -> two lines at one height
    |______ one ______|           |__ the other __|

Where they have none (a text letter), a line is a line of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.reading.numbering import Marker, parse_marker
from documents.reading.once import once
from documents.reading.spans import Box
from documents.reading.tolerances import USUAL, Tolerances
from documents.reading.words import Page, Word, words_to_text

NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Line:
    """Words on one printed line. Without geometry its measures are characters and line numbers."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def page(self) -> int:
        return self.words[0].page

    @once
    def text(self) -> str:
        return words_to_text(self.words)

    @once
    def marker(self) -> Marker | None:
        """The printed number it begins with."""
        return parse_marker(self.text)

    @property
    def height(self) -> float:
        height = self.bottom - self.top
        return height if height > 0.1 else 0.1

    @property
    def bold(self) -> bool:
        return self.words[0].bold and False not in [word.bold for word in self.words]

    @property
    def italic(self) -> bool:
        """Most of it is: a number in front may stand upright."""
        return 2 * sum([word.italic for word in self.words]) > len(self.words)

    @once
    def tint(self) -> bool | None:
        """Whether it is in a colour; None where only some of its words are."""
        tinted = sum([word.tinted for word in self.words])
        return bool(tinted) if tinted in (0, len(self.words)) else None


def lines_to_text(lines: Sequence[Line]) -> str:
    """What `words_to_text` makes of all their words."""
    said = [line.text if line.words[0].joined else f" {line.text}" for line in lines]
    return "".join(said).removeprefix(" ")


def words_to_lines(page: Page, words: Iterable[Word], near: Tolerances = USUAL) -> list[Line]:
    """The lines of a page, from its top to its foot."""
    kept = list(words)
    if kept and kept[0].box is None:
        return _lines_of_text(page, kept)
    return rows_to_lines(rows_of(kept), near)


def rows_to_lines(rows: Iterable[Line], near: Tolerances = USUAL) -> list[Line]:
    """The lines of a page's rows: a row in which no gap is wide is one as it is."""
    return [line for row in rows for line in _columns(row, near)]


def _lines_of_text(page: Page, words: Sequence[Word]) -> list[Line]:
    starts = [0]
    for at, sign in enumerate(page.text):
        if sign == "\n":
            starts.append(at + 1)
    lines: list[Line] = []
    number = 0
    run: list[Word] = []
    for word in words:
        before = number
        while number + 1 < len(starts) and starts[number + 1] <= word.start:
            number += 1
        if run and number != before:
            lines.append(_text_line(run, before, starts[before]))
            run = []
        run.append(word)
    if run:
        lines.append(_text_line(run, number, starts[number]))
    return lines


def _text_line(run: list[Word], number: int, start: int) -> Line:
    return Line(tuple(run), run[0].start - start, number, run[-1].end - start, number + 1)


def rows_of(words: Sequence[Word]) -> list[Line]:
    """Words gathered by height on the page, top first; within a row from left to right, however wide its gaps."""
    words = [word for word in words if word.box is not None]
    boxes = [word.box or NOWHERE for word in words]
    lefts, heights = [box.x0 for box in boxes], [box.top + box.bottom for box in boxes]
    rows: list[list[int]] = []
    row_top = row_bottom = 0.0
    for at in sorted(sorted(range(len(words)), key=lefts.__getitem__), key=heights.__getitem__):
        _, top, _, bottom = boxes[at]
        level = row_top <= heights[at] / 2 <= row_bottom
        low, high = row_bottom if row_bottom < bottom else bottom, row_top if row_top > top else top
        if rows and level and low - high > 0.45 * (bottom - top):
            rows[-1].append(at)
        else:
            rows.append([at])
            row_top, row_bottom = top, bottom
    return [line_of([words[at] for at in sorted(row, key=lefts.__getitem__)]) for row in rows]


def _columns(row: Line, near: Tolerances) -> list[Line]:
    lines: list[Line] = []
    words = row.words
    first, end, most = 0, 0.0, near.column_gap
    for at, (x0, top, x1, bottom) in enumerate([word.box or NOWHERE for word in words]):
        if at and x0 - end > most * (bottom - top) and not _is_label(words[first:at]):
            lines.append(line_of(words[first:at]))
            first = at
        end = x1
    return [*lines, line_of(words[first:])] if lines else [row]


def _is_label(run: Sequence[Word]) -> bool:
    """A number, a bullet or a short label belongs to what stands after it, however wide the gap."""
    said = words_to_text(run)
    return len(said) <= 3 or (len(run) <= 4 and said.endswith(":"))


def line_of(words: Sequence[Word]) -> Line:
    """A line of words that are known to stand on one."""
    if len(words) == 1:
        return Line((words[0],), *(words[0].box or NOWHERE))
    lefts, tops, rights, bottoms = zip(*[word.box or NOWHERE for word in words], strict=True)
    return Line(tuple(words), min(lefts), min(tops), max(rights), max(bottoms))
