"""A cell of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from documents.reading.shapes import Cell, SaidKind
from documents.reading.sums import check_totals
from requests.correctable.answers import keep_sure
from requests.correctable.certainty import is_as_read
from requests.models import AnswerPart, DataTable, FOIRequest
from requests.models.correction import CorrectionKind

HEADER = 0  # rows are counted from 1, as people do; the header is before them


@dataclass(frozen=True, slots=True)
class TableCell:
    """The words of one cell. `row` 0 is the header."""

    table: DataTable
    row: int
    column: int
    kind: ClassVar[CorrectionKind] = CorrectionKind.TABLE_CELL

    @property
    def of(self) -> dict[str, Any]:
        beside = _row(self.table, self.row)[0 if self.column else -1]["text"]
        return {"table": self.table.number, "row": self.row, "column": self.column, "beside": beside}

    @property
    def value(self) -> str:
        return str(_row(self.table, self.row)[self.column]["text"])

    def refresh(self) -> None:
        self.table.refresh_from_db()

    def put(self, value: str) -> None:
        _row(self.table, self.row)[self.column]["text"] = value
        header, *rows = [[Cell(cell["text"]) for cell in row] for row in (self.table.header, *self.table.rows)]
        self.table.checks = [asdict(check) for check in check_totals(header, rows, self.table.total_row)]
        self.table.save(update_fields=["header", "rows", "checks"])
        _say_anew(self.table)


def cell_of(foi_request: FOIRequest, of: Mapping[str, Any], now: str, *, sure: bool) -> TableCell | None:
    """The cell at this place; where it is another, the only one in its column with this value beside the same.

    `sure`: another reading may have other rows, so that what stands beside must agree at the same place too.
    """
    table = DataTable.objects.filter(foi_request=foi_request, number=of["table"]).first()
    if table is None or of["column"] >= len(table.header):
        return None
    cells = [TableCell(table, row, of["column"]) for row in range(len(table.rows) + 1)]
    same = [cell for cell in cells if cell.value == now]
    alike = [cell for cell in same if cell.of["beside"] == of["beside"]]
    there = [cell for cell in (alike if sure else same) if cell.row == of["row"]]
    return (there or alike)[0] if there or len(alike) == 1 else None


def words_of_table(table: DataTable) -> str:
    """Its cells as an answer says them, a row a line: see documents.reading.answers."""
    rows = [[cell["text"] for cell in row] for row in (table.header, *table.rows)]
    return "\n".join("\t".join(row).rstrip() for row in rows)


def _row(table: DataTable, row: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.header if row == HEADER else table.rows[row - 1]
    return found


def _say_anew(table: DataTable) -> None:
    """The answers that the table stands in say its cells."""
    text = words_of_table(table)
    parts = AnswerPart.objects.filter(question__foi_request=table.foi_request_id)
    for part in parts.select_related("question__foi_request"):
        runs = [run for run in part.said if run["kind"] == SaidKind.TABLE.value and run["table"] == table.pk]
        for run in runs:
            run["text"] = text
        if runs:
            part.text = "\n".join(run["text"] for run in part.said)
            part.save(update_fields=["said", "text"])
            if is_as_read(part):
                keep_sure(part)
