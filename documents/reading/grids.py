"""Ruling lines and words -> grids of cells on one page.

+-----+-----+      rules that cross make cells (pdfplumber's table functions, fed with our own rules);
|  a  |  b  |      cells that touch make a grid; words go to the cell their middle stands in
+-----+-----+
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from documents.reading.aligned import aligned_grids
from documents.reading.lines import Line, line_of, rows_of, words_to_lines
from documents.reading.spans import Box
from documents.reading.tolerances import USUAL, Tolerances
from documents.reading.unruled import unruled_tables
from documents.reading.unruled_answers import unruled_answers
from documents.reading.words import Page, Rule, Word, words_to_text

Point = tuple[float, float]  # from the left, from the top
Crossings = dict[Point, dict[str, list[dict[str, Any]]]]  # the edges that cross at each point, by orientation
Cells = tuple[tuple[tuple[Word, ...], ...], ...]
WHOLE = re.compile(r"[£$€]?\d[\d,.]*%?")  # a figure, which no letter goes on with


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A grid found on a page: its cells' words row by row, its place, its columns' left edges (none for text)."""

    page: int
    cells: Cells
    top: float
    bottom: float
    edges: tuple[float, ...]
    at: int  # offset of its first word in the page's text


def grids_of(page: Page, near: Tolerances = USUAL) -> list[PageGrid]:
    """Every grid on the page with two rows and two columns or more, in the order of its places on the page."""
    return grids_and_rows(page, near)[0]


def grids_and_rows(page: Page, near: Tolerances = USUAL) -> tuple[list[PageGrid], list[Line] | None]:
    """The same, and the rows of all the page's words where these were gathered and no grid was found among them."""
    if page.words and page.words[0].box is None:
        return [_marked(page, grid.rows, grid.after) for grid in page.grids or aligned_grids(page)], None
    has_rules = 4 <= len(page.rules) <= near.most_rules
    ruled = [_fill(page, cells, near) for cells in _ruled(page.rules, near)] if has_rules else []
    found = [grid for grid in ruled if grid is not None]
    rows = None if page.recognised else rows_of(words_outside(page, found))
    found += [_unruled(page, cells) for cells in _without_rules(rows or ())]
    return sorted(found, key=lambda grid: grid.top), None if found else rows


def _without_rules(rows: Sequence[Line]) -> Iterator[Cells]:
    """Questions beside their answers, and figures in columns among the rows that are left."""
    beside = list(unruled_answers(rows))
    taken = {word.start for cells in beside for row in cells for cell in row for word in cell}
    yield from beside
    yield from unruled_tables([line for line in rows if line.words[0].start not in taken] if taken else rows)


def words_outside(page: Page, grids: Sequence[PageGrid]) -> list[Word]:
    """The page's words that stand in no grid."""
    if not grids:
        return list(page.words)
    taken = {word.start for grid in grids for row in grid.cells for cell in row for word in cell}
    return [word for word in page.words if word.start not in taken]


def _unruled(page: Page, cells: Cells) -> PageGrid:
    every = line_of([word for row in cells for cell in row for word in cell])
    edges = tuple(min(line_of(row[at]).x0 for row in cells if row[at]) for at in range(len(cells[0])))
    return PageGrid(page.number, cells, every.top, every.bottom, edges, min(word.start for word in every.words))


def _marked(page: Page, rows: Cells, at: int) -> PageGrid:
    widest = max(len(row) for row in rows)
    padded = tuple(row + ((),) * (widest - len(row)) for row in rows)
    first = page.text.count("\n", 0, at)
    end = max((word.end for row in rows for cell in row for word in cell), default=at)
    return PageGrid(page.number, padded, first, page.text.count("\n", 0, end) + 1, (), at)


def _ruled(rules: Iterable[Rule], near: Tolerances) -> list[list[Box]]:
    edges: list[dict[str, Any]] = [
        {
            "orientation": "h" if rule.level else "v",
            "object_type": "line",
            "x0": rule.x0,
            "x1": rule.x1,
            "top": rule.top,
            "bottom": rule.bottom,
            "width": rule.x1 - rule.x0,
            "height": rule.bottom - rule.top,
        }
        for rule in rules
    ]
    edges = merge_edges(edges, near.snap, near.snap, near.snap, near.snap)
    edges += _closing_edges(edges, near)
    cells = _cells(edges_to_intersections(edges, near.snap, near.snap))
    return [[Box(*cell) for cell in table] for table in cells_to_tables(cells)]


def _cells(crossings: Crossings) -> list[tuple[float, float, float, float]]:
    """The smallest cell right below each crossing, as pdfplumber finds it, but with its sets of edges made once."""
    upright = {place: {id(edge) for edge in edges["v"]} for place, edges in crossings.items()}
    level = {place: {id(edge) for edge in edges["h"]} for place, edges in crossings.items()}
    columns: dict[float, list[Point]] = defaultdict(list)
    rows: dict[float, list[Point]] = defaultdict(list)
    for place in sorted(crossings, reverse=True):
        columns[place[0]].append(place)
        rows[place[1]].append(place)
    found = []
    for place in sorted(crossings):
        columns[place[0]].pop()
        rows[place[1]].pop()
        below = [each for each in reversed(columns[place[0]]) if not upright[place].isdisjoint(upright[each])]
        right = [each for each in reversed(rows[place[1]]) if not level[place].isdisjoint(level[each])]
        corners = ((other[0], under[1]) for under in below for other in right)
        corner = next(
            (
                corner
                for corner in corners
                if corner in crossings
                and not upright[corner].isdisjoint(upright[corner[0], place[1]])
                and not level[corner].isdisjoint(level[place[0], corner[1]])
            ),
            None,
        )
        if corner is not None:
            found.append((*place, *corner))
    return found


def _closing_edges(edges: list[dict[str, Any]], near: Tolerances) -> list[dict[str, Any]]:
    """A page break may leave a row open: its upright rules begin or end together, and no level rule is there.

    |  row  |   |      <- closed here
    |_______|___|
    """
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    made = []
    for side in ("top", "bottom"):
        for height in _steps([edge[side] for edge in upright], near.snap):
            ending = [edge for edge in upright if abs(edge[side] - height) <= near.snap]
            x0, x1 = min(edge["x0"] for edge in ending), max(edge["x1"] for edge in ending)
            closed = any(
                abs(edge["top"] - height) <= near.snap and edge["x1"] > x0 and edge["x0"] < x1 for edge in level
            )
            if len(ending) >= 3 and not closed:
                made.append(ending[0] | {"orientation": "h", "x0": x0, "x1": x1, "top": height, "bottom": height})
    return made


def _fill(page: Page, boxes: list[Box], near: Tolerances) -> PageGrid | None:
    lefts = _steps([box.x0 for box in boxes], near.snap)
    tops = _steps([box.top for box in boxes], near.snap)
    if len(lefts) < 2 or len(tops) < 2:
        return None
    cells: list[list[tuple[Word, ...]]] = [[() for _ in lefts] for _ in tops]
    whole = Box(lefts[0], tops[0], max(box.x1 for box in boxes), max(box.bottom for box in boxes))
    inside = sorted((y, x, at, word) for at, (x, y, word) in enumerate(_middles(page)) if _holds(whole, x, y))
    heights = [y for y, *_ in inside]
    for box in boxes:
        level = inside[bisect_left(heights, box.top) : bisect_left(heights, box.bottom)]
        words = [word for _, word in sorted((at, word) for _, x, at, word in level if box.x0 <= x < box.x1)]
        row, column = _step_of(box.top, tops, near), _step_of(box.x0, lefts, near)
        cells[row][column] = cells[row][column] + _in_order(page, words, box)
    trimmed = tuple(tuple(row) for row in cells if any(row))
    columns = sum(any(row[at] for row in trimmed) for at in range(len(lefts)))
    if not trimmed or columns < 2 or (len(trimmed) < 2 and columns < 3):
        return None
    taken = [word.start for row in trimmed for cell in row for word in cell]
    return PageGrid(
        page.number,
        trimmed,
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
        tuple(lefts),
        min(taken),
    )


def _steps(values: list[float], near: float) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > near:
            steps.append(value)
    return steps


def _step_of(value: float, steps: Sequence[float], near: Tolerances) -> int:
    return max(bisect_right(steps, value + near.snap) - 1, 0)


def _middles(page: Page) -> list[tuple[float, float, Word]]:
    boxed = [(word.box, word) for word in page.words if word.box is not None]
    return [((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, word) for box, word in boxed]


def _holds(cell: Box, x: float, y: float) -> bool:
    return cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom


def _in_order(page: Page, words: list[Word], cell: Box) -> tuple[Word, ...]:
    """A cell's words line by line; a token that was cut because the cell was too narrow is made whole."""
    if len(words) < 2:
        return tuple(words)
    lines = words_to_lines(page, words)
    right = cell.x1 - (min((line.x0 for line in lines), default=cell.x0) - cell.x0)
    said: list[Word] = []
    for line in lines:
        first, *rest = line.words
        if said and _was_cut(said[-1], first, right):
            first = first._replace(joined=True)
        said += [first, *rest]
    return tuple(said)


def _was_cut(before: Word, word: Word, right: float) -> bool:
    """Whether a line of a cell ends within a token: it is full, and the token's rest had no room on any line."""
    if before.text[-1] in "/-_" or word.text[0] in ".,;:)/_?&":
        return True
    if before.box is None or word.box is None or word.text[0] in "(\u201c\"'[" or len(before.text) < 8:
        return False
    if before.text.endswith(")") or (WHOLE.fullmatch(before.text) and word.text[0].isalpha()):
        return False
    sign = (word.box.x1 - word.box.x0) / len(word.text)
    is_address = any(sign in before.text + word.text for sign in "./_@") or any(c.isdigit() for c in before.text)
    return is_address and right - before.box.x1 < 1.3 * sign


def without_empty_columns(rows: Cells) -> Cells:
    """The same rows without columns in which nothing stands."""
    columns = [at for at in range(len(rows[0])) if any(row[at] for row in rows)]
    return tuple(tuple(row[at] for at in columns) for row in rows)


def cell_text(words: Iterable[Word]) -> str:
    """What a cell says."""
    return words_to_text(words)
