"""Where something stands in a letter: every fact the reader takes carries one or more of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in PDF points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters on one page.

    `page` counts from 1. `start` and `end` are character offsets into that page's text (`Page.text`), end excluded.
    `boxes` holds one rectangle a printed line, or is None where the format has no geometry (a text letter).
    """

    page: int
    start: int
    end: int
    boxes: tuple[Box, ...] | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A printed page among the files that came with a message: a page of a PDF, or a picture."""

    file: int  # counted from 0
    page: int  # of that file, counted from 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet that shows anything: its number, and its filled cells from left to right.

    Each cell by its column's number and where its words stand in the page's text.
    """

    number: int
    columns: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A sheet of a spreadsheet: what it is called, and which cells of it stand on the page."""

    name: str
    rows: tuple[SheetRow, ...]
