"""Tables of a spreadsheet's sheets: the rows and columns of which anything was chosen to be published.

A cell that was not chosen is blank; a row or column of which none was chosen is gone, and so is a table of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from documents.reading.shapes import SaidKind
from requests.models import DataTable
from requests.publishing.public_copy import PublicTable
from requests.publishing.redacted import Redacting

NOT_PUBLISHED = "[This sheet is not published]"
Cell = Mapping[str, Any]
CutTables = Mapping[int | None, PublicTable | None]  # by their numbers; None: nothing of it is published
T = TypeVar("T")


def cut_tables(kept: Iterable[DataTable], whole: Sequence[PublicTable], redacting: Redacting) -> CutTables:
    """What is left of the tables of which some cell was not chosen. `whole` have all of their cells still."""
    by_number = {table.number: table for table in whole}
    return {
        table.number: _cut(by_number[table.number], table, redacting)
        for table in kept
        if not redacting.is_empty
        and any(redacting.leaves_out(cell["passages"]) for row in _cells(table) for cell in row)
    }


def run_of(number: int | None, table: PublicTable | None) -> dict[str, object]:
    """Such a table as a run of an answer."""
    if table is None:
        return {"kind": SaidKind.PARAGRAPH.value, "text": NOT_PUBLISHED, "table": None, "links": []}
    text = "\n".join("\t".join(row).rstrip() for row in (table.header, *table.rows))
    return {"kind": SaidKind.TABLE.value, "text": text, "table": number, "links": []}


def _cells(table: DataTable) -> list[list[Cell]]:
    return [table.header, *table.rows]


def _cut(table: PublicTable, kept: DataTable, redacting: Redacting) -> PublicTable | None:
    shown = [[_is_shown(cell, redacting) for cell in row] for row in _cells(kept)]
    columns = [at for at in range(len(kept.header)) if any(row[at] for row in shown)]
    rows = [at for at, row in enumerate(shown[1:]) if any(row)]
    if not columns:
        return None
    total = table.total_row
    return replace(
        table,
        header=_those(table.header, columns),
        rows=[_those(table.rows[row], columns) for row in rows],
        total_row=rows.index(total) if total in rows else None,
        places=[_those(each, columns) for each in _of_rows(table.places, rows)],
        row_pages=_of_rows(table.row_pages, rows),
        reworded=[
            [rows.index(row - 1) + 1 if row else 0, columns.index(column)]
            for row, column in table.reworded
            if column in columns and (not row or row - 1 in rows)
        ],
    )


def _is_shown(cell: Cell, redacting: Redacting) -> bool:
    """Whether a cell that says anything was chosen. What somebody typed beside the sheet's own cells goes with them."""
    keys = [key for key in cell["passages"] if key in redacting.places]
    return bool(keys) and bool(cell["text"].strip()) and not redacting.leaves_out(keys)


def _those(row: Sequence[T], columns: Sequence[int]) -> list[T]:
    return [row[at] for at in columns]


def _of_rows(each: Sequence[T], rows: Sequence[int]) -> list[T]:
    """The head's, and those of these rows."""
    return [each[0], *(each[at + 1] for at in rows)] if each else []
