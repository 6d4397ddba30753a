"""How a table of a letter is set: columns of marks or figures, its total row, what was checked. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

LONGEST_GAP = 16  # characters of what stands where a figure is missing: "Not known", "Fewer than 5"
MARK_LENGTH = 3  # "Y", "N/A": set in the middle of the column
MOST_NAMED = 10  # cells in one note
DENSE_COLUMNS = 6  # from here on the type is smaller and the columns are fixed
FIGURE = re.compile(r"[-–(]?\s*+£?\s*+\d[\d,. ]*+\s*+%?\)?")


class Column(StrEnum):
    """How the cells of a column are set; the value is the class of its cells."""

    WORDS = ""
    MARKS = "mid"
    FIGURES = "num"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: its words, how it is set, and where it leads."""

    text: str
    setting: str = ""
    url: str = ""
    see: str = ""  # where it stands in the letter; of a row's header, where the row does


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table ready to be set. The first cell of every row is the row's header."""

    number: int
    caption: str
    header: tuple[ShownCell, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    total: tuple[ShownCell, ...]
    notes: tuple[str, ...]
    file: str = ""  # its address as CSV, where it is published
    reworded: str = ""  # which cells are not in the letter's words; stands among the notes too
    caveats: tuple[str, ...] = ()  # what the letter warns of it, word for word
    row_form: str = ""  # where a row or cell of a long table is asked for by the row's number
    is_numbered: bool = False  # whether its rows are shown with their numbers
    place: str = ""  # the answer it stands in: a table that stands in two has two names on the page

    @property
    def is_seen(self) -> bool:
        """Whether its rows, or all its cells, lead to their places in the letter."""
        return any(row[0].see for row in (*self.rows, self.total) if row)

    @property
    def is_seen_by_cell(self) -> bool:
        """Whether each of its cells leads to its place."""
        return any(cell.see for row in (*self.rows, self.total) for cell in row[1:])

    @property
    def classes(self) -> str:
        """Of its element."""
        named = {"dense": self.is_dense, "seen": self.is_seen, "numbered": self.is_numbered}
        return " ".join(name for name, holds in named.items() if holds)

    @property
    def total_rows(self) -> tuple[tuple[ShownCell, ...], ...]:
        """The total as rows: one or none."""
        return (self.total,) if self.total else ()

    @property
    def row_count(self) -> int:
        """How many rows the letter's table has under its header."""
        return len(self.rows) + bool(self.total)

    @property
    def is_dense(self) -> bool:
        return len(self.header) >= DENSE_COLUMNS and any(cell.setting == Column.WORDS for cell in self.header[1:])

    def with_links(self, links: Sequence[Mapping[str, Any]]) -> ShownTable:
        """The table with the cells linked that the letter links; a link without an address is counted in the notes."""
        targets = {_plain(link["label"]): link["url"] for link in links if link.get("url")}
        lost = sum(1 for link in links if not link.get("url"))
        rows = tuple(tuple(_linked(cell, targets) for cell in row) for row in self.rows)
        notes = (*self.notes, _lost_links(lost)) if lost else self.notes
        return replace(self, rows=rows, total=tuple(_linked(cell, targets) for cell in self.total), notes=notes)

    def with_reworded(self, cells: Sequence[Sequence[int]]) -> ShownTable:
        """The table, saying which cells are not in the letter's words: of each its row and its column."""
        told = _reworded([cell.text for cell in self.header], cells)
        return replace(self, reworded=told, notes=(*self.notes, told)) if told else self


def placed(tables: Mapping[int, ShownTable], place: str) -> dict[int, ShownTable]:
    """The tables as they stand in one answer."""
    return {number: replace(table, place=place) for number, table in tables.items()}


def shown_table(
    number: int,
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    total_row: int | None,
    checks: Sequence[Mapping[str, Any]],
    caveats: Sequence[str] = (),
    see: Sequence[Sequence[str]] = (),
) -> ShownTable:
    """A stored table as it is set. `see`: for cells of each row, the header first, where they stand in the letter."""
    body = [row for position, row in enumerate(rows) if position != total_row]
    columns = [_column([row[place] for row in body if place < len(row)]) for place in range(len(header))]
    head, *cells = (
        _cells(row, columns, see[position] if position < len(see) else ())
        for position, row in enumerate([header, *rows])
    )
    return ShownTable(
        number,
        caption or f"Table {number}",
        head,
        tuple(row for position, row in enumerate(cells) if position != total_row),
        cells[total_row] if total_row is not None and total_row < len(rows) else (),
        _check_notes(checks),
        caveats=tuple(caveats),
    )


def _cells(texts: Sequence[str], columns: Sequence[Column], see: Sequence[str]) -> tuple[ShownCell, ...]:
    """A row; each cell that has words to follow with the way to its place, where one is given."""
    return tuple(
        ShownCell(
            text.strip(),
            columns[place].value if 0 < place < len(columns) else "",
            see=see[place] if place < len(see) and text.strip() else "",
        )
        for place, text in enumerate(texts)
    )


def _column(texts: Sequence[str]) -> Column:
    filled = [text.strip() for text in texts if text.strip()]
    others = [text for text in filled if not FIGURE.fullmatch(text)]
    if 2 * len(others) < len(filled) and all(len(text) <= LONGEST_GAP for text in others):
        return Column.FIGURES
    if filled and all(len(text) <= MARK_LENGTH for text in filled):
        return Column.MARKS
    return Column.WORDS


def _check_notes(checks: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What was checked of the totals: that all agree, or each that does not."""
    wrong = [check for check in checks if not check["agrees"]]
    if checks and not wrong:
        return ("Every total agrees with the rows of its column",)
    return tuple(
        f"The total of {check['column']} says {check['said']}; the rows come to {check['found']}" for check in wrong
    )


def _reworded(header: Sequence[str], reworded: Sequence[Sequence[int]]) -> str:
    """Which cells staff corrected to what the letter does not say."""
    named = [
        f"row {row}, {header[column] or f'column {column + 1}'}" if row else f"the heading of column {column + 1}"
        for row, column in reworded[:MOST_NAMED]
    ]
    more = [f"{len(reworded) - MOST_NAMED} more"] if len(reworded) > MOST_NAMED else []
    return f"Corrected by staff, not the letter’s words: {'; '.join([*named, *more])}" if named else ""


def _lost_links(count: int) -> str:
    return "1 cell names a file without an address" if count == 1 else f"{count} cells name a file without an address"


def _linked(cell: ShownCell, targets: Mapping[str, str]) -> ShownCell:
    url = targets.get(_plain(cell.text), "")
    return replace(cell, url=url) if url.lower().startswith(("http://", "https://")) else cell


def _plain(text: str) -> str:
    """The words without white space: a cell breaks its long addresses, the link does not."""
    return "".join(text.split())
