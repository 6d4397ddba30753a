"""Spreadsheets that come with a message (.xlsx): bytes -> a page a visible sheet, with its name and one table.

What is read is what a reader sees: hidden sheets, rows, columns and cells are left out and noted, as are remarks. Cells
are shown under their formats; of a formula, what it came to. Nothing outside the file is fetched and nothing is run.
Read with the bounds of all office documents, without a library: those that there are either unpack without a bound or
cannot tell which rows are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from documents.reading import refusals
from documents.reading.formats.cell_formats import shown
from documents.reading.formats.flowing import Paper, Paragraph, Row, Run, cleaned
from documents.reading.formats.package import Package
from documents.reading.formats.sheet_colours import S
from documents.reading.formats.sheet_lines import PLACE, Placed, Unseen, column_number, placed_cells
from documents.reading.formats.sheet_looks import Gone, Looks, is_on
from documents.reading.spans import SheetCells, SheetRow
from documents.reading.words import Page, Word

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"
MOST_CELLS = 2_000_000  # a table's rows times its columns
HIDDEN_SHEET = "a hidden sheet of the spreadsheet"
HIDDEN_LINES = "hidden rows or columns of the spreadsheet"
HIDDEN_CELLS = "cells whose format hides what they hold"
FAR_CELLS = "cells of the spreadsheet far from all others"
COVERED_CELLS = "cells that a merged cell covers"
HIDES = {Unseen.REMOTE: FAR_CELLS, Unseen.MERGED: COVERED_CELLS}
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
    hides: set[str] = field(default_factory=set)


class _Reader:
    """Walks a workbook sheet by sheet and sets it on paper."""

    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.tree(WORKBOOK)
        if root is None:
            raise refusals.refuse(refusals.BROKEN_OFFICE)
        self._root = root
        self._relations = package.relations(WORKBOOK)
        self._looks = Looks(package.related(self._relations, "styles"), package.related(self._relations, "theme"))
        shared = package.related(self._relations, "sharedStrings")
        self._shared = list(shared.iterfind(S + "si")) if shared is not None else []
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
        for placed in placed_cells(root):
            self._take(sheet, placed)
        rows = _table_rows(sheet)
        if rows or sheet.hides:
            self._paper.new_page()
        if rows:
            title = " ".join(cleaned(name).split())
            self._paper.paragraph(Paragraph((Run(title, bold=True),)))
            before = len(self._paper.sheet.words)
            self._paper.table(rows, ruled=True)
            self._paper.sheet.cells = SheetCells(title, _places(sheet, self._paper.sheet.words[before:]))
        for why in sorted(sheet.hides):
            self._paper.hidden(why)
        kinds = {each.kind for each in relations.values()}
        for kind in sorted(kinds):
            self._notice(kind)
        if kinds & {"comments", "threadedComment"}:
            self._paper.comment()

    def _take(self, sheet: _Sheet, placed: Placed) -> None:
        row, column, cell, unseen = placed
        shown_here, gone = self._text(cell)
        text = cleaned(shown_here).strip()
        if gone and not unseen:
            sheet.hides.add(HIDDEN_CELLS)
        if not text:
            if _is_blanked(cell):
                sheet.hides.add(HIDDEN_CELLS)
        elif unseen:
            sheet.hides.add(HIDES.get(unseen, HIDDEN_LINES))
        elif self._looks.gone(cell.get("s", "")):
            sheet.hides.add(HIDDEN_CELLS)
        else:
            sheet.cells.setdefault(row, {})[column] = text

    def _text(self, cell: ET.Element) -> tuple[str, Gone | None]:
        """What a cell shows, and why not all of what it holds."""
        kind, look = cell.get("t", "n"), cell.get("s", "")
        inside = cell.find(S + "is")
        if kind == "inlineStr":
            return self._looks.runs(inside, look) if inside is not None else ("", None)
        value = cell.findtext(S + "v")
        if value is None:
            if cell.find(S + "f") is not None:
                self._paper.notice(NOT_WORKED_OUT)
            return "", None
        if kind == "s":
            is_known = value.isdigit() and int(value) < len(self._shared)
            return self._looks.runs(self._shared[int(value)], look) if is_known else ("", None)
        if kind == "b":
            return "TRUE" if is_on(value) else "FALSE", None
        if kind != "n":
            return self._looks.words(value, look)
        gone = self._looks.of_number(value, look)
        return "" if gone else shown(value, self._looks.code(look), epoch_1904=self._epoch_1904), gone


def _is_blanked(cell: ET.Element) -> bool:
    """Whether a cell that shows nothing holds a number; that zeros are not shown is common."""
    return cell.get("t", "n") == "n" and (cell.findtext(S + "v") or "").strip(" 0.") != ""


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


def _places(sheet: _Sheet, words: Sequence[Word]) -> tuple[SheetRow, ...]:
    """Where the words of each cell stand, whichever way the table was set: row by row, cell by cell."""
    left = iter(words)
    rows = []
    for number, row in sorted(sheet.cells.items()):
        places = [(column, *_next(left, len("".join(row[column].split())))) for column in sorted(row)]
        columns, starts, ends = zip(*places, strict=True)
        rows.append(SheetRow(number, columns, starts, ends))
    return tuple(rows)


def _next(words: Iterator[Word], signs: int) -> tuple[int, int]:
    """From where to where the next words stand that have so many signs."""
    first = last = next(words)
    signs -= len(first.text)
    while signs > 0:
        last = next(words)
        signs -= len(last.text)
    return first.start, last.end


def _place(reference: str) -> tuple[int, int] | None:
    found = PLACE.match(reference)
    return (int(found[2]), column_number(found[1])) if found else None


def _cell(text: str, url: str | None) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, url=url),)),) if text else ()
