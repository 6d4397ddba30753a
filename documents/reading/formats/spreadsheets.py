"""Spreadsheets that come with a message (.xlsx): bytes -> a page a visible sheet, with its name and one table.

What is read is what a reader sees: hidden sheets, rows, columns and cells are left out and noted, as are remarks. Cells
are shown under their formats; of a formula, what it came to. Nothing outside the file is fetched and nothing is run.
Read with the bounds of all office documents, without a library: those that there are either unpack without a bound or
cannot tell which rows are hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from documents.reading import refusals
from documents.reading.formats.cell_formats import shown
from documents.reading.formats.flowing import Paper, Paragraph, Row, Run, cleaned
from documents.reading.formats.package import Package
from documents.reading.formats.sheet_looks import (
    FAR_COLUMNS,
    FAR_ROWS,
    LOWEST,
    NARROWEST,
    Looks,
    S,
    is_on,
    is_under,
    said_in,
)
from documents.reading.words import Page

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"
MOST_CELLS = 2_000_000  # a table's rows times its columns
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
HIDDEN_SHEET = "a hidden sheet of the spreadsheet"
HIDDEN_LINES = "hidden rows or columns of the spreadsheet"
FAR_CELLS = "cells of the spreadsheet far from all others"
HIDDEN_CELLS = "cells whose format hides what they hold"
NOT_WORKED_OUT = "The spreadsheet has formulas whose results were not kept with it."
LEFT_ALONE = {
    "drawing": "The spreadsheet holds pictures, charts or text boxes, which were not read.",
    "oleObject": "The file has another file embedded in it, which was not opened.",
    "package": "The file has another file embedded in it, which was not opened.",
    "externalLink": "The spreadsheet takes figures from another file, which was not fetched.",
    "vbaProject": "The file carries macros, which were not run.",
    "pivotCacheDefinition": "The spreadsheet keeps the figures behind a pivot table, which were not read.",
}


def read_pages(packed: bytes) -> list[Page]:
    """The pages of a workbook: one a visible sheet that holds anything."""
    return _Reader(Package(packed)).pages()


@dataclass(slots=True)
class _Sheet:
    """A sheet as it is read: its cells by row and column, its links, and what it hides."""

    cells: dict[int, dict[int, str]]
    links: dict[str, str]
    hides_lines: bool = False
    hides_cells: bool = False


class _Reader:
    """Walks a workbook sheet by sheet and sets it on paper."""

    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.tree(WORKBOOK)
        if root is None:
            raise refusals.refuse(refusals.BROKEN_OFFICE)
        self._root = root
        self._relations = package.relations(WORKBOOK)
        self._looks = Looks(self._related("styles"))
        shared = self._related("sharedStrings")
        self._shared = [said_in(each) for each in shared.iterfind(S + "si")] if shared is not None else []
        properties = root.find(S + "workbookPr")
        self._epoch_1904 = properties is not None and is_on(properties.get("date1904"))
        self._paper = Paper()

    def pages(self) -> list[Page]:
        for relation in self._relations.values():
            self._notice(relation.kind)
        for each in self._root.iterfind(f"{S}sheets/{S}sheet"):
            related = self._relations.get(each.get(ID, ""))
            if related is None or related.kind != "worksheet":
                continue  # a sheet that is a chart
            root = self._package.tree(related.target)
            if root is None:
                raise refusals.refuse(refusals.BROKEN_OFFICE)
            if each.get("state", "visible") == "visible":
                self._set(each.get("name", ""), related.target, root)
            elif root.find(f".//{S}v") is not None or root.find(f".//{S}is") is not None:
                self._paper.hidden(HIDDEN_SHEET)
        return self._paper.pages()

    def _related(self, kind: str) -> ET.Element | None:
        found = next((each for each in self._relations.values() if each.kind == kind and not each.outside), None)
        return self._package.tree(found.target) if found is not None else None

    def _notice(self, kind: str) -> None:
        if kind in LEFT_ALONE:
            self._paper.notice(LEFT_ALONE[kind])

    def _set(self, name: str, part: str, root: ET.Element) -> None:
        """A sheet begins a page; its name heads its table."""
        relations = self._package.relations(part)
        links = {
            each.get("ref", ""): relations[each.get(ID, "")].target
            for each in root.iterfind(f"{S}hyperlinks/{S}hyperlink")
            if each.get(ID, "") in relations
        }
        sheet = _Sheet({}, links)
        hidden = set(_hidden_columns(root))
        for row in _numbered_rows(root):
            self._row(sheet, hidden, *row)
        near = _near_cells(sheet.cells)
        hides_far, sheet.cells = near != sheet.cells, near
        rows = _table_rows(sheet)
        if rows or sheet.hides_lines or sheet.hides_cells:
            self._paper.new_page()
        if rows:
            self._paper.paragraph(Paragraph((Run(" ".join(cleaned(name).split()), bold=True),)))
            self._paper.table(rows, ruled=True)
        hidden_here = ((sheet.hides_lines, HIDDEN_LINES), (sheet.hides_cells, HIDDEN_CELLS), (hides_far, FAR_CELLS))
        for hides, why in hidden_here:
            if hides:
                self._paper.hidden(why)
        kinds = {each.kind for each in relations.values()}
        for kind in sorted(kinds):
            self._notice(kind)
        if kinds & {"comments", "threadedComment"}:
            self._paper.comment()

    def _row(self, sheet: _Sheet, hidden: set[int], number: int, row: ET.Element) -> None:
        is_hidden = is_on(row.get("hidden")) or is_under(row.get("ht"), LOWEST)
        column = 0
        for cell in row.iterfind(S + "c"):
            place = PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            text = cleaned(self._text(cell)).strip()
            if not text:
                sheet.hides_cells |= _is_blanked(cell)
                continue
            if is_hidden or column in hidden:
                sheet.hides_lines = True
            elif self._looks.hides(cell.get("s", "")):
                sheet.hides_cells = True
            else:
                sheet.cells.setdefault(number, {})[column] = text

    def _text(self, cell: ET.Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inside = cell.find(S + "is")
            return said_in(inside) if inside is not None else ""
        value = cell.findtext(S + "v")
        if value is None:
            if cell.find(S + "f") is not None:
                self._paper.notice(NOT_WORKED_OUT)
            return ""
        if kind == "s":
            return self._shared[int(value)] if value.isdigit() and int(value) < len(self._shared) else ""
        if kind == "b":
            return "TRUE" if is_on(value) else "FALSE"
        if kind != "n":
            return value
        return shown(value, self._looks.code(cell.get("s", "")), epoch_1904=self._epoch_1904)


def _hidden_columns(root: ET.Element) -> Iterator[int]:
    for each in root.iterfind(f"{S}cols/{S}col"):
        first, last = each.get("min", ""), each.get("max", "")
        if first.isdigit() and last.isdigit() and (is_on(each.get("hidden")) or is_under(each.get("width"), NARROWEST)):
            yield from range(int(first[:5]), min(int(last[:5]), 16_384) + 1)


def _numbered_rows(root: ET.Element) -> Iterator[tuple[int, ET.Element]]:
    number = 0
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        said = row.get("r", "")
        number = int(said) if said.isdigit() and len(said) < 8 else number + 1
        yield number, row


def _is_blanked(cell: ET.Element) -> bool:
    """Whether a cell that shows nothing holds a number; that zeros are not shown is common."""
    return cell.get("t", "n") == "n" and (cell.findtext(S + "v") or "").strip(" 0.") != ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _near_cells(cells: dict[int, dict[int, str]]) -> dict[int, dict[int, str]]:
    """The cells without those far from all others: scrolling, nobody comes there."""
    rows = _most_together(Counter({row: len(of_row) for row, of_row in cells.items()}), FAR_ROWS)
    columns = _most_together(Counter(column for row in rows for column in cells[row]), FAR_COLUMNS)
    near = {row: {column: cells[row][column] for column in cells[row] if column in columns} for row in sorted(rows)}
    return {row: of_row for row, of_row in near.items() if of_row}


def _most_together(filled: Counter[int], far: int) -> set[int]:
    """Of the rows or columns that no wide gap parts, those with the most cells."""
    groups: list[list[int]] = []
    for number in sorted(filled):
        if groups and number - groups[-1][-1] <= far:
            groups[-1].append(number)
        else:
            groups.append([number])
    return set(max(groups, key=lambda group: sum(filled[number] for number in group), default=[]))


def _table_rows(sheet: _Sheet) -> list[Row]:
    """The rows and columns in which anything is seen; what lies blank between them is left out."""
    columns = sorted({column for row in sheet.cells.values() for column in row})
    if len(columns) * len(sheet.cells) > MOST_CELLS:
        raise refusals.refuse(refusals.TOO_BIG_INSIDE)
    urls = {_place(ref): url for ref, url in sheet.links.items()}
    return [
        Row(tuple(_cell(row.get(column, ""), urls.get((number, column))) for column in columns))
        for number, row in sorted(sheet.cells.items())
    ]


def _place(reference: str) -> tuple[int, int] | None:
    found = PLACE.match(reference)
    return (int(found[2]), _column(found[1])) if found else None


def _cell(text: str, url: str | None) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, url=url),)),) if text else ()
