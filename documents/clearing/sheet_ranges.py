"""Which cells of a sheet become public: ranges as somebody types them, and what of the sheet's page they leave out.

    “A1:B3, D1:D3” of a sheet that shows A1:D9
    ->  the words of column C and of rows 4 to 9 leave the page, with the tabs and lines between them

Ranges are named as spreadsheets name them, by the columns and rows of the file: hidden ones count, and show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from documents.reading.formats.sheet_lines import LAST_COLUMN, column_number
from documents.reading.shapes import PageText
from documents.reading.spans import SheetCells, SheetRow

LAST_ROW = 1_048_576
MOST = 200  # ranges
SIDE = r"\$?(?P<{0}c>[A-Z]{{1,3}})?\$?(?P<{0}r>[1-9]\d{{0,6}})?"
RANGE = re.compile(f"{SIDE.format('a')}(?:(?P<both>:){SIDE.format('b')})?", re.I)
NOTHING_TYPED = "Name the ranges to publish, such as A1:D20, F1:F20."
NO_RANGE = "“{}” is no range. Write A1:D20, or A:D for whole columns, with a comma between two ranges."
REVERSED = "{} runs backwards. Write {}."
OFF = "{} lies off the sheet, which shows {}."
REACHES_OFF = "{} reaches off the sheet, which shows {}."
OVERLAP = "{} and {} overlap. Name each cell once."
EMPTY = "{} holds no cell that shows anything."
TOO_MANY = f"These are more than {MOST} ranges. Name fewer and larger ones."


class WrongRanges(ValueError):
    """What was typed names no ranges of the sheet; says why, in a plain sentence."""


class Range(NamedTuple):
    """A block of cells, its edges included, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        first, last = f"{letters(self.left)}{self.top}", f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell lies in it."""
        return self.left <= column <= self.right and self.top <= row <= self.bottom

    def meets(self, other: Range) -> bool:
        """Whether both have a cell."""
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart


def letters(column: int) -> str:
    """What a spreadsheet calls a column: "A" of 1, "AB" of 28."""
    said = ""
    while column:
        column, left = divmod(column - 1, 26)
        said = chr(65 + left) + said
    return said


def columns_of(sheet: SheetCells) -> list[int]:
    """The columns in which anything is shown."""
    return sorted({column for row in sheet.rows for column in row.columns})


def shown_range(sheet: SheetCells) -> Range:
    """From the first to the last cell that shows anything."""
    columns = columns_of(sheet)
    return Range(columns[0], sheet.rows[0].number, columns[-1], sheet.rows[-1].number)


def ranges_in(words: str, sheet: SheetCells) -> tuple[Range, ...]:
    """The ranges that somebody typed, from the top left on. Raises WrongRanges."""
    typed = [each.strip() for each in re.split(r"[,;\n]", words) if each.strip()]
    if not typed:
        raise WrongRanges(NOTHING_TYPED)
    if len(typed) > MOST:
        raise WrongRanges(TOO_MANY)
    whole = shown_range(sheet)
    found = [_range(each, whole) for each in typed]
    for one, other in combinations(found, 2):
        if one.meets(other):
            raise WrongRanges(OVERLAP.format(one, other))
    for each in found:
        if not any(each.holds(column, row.number) for row in sheet.rows for column in row.columns):
            raise WrongRanges(EMPTY.format(each))
    return tuple(sorted(found, key=lambda each: (each.top, each.left)))


def of_columns(columns: Collection[int], sheet: SheetCells) -> tuple[Range, ...]:
    """The ranges that whole columns come to, those beside each other as one."""
    whole, ranges = shown_range(sheet), list[Range]()
    for column in sorted(columns):
        if ranges and ranges[-1].right == column - 1:
            ranges.append(ranges.pop()._replace(right=column))
        else:
            ranges.append(Range(column, whole.top, column, whole.bottom))
    return tuple(ranges)


def left_out(page: PageText, kept: Sequence[Range]) -> list[tuple[int, int]]:
    """The stretches of a sheet's page that go, where these ranges stay. The sheet's name stays."""
    if page.sheet is None:
        return []
    columns = columns_of(page.sheet)
    rows = [(row, _line(row, columns, page.text)) for row in page.sheet.rows]
    if any(line is None for _, line in rows):
        return list(_of_paragraphs(page, page.sheet, kept))
    filled = {column for row in page.sheet.rows for column in _staying(row, kept)}
    return [stretch for row, line in rows if line for stretch in _of_line(row, line, columns, filled, kept)]


def _range(typed: str, whole: Range) -> Range:
    found = RANGE.fullmatch("".join(typed.split()))
    if found is None:
        raise WrongRanges(NO_RANGE.format(typed))
    first = _cell(found["ac"], found["ar"])
    last = _cell(found["bc"], found["br"]) if found["both"] else first
    is_alike = [side is None for side in first] == [side is None for side in last]
    if not is_alike or (first[0] is None and not found["both"]) or first == (None, None):
        raise WrongRanges(NO_RANGE.format(typed))
    left, right = (first[0] or whole.left), (last[0] or whole.right)
    top, bottom = (first[1] or whole.top), (last[1] or whole.bottom)
    told = Range(left, top, right, bottom)
    if left > right or top > bottom:
        right_way = Range(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        raise WrongRanges(REVERSED.format(typed, right_way))
    if right > LAST_COLUMN or bottom > LAST_ROW or not told.meets(whole):
        raise WrongRanges(OFF.format(typed, whole))
    if left < whole.left or top < whole.top or right > whole.right or bottom > whole.bottom:
        raise WrongRanges(REACHES_OFF.format(typed, whole))
    return told


def _cell(column: str | None, row: str | None) -> tuple[int | None, int | None]:
    return (column_number(column.upper()) if column else None), (int(row) if row else None)


def _line(row: SheetRow, columns: Sequence[int], text: str) -> list[tuple[int, int]] | None:
    """Where each column stands in the row's line, blank ones between their tabs; None where it was set otherwise."""
    at = {column: (start, end) for column, start, end in zip(row.columns, row.starts, row.ends, strict=True)}
    reached = row.starts[0] - columns.index(row.columns[0])
    line: list[tuple[int, int]] = []
    for column in columns:
        start, end = at.get(column, (reached, reached))
        if start != reached or start < 0 or (line and text[start - 1] != "\t"):
            return None
        line.append((start, end))
        reached = end + 1
    return line


def _staying(row: SheetRow, kept: Sequence[Range]) -> set[int]:
    """The columns of a row whose cells stay."""
    return {column for column in row.columns if any(each.holds(column, row.number) for each in kept)}


def _of_line(
    row: SheetRow,
    line: Sequence[tuple[int, int]],
    columns: Sequence[int],
    filled: Collection[int],
    kept: Sequence[Range],
) -> Iterator[tuple[int, int]]:
    """What goes of a row that is a line: all of it, or columns with their tabs, and the words of other cells."""
    begins, reached = line[0][0], line[-1][1]
    stays = _staying(row, kept)
    if not stays:
        yield max(begins - 1, 0), reached
        return
    at = begins
    for column, (start, end) in zip(columns, line, strict=True):
        if column not in filled:
            continue
        if at < start:
            yield at, start
        if column not in stays and start < end:
            yield start, end
        at = end + 1
    if at - 1 < reached:
        yield at - 1, reached


def _of_paragraphs(page: PageText, sheet: SheetCells, kept: Sequence[Range]) -> Iterator[tuple[int, int]]:
    """The same where each cell is a paragraph: it goes with the blanks before it."""
    reached = len(sheet.name) if page.text.startswith(sheet.name) else 0
    for row in sheet.rows:
        stays = _staying(row, kept)
        for column, end in zip(row.columns, row.ends, strict=True):
            if column not in stays:
                yield reached, end
            reached = end
