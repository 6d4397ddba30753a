"""Pages -> logical tables, and the lines left over once the tables' words are taken out.

A table that runs over a page break is one table: the next page's first grid has as many columns, and nothing but the
pages' running heads and feet stands between.

    page 4  | a | Y |          page 5  [running head]
            | b |   |                  | c | Y |      -> one table, rows a, b, c
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.reading.grids import PageGrid, cell_text, grids_and_rows, without_empty_columns, words_outside
from documents.reading.lines import Line, rows_to_lines, words_to_lines
from documents.reading.running import running_lines
from documents.reading.shapes import Cell, Table
from documents.reading.spans import Span
from documents.reading.sums import check_totals, total_row
from documents.reading.words import Page, Word, words_to_spans

FEW = 4  # words of a cell that is a sentence
LONG_CELL = 45  # words: a grid whose cells mostly say more is a layout, not a table


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with the words of its cells, so that what reads on can look inside."""

    table: Table
    cells: tuple[tuple[tuple[Word, ...], ...], ...]  # the header row first
    grids: tuple[PageGrid, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines from top to foot; in place of a table stands its index, once, where it begins."""

    page: Page
    flow: tuple[Line | int, ...]
    running: tuple[Line, ...] = ()  # running heads and feet, taken out of the flow


def find_tables(pages: Sequence[Page]) -> tuple[list[Sheet], list[FoundTable]]:
    """The logical tables of a letter and, page by page, what stands around them."""
    found = {page.number: grids_and_rows(page) for page in pages}
    grids = {number: [grid for grid in every if not _is_layout(grid)] for number, (every, _) in found.items()}
    lines = {page.number: _lines(page, grids[page.number], found[page.number][1]) for page in pages}
    running = running_lines(pages, lines)
    kept = {number: [line for line in found if id(line) not in running] for number, found in lines.items()}
    groups = [group for group in _stitch(pages, grids, kept) if sum(len(grid.cells) for grid in group) > 1]
    tables = [_table(group, pages) for group in groups]
    starts = {(group[0].page, group[0].at): index for index, group in enumerate(groups)}
    sheets = [
        Sheet(
            page,
            tuple(_flow(page, kept[page.number], grids[page.number], starts)),
            tuple(line for line in lines[page.number] if id(line) in running),
        )
        for page in pages
    ]
    return sheets, tables


def _lines(page: Page, grids: Sequence[PageGrid], rows: list[Line] | None) -> list[Line]:
    """The lines beside a page's tables."""
    return rows_to_lines(rows) if rows is not None else words_to_lines(page, words_outside(page, grids))


def _is_layout(grid: PageGrid) -> bool:
    """Boxes that only place text: long runs of words, or one cell a row filled, or labels of a letterhead."""
    filled = [cell for row in grid.cells for cell in row if cell]
    if sum(len(cell) > LONG_CELL for cell in filled) * 2 > len(filled):
        return True
    full_rows = sum(sum(1 for cell in row if cell) > 1 for row in grid.cells)
    if full_rows * 2 < len(grid.cells) and full_rows < 2:
        return True
    labels = [cell_text(row[0]) for row in grid.cells]
    return len(grid.cells[0]) == 2 and grid.page == 1 and all(text.endswith(":") for text in labels if text)


def _stitch(
    pages: Sequence[Page], grids: dict[int, list[PageGrid]], lines: dict[int, list[Line]]
) -> list[list[PageGrid]]:
    groups: list[list[PageGrid]] = []
    for page in pages:
        for grid in grids[page.number]:
            last = next((group for group in reversed(groups) if not _is_within(group[-1], grids)), None)
            if last is not None and _goes_on(last[-1], grid, lines):
                last.append(grid)
            else:
                groups.append([grid])
    return groups


def _is_within(grid: PageGrid, grids: dict[int, list[PageGrid]]) -> bool:
    """Whether a table stands in a cell of another: it does not part that from its next page."""
    return any(
        other is not grid and other.edges and other.top < grid.top and grid.bottom < other.bottom
        for other in grids[grid.page]
    )


def _goes_on(above: PageGrid, grid: PageGrid, lines: dict[int, list[Line]]) -> bool:
    """Whether a page's grid goes on with the one above: nothing stands between, or over heads that are printed again
    only what was printed before, such as the letter's reference."""
    if len(above.cells[0]) != len(grid.cells[0]):
        return False
    if grid.page != above.page + 1:
        return False
    below = [line for line in lines[above.page] if line.top > above.bottom - 1]
    over = [line for line in lines[grid.page] if line.bottom < grid.top + 1]
    if below or not _aligned(above.edges, grid.edges):
        return False
    heads = [[cell_text(cell) for cell in each.cells[0]] for each in (above, grid)]
    said = {line.text for number in {min(lines), above.page} for line in lines[number]} if over else set()
    return not over or (heads[0] == heads[1] and all(line.text in said for line in over))


def _aligned(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    if len(one) != len(other):
        return not one or not other
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def _table(group: list[PageGrid], pages: Sequence[Page]) -> FoundTable:
    texts = [page.text for page in pages]
    rows: list[tuple[tuple[Word, ...], ...]] = []
    for grid in group:
        again = bool(rows) and [cell_text(cell) for cell in grid.cells[0]] == [cell_text(cell) for cell in rows[0]]
        below = grid.cells[1:] if again else grid.cells
        if len(rows) > 1 and below and _is_rest(rows, below[0]):
            rows[-1] = tuple(above + cell for above, cell in zip(rows[-1], below[0], strict=True))
            below = below[1:]
        rows.extend(below)
    rows = list(without_empty_columns(tuple(rows)))
    made = [tuple(Cell(cell_text(cell), words_to_spans(cell, texts)) for cell in row) for row in rows]
    header, body = made[0], tuple(made[1:])
    total = total_row(body)
    spans = tuple(_grid_span(grid) for grid in group)
    table = Table(None, header, body, total, check_totals(header, body, total), spans)
    return FoundTable(table, tuple(rows), tuple(group))


def _is_rest(rows: Sequence[Sequence[tuple[Word, ...]]], row: Sequence[tuple[Word, ...]]) -> bool:
    """Whether a page's first row is what the last row before had no room for: alone of all, it begins with nothing."""
    filled = [(above, cell) for above, cell in zip(rows[-1], row, strict=True) if cell]
    if row[0] or not all(each[0] for each in rows) or not all(above for above, _ in filled):
        return False
    unended = any(above[-1].text[-1] not in ".?!:" and len(above) >= FEW for above, _ in filled)
    return unended or any(cell[0].text[0].islower() for _, cell in filled)


def _grid_span(grid: PageGrid) -> Span:
    """One span a page: from the table's first word to its last, and a box a row."""
    words = [word for row in grid.cells for cell in row for word in cell]
    start, end = min(word.start for word in words), max(word.end for word in words)
    boxed = [[word.box for cell in row for word in cell if word.box is not None] for row in grid.cells]
    rows = [boxes for boxes in boxed if boxes]
    if not rows:
        return Span(grid.page, start, end)
    left, right = min(box.x0 for row in rows for box in row), max(box.x1 for row in rows for box in row)
    made = [
        rows[0][0]._replace(x0=left, x1=right, top=min(b.top for b in row), bottom=max(b.bottom for b in row))
        for row in rows
    ]
    return Span(grid.page, start, end, tuple(made))


def _flow(page: Page, lines: list[Line], grids: list[PageGrid], starts: dict[tuple[int, int], int]) -> list[Line | int]:
    waiting = [(grid.top, starts[(page.number, grid.at)]) for grid in grids if (page.number, grid.at) in starts]
    flow: list[Line | int] = []
    for line in lines:
        while waiting and waiting[0][0] <= line.top:
            flow.append(waiting.pop(0)[1])
        flow.append(line)
    return flow + [index for _, index in waiting]
