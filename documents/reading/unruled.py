"""Tables without rules: rows of figures that stand in columns.

Faculty      2021/22  2022/23      cells are parted by wide gaps; cells that stand over one another are a column,
Arts              41       38      so that one left empty keeps its place
Engineering       60               only figures count: columns of words may be an address beside a letterhead
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from documents.reading.lines import Line, line_of
from documents.reading.numbering import parse_marker
from documents.reading.words import Word, words_to_text

GAP = 0.75  # of a line's height: a wider gap between two words parts two cells
SPACED = 1.8  # of a line's height: rows further apart are not of one table
FEWEST_ROWS = 3
FEWEST_FIGURES = 4
FEWEST_LISTED, FEWEST_LISTED_COLUMNS = 3, 3  # rows and columns of a list of things with a figure each
WORDY = 5  # words that no cell of figures has
FIGURES = 0.8  # share of the cells beside the first column that are figures
FIGURE = re.compile(r"[<>~(£€$-]{0,3}\d[\d,.]{0,20}%?[)*]?|[-–—*]|n/?a|nil|none|zero", re.I)

Cell = tuple[Word, ...]
Cells = tuple[tuple[Cell, ...], ...]


def unruled_tables(rows: Iterable[Line], fewest: int = FEWEST_FIGURES) -> Iterator[Cells]:
    """The rows of every such table among the rows of a page's words; an empty cell is one without words."""
    run: list[list[Cell]] = []
    bottom = 0.0
    for line in rows:
        cells = cells_of(line.words, GAP * line.height)
        is_row = len(cells) > 1 and not _is_numbered(cells)
        if run and (not is_row or line.top - bottom > SPACED * line.height):
            yield from _table(run, fewest)
            run = []
        if is_row:
            run.append(cells)
        bottom = line.bottom
    yield from _table(run, fewest)


def _is_numbered(cells: Sequence[Cell]) -> bool:
    """Whether a row is the first line of a numbered paragraph: a number, a gap, and words."""
    text = words_to_text(cells[0])
    marker = parse_marker(f"{text} x") if len(cells) == 2 and len(cells[1]) >= WORDY else None
    return marker is not None and marker.length == len(text)


def cells_of(row: Sequence[Word], gap: float) -> list[Cell]:
    cells = [[row[0]]]
    for before, word in pairwise(row):
        apart = before.box is not None and word.box is not None and word.box.x0 - before.box.x1 > gap
        if apart:
            cells.append([word])
        else:
            cells[-1].append(word)
    return [tuple(cell) for cell in cells]


def _table(run: Sequence[Sequence[Cell]], fewest: int) -> Iterator[Cells]:
    """The rows in their columns, if they are a table of figures."""
    if len(run) < FEWEST_ROWS:
        return
    columns = columns_of([sides(cell) for row in run for cell in row])
    placed = [_placed(row, columns) for row in run]
    kept = [row for row in placed if row is not None]
    if len(kept) == len(placed) and len(columns) > 1 and (_is_of_figures(kept, fewest) or _is_listing(kept)):
        yield tuple(kept)


def columns_of(sides: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches of the page's width that cells take up, each a column."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted(sides):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _placed(row: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> tuple[Cell, ...] | None:
    """A row's cells each in its column; none where two would share one."""
    made: list[Cell] = [() for _ in columns]
    for cell in row:
        left, _ = sides(cell)
        at = next(at for at, (start, end) in enumerate(columns) if start <= left <= end)
        if made[at]:
            return None
        made[at] = cell
    return tuple(made)


def _is_of_figures(rows: Sequence[Sequence[Cell]], fewest: int) -> bool:
    """Whether the columns beside the first hold figures, and the first names what they count and numbers no answers."""
    body = rows[1:]
    beside = [words_to_text(cell) for row in body for cell in row[1:] if cell]
    figures = sum(FIGURE.fullmatch(text) is not None for text in beside)
    firsts = [words_to_text(row[0]) for row in body]
    numbered = sum(parse_marker(f"{text} x") is not None or len(text) < 3 for text in firsts)
    named = all(firsts) and 2 * numbered < len(firsts)
    return named and figures >= fewest and figures >= FIGURES * len(beside)


def _is_listing(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether it lists things a row each, by short words and figures: "09/04/2024  MR4007  Old Rectory  56,315.67"."""
    head, *body = rows
    if len(head) < FEWEST_LISTED_COLUMNS or len(body) < FEWEST_LISTED or not all(head):
        return False
    full = sum(all(row) for row in body)
    counted = sum(FIGURE.fullmatch(words_to_text(row[-1])) is not None for row in body)
    short = all(len(cell) < WORDY for row in body for cell in row)
    named = FIGURE.fullmatch(words_to_text(head[-1])) is None
    return short and named and full >= len(body) - 1 and counted >= FIGURES * len(body)


def sides(cell: Cell) -> tuple[float, float]:
    line = line_of(cell)
    return line.x0, line.x1
