"""Which cells of a sheet lie where a reader sees them: not in hidden or flat rows and columns, not far from the rest,
and not under a merged cell, which shows its first alone.

A1:C9 filled, row 3 hidden, column B of width 0.1, XFD1048576 filled too
->  A1:A9 and C1:C9 without row 3 are seen; XFD1048576 is a screen nobody scrolls to
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple
from xml.etree import ElementTree as ET

from documents.reading.formats.sheet_colours import S
from documents.reading.formats.sheet_looks import is_on

PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
FAR_ROWS, FAR_COLUMNS = 500, 50  # further from the next cell than any table leaves blank
NARROWEST, LOWEST = 0.6, 3.0  # a column's width in letters, a row's height in points
LAST_COLUMN = 16_384


class Unseen(StrEnum):
    """Why a cell is not where a reader sees it."""

    ROW = "hidden row"
    COLUMN = "hidden column"
    NARROW = "narrow row or column"
    REMOTE = "far from all others"
    MERGED = "under a merged cell"


class Placed(NamedTuple):
    """A cell that holds something, where it stands, and why it is not seen there."""

    row: int
    column: int
    cell: ET.Element
    unseen: Unseen | None


def placed_cells(root: ET.Element) -> list[Placed]:
    """The cells of a sheet that hold anything, in order."""
    usual = root.find(S + "sheetFormatPr")
    usual_row = _usual_row(usual)
    columns, usual_column = _columns(root), _flat(usual, "defaultColWidth", NARROWEST)
    below, covered = sorted(_merged(root), key=lambda each: -each.top), list[_Merged]()
    cells = []
    for number, row in sorted(_numbered(root), key=itemgetter(0)):
        while below and below[-1].top <= number:
            covered.append(below.pop())
        covered = [each for each in covered if each.bottom >= number]
        of_row = _of_row(row, usual_row)
        for column, cell in _filled(row):
            why = of_row or columns.get(column, usual_column) or _under(number, column, covered)
            cells.append(Placed(number, column, cell, why))
    last_row = _end((cell.row for cell in cells), FAR_ROWS)
    last_column = _end((cell.column for cell in cells), FAR_COLUMNS)
    return [
        cell._replace(unseen=Unseen.REMOTE)
        if cell.unseen is None and (cell.row > last_row or cell.column > last_column)
        else cell
        for cell in cells
    ]


def column_number(letters: str) -> int:
    """A column's number: 1 of "A", 28 of "AB"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _numbered(root: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    number = 0
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        said = row.get("r", "")
        number = int(said) if said.isdigit() and len(said) < 8 else number + 1
        yield number, row


def _filled(row: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    column = 0
    for cell in row.iterfind(S + "c"):
        place = PLACE.fullmatch(cell.get("r", ""))
        column = column_number(place[1]) if place else column + 1
        if (cell.findtext(S + "v") or "").strip() or cell.find(S + "is") is not None or cell.find(S + "f") is not None:
            yield column, cell


class _Merged(NamedTuple):
    """A block of cells that shows its first one alone."""

    left: int
    top: int
    right: int
    bottom: int


def _merged(root: ET.Element) -> list[_Merged]:
    blocks = []
    for each in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        first, last = (PLACE.fullmatch(side) for side in f"{each.get('ref', '')}:".split(":")[:2])
        if first and last:
            blocks.append(_Merged(column_number(first[1]), int(first[2]), column_number(last[1]), int(last[2])))
    return blocks


def _under(row: int, column: int, merged: Iterable[_Merged]) -> Unseen | None:
    for each in merged:
        if each.left <= column <= each.right and (each.left, each.top) != (column, row):
            return Unseen.MERGED
    return None


def _columns(root: ET.Element) -> dict[int, Unseen | None]:
    """The columns of which the sheet says how wide they are."""
    told: dict[int, Unseen | None] = {}
    for each in root.iterfind(f"{S}cols/{S}col"):
        first, last = each.get("min", ""), each.get("max", "")
        if first.isdigit() and last.isdigit():
            why = Unseen.COLUMN if is_on(each.get("hidden")) else _flat(each, "width", NARROWEST)
            told |= dict.fromkeys(range(int(first[:5]), min(int(last[:5]), LAST_COLUMN) + 1), why)
    return told


def _usual_row(usual: ET.Element | None) -> Unseen | None:
    """What becomes of rows that say nothing of their height."""
    if usual is not None and is_on(usual.get("zeroHeight")):
        return Unseen.ROW
    return _flat(usual, "defaultRowHeight", LOWEST)


def _of_row(row: ET.Element, usual: Unseen | None) -> Unseen | None:
    if (said := row.get("hidden")) is not None and is_on(said):
        return Unseen.ROW
    return _flat(row, "ht", LOWEST) if row.get("ht") or said else usual


def _flat(line: ET.Element | None, name: str, least: float) -> Unseen | None:
    try:
        return Unseen.NARROW if line is not None and float(line.get(name, least)) < least else None
    except ValueError:
        return None


def _end(numbers: Iterable[int], widest: int) -> int:
    """The last row or column before a gap wider than any table leaves."""
    ordered = sorted(set(numbers))
    return next(
        (before for before, after in pairwise(ordered) if after - before > widest), ordered[-1] if ordered else 0
    )
