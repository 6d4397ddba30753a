"""A cell of a table on the page of the letter it stands on: `?cell=TABLE-ROW` or `?cell=TABLE-ROW-COLUMN`.

Rows count from 1, the header is 0; columns count from 0. Of a row, the page lists the cells, each with its own address.
A row of a long table is asked for by its number, as `?table=TABLE&row=ROW`, and a cell of it with `&column=COLUMN` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse

from requests.models.publication import PublishedTable
from requests.views.marks import Rect, around

CHOSEN = re.compile(r"([1-9][0-9]{0,3})-(0|[1-9][0-9]{0,6})(?:-(0|[1-9][0-9]{0,3}))?")

NUMBER = re.compile(r"[0-9]{1,20}")

Place = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CellLink:
    """One cell of the row: the column's name, its words, and its address."""

    column: str
    text: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChosenCell:
    """A row of a table, or one cell of it, and where it stands on this page."""

    table: int
    caption: str
    row: str
    cells: tuple[CellLink, ...]
    rects: tuple[Rect, ...]
    spans: tuple[tuple[int, int], ...]
    other_page: int | None  # the page it stands on, where that is another one
    before: str
    after: str

    @property
    def chosen(self) -> CellLink | None:
        """The one cell that is asked for; None where the whole row is."""
        return next((cell for cell in self.cells if cell.is_chosen), None)

    @property
    def is_blank(self) -> bool:
        """Whether what is asked for has no words."""
        asked = [self.chosen] if self.chosen else self.cells
        return not any(cell.text.strip() for cell in asked)


def chosen_cell(slug: str, page: int, wanted: str) -> ChosenCell | None:
    """What `?cell=` names, in one statement; None where there is no such row or column."""
    match = CHOSEN.fullmatch(wanted)
    if match is None:
        return None
    number, row, column = int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    kept = _kept_row(slug, number, row)
    if kept is None or not kept["words"] or (column is not None and column >= len(kept["words"])):
        return None
    at = [place for n, cell in enumerate(kept["cells"] or []) if column in (None, n) for place in cell]
    here = [place for place in at if place["page"] == page]
    return ChosenCell(
        table=number,
        caption=kept["caption"],
        row=kept["words"][0] or f"row {row}",
        cells=tuple(_links(slug, number, row, column, kept)),
        rects=tuple(around(tuple(box)) for place in here for box in place["boxes"] or []),
        spans=tuple((place["start"], place["end"]) for place in here),
        other_page=at[0]["page"] if at and not here else None,
        before=cell_address(slug, kept["page_before"], number, row - 1),
        after=cell_address(slug, kept["page_after"], number, row + 1),
    )


def cell_address(slug: str, page: int | None, table: int, row: int, column: int | None = None) -> str:
    """Where a row or cell is shown; blank where its page is not known."""
    if page is None:
        return ""
    cell = f"{table}-{row}" if column is None else f"{table}-{row}-{column}"
    return f"{reverse('letter_page', args=[slug, page])}?cell={cell}#cell"


def row_addresses(slug: str, table: int, pages: Sequence[int | None], columns: int) -> list[list[str]]:
    """Where each row is shown, and each of its cells: of each row its own address, then those of its other cells.

    `pages`: of each row the page it begins on, the header first. A row whose page is not known has none.
    """
    on = {page: reverse("letter_page", args=[slug, page]) for page in set(pages) if page is not None}
    columns_after = range(1, columns)
    return [
        [f"{on[page]}?cell={table}-{row}#cell", *(f"{on[page]}?cell={table}-{row}-{n}#cell" for n in columns_after)]
        if page is not None
        else []
        for row, page in enumerate(pages)
    ]


def typed_row(slug: str, table: str, row: str, column: str = "") -> str:
    """Where a row or a cell of it is shown whose number somebody typed: the nearest row there is.

    Blank for what is no number or table; a column that is no number is as if the whole row were asked for.
    """
    if not (NUMBER.fullmatch(table) and NUMBER.fullmatch(row)):
        return ""
    tables = PublishedTable.objects.filter(response__slug=slug, number=int(table[:4]))
    pages = tables.values_list("row_pages", flat=True).first() or []
    nearest = min(max(int(row), 1), len(pages) - 1)
    of_row = int(column[:4]) if NUMBER.fullmatch(column) else None
    return cell_address(slug, pages[nearest], int(table[:4]), nearest, of_row) if nearest > 0 else ""


def _kept_row(slug: str, number: int, row: int) -> dict[str, Any] | None:
    """The row out of the table, without the rest of a table that may be long."""
    table = PublishedTable.objects.filter(response__slug=slug, number=number)
    wanted = {
        "words": F("header") if row == 0 else F(f"rows__{row - 1}"),
        "cells": F(f"places__{row}"),
        "page_before": F(f"row_pages__{max(row - 1, 0)}"),
        "page_after": F(f"row_pages__{row + 1}"),
    }
    found: dict[str, Any] | None = table.annotate(**wanted).values("caption", "header", *wanted).first()
    if found is not None and row == 0:
        found["page_before"] = None
    return found


def _links(slug: str, number: int, row: int, column: int | None, kept: Mapping[str, Any]) -> Iterator[CellLink]:
    cells: Sequence[Sequence[Place]] = kept["cells"] or []
    for n, (name, text) in enumerate(zip(kept["header"], kept["words"], strict=False)):
        place = cells[n][0] if n < len(cells) and cells[n] else None
        address = cell_address(slug, place["page"] if place else None, number, row, n)
        yield CellLink(name or f"column {n + 1}", text, address, n == column)
