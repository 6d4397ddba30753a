"""What is drawn over the picture of a page: a rectangle a line, a bar at the words' left edge, a numbered disc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # x0, top, x1, bottom, in points

PAD = 2.0  # the highlighter is this much larger than the words
BAR_WIDTH = 3.2
BAR_GAP = 6.4  # from the bar's left edge to the highlighter
DISC_RADIUS = 7.0
DISC_GAP = 10.0  # from the disc's middle to the bar
LINES_APART = 24.0  # lines nearer than this share a bar
COLUMN = 100.0  # words this far right of the page's left edge stand in a column of their own


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of an SVG, rounded to tenths of a point."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def of(cls, x: float, y: float, width: float, height: float) -> Rect:
        return cls(round(x, 1), round(y, 1), round(width, 1), round(height, 1))

    @property
    def bottom(self) -> float:
        return round(self.y + self.height, 1)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        return self.x, self.y, self.width, self.height


@dataclass(frozen=True, slots=True)
class Disc:
    """The numbered disc beside a part: its middle, its radius, and where the number's foot stands."""

    x: float
    y: float
    radius: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Line:
    """One highlighted rectangle: a printed line, or a whole table."""

    rect: Rect
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Everything that marks one part on one page."""

    part: int
    lines: tuple[Line, ...]
    bars: tuple[Rect, ...]
    disc: Disc | None

    @property
    def begins_with_table(self) -> bool:
        return self.lines[0].is_table

    @property
    def ends_with_table(self) -> bool:
        return self.lines[-1].is_table


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def around(box: Box) -> Rect:
    """The highlighter's rectangle for these words."""
    x0, top, x1, bottom = box
    return Rect.of(x0 - PAD, top - PAD, x1 - x0 + 2 * PAD, bottom - top + 2 * PAD)


def marks_of(places: Sequence[tuple[int, tuple[Box, ...], bool]], *, left: float, numbered: bool) -> tuple[Mark, ...]:
    """The marks for (part, boxes, is a table) on one page whose words begin at `left`, part by part from the top."""
    lines: dict[int, list[Line]] = {}
    for part, boxes, is_table in places:
        shown = [union(boxes)] if is_table else list(boxes)
        lines.setdefault(part, []).extend(Line(around(box), is_table) for box in shown)
    for drawn in lines.values():
        drawn.sort(key=lambda line: (line.rect.y, line.rect.x))
    in_order = sorted(lines.items(), key=lambda found: found[1][0].rect.y)
    return tuple(_mark(part, drawn, lines, left=left, numbered=numbered) for part, drawn in in_order)


def _mark(part: int, drawn: list[Line], all_lines: dict[int, list[Line]], *, left: float, numbered: bool) -> Mark:
    others = [line.rect for other, theirs in all_lines.items() if other != part for line in theirs]
    bars = _bars([line.rect for line in drawn], others, left)
    return Mark(part, tuple(drawn), bars, _disc(bars[0], drawn[0].rect) if numbered else None)


def _bars(rects: Sequence[Rect], others: Sequence[Rect], left: float) -> tuple[Rect, ...]:
    """One bar for each run of neighbouring lines, broken where another part stands between."""
    runs: list[list[Rect]] = []
    for rect in rects:
        if runs and _are_neighbours(runs[-1], rect, others):
            runs[-1].append(rect)
        else:
            runs.append([rect])
    return tuple(_bar(run, left) for run in runs)


def _are_neighbours(run: Sequence[Rect], rect: Rect, others: Sequence[Rect]) -> bool:
    bottom = max(before.bottom for before in run)
    between = any(bottom <= other.y + PAD and other.bottom - PAD <= rect.y for other in others)
    return rect.y - bottom <= LINES_APART and not between


def _bar(run: Sequence[Rect], left: float) -> Rect:
    own = min(rect.x for rect in run)
    edge = own if own - left > COLUMN else left - PAD  # all bars of a page in one line, but for columns
    top = min(rect.y for rect in run)
    return Rect.of(edge - BAR_GAP, top, BAR_WIDTH, max(rect.bottom for rect in run) - top)


def _disc(bar: Rect, first: Rect) -> Disc:
    middle = round(first.y + DISC_RADIUS, 1)
    return Disc(round(max(DISC_RADIUS, bar.x - DISC_GAP), 1), middle, DISC_RADIUS, round(middle + 3.2, 1))
