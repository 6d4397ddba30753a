"""OpenDocument texts (.odt): bytes -> pages of words, with the limits and the rules of Word letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from documents.reading import refusals
from documents.reading.formats.counting import printed
from documents.reading.formats.covering import Around, Cover
from documents.reading.formats.flowing import Paper, Paragraph, Row, Run, cleaned
from documents.reading.formats.odt_around import MERGED, NOTHING, around_paragraphs, covers
from documents.reading.formats.odt_looks import DRAW, HIDDEN, STYLE, TEXT, Look, Looks, span_of
from documents.reading.formats.package import Package
from documents.reading.tint import tint_of_digits
from documents.reading.words import Page

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
GROUPS = frozenset(
    TEXT + name
    for name in ("section", "index-body", "table-of-content", "illustration-index", "index-title", "numbered-paragraph")
)
UNREAD = frozenset(TEXT + name for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls"))
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
MOST_REPEATED = 200
MOST_SPACES = 500


def read_pages(packed: bytes) -> list[Page]:
    """The pages of an OpenDocument letter."""
    return _Reader(Package(packed)).pages()


class _Reader:
    """Walks an OpenDocument text in reading order and sets it on paper."""

    def __init__(self, package: Package) -> None:
        self._content = package.tree("content.xml")
        styles = package.tree("styles.xml")
        self._looks = Looks([root for root in (styles, self._content) if root is not None])
        self._paper = Paper()
        self._made: list[list[Run]] = [[]]
        self._boxes: list[ET.Element] = []
        self._around: dict[ET.Element, Around] = {}
        for root in (styles, self._content):
            self._around |= around_paragraphs(root, self._looks) if root is not None else {}
        self._covers: list[Cover] = []
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
            self._paper.notice("The file carries macros, which were not run.")
        if any(name.startswith("Object ") and name.endswith("/content.xml") for name in package.names):
            self._paper.notice("The file has another file embedded in it, which was not opened.")

    def pages(self) -> list[Page]:
        body = self._content.find(f"{OFFICE}body/{OFFICE}text") if self._content is not None else None
        if body is None:
            raise refusals.refuse(refusals.BROKEN_OFFICE)
        for margin in self._looks.margins("header"):
            self._blocks(margin)
        self._blocks(body)
        for margin in self._looks.margins("footer"):
            for each in margin:
                for paragraph, _ in self._read(each, "", 0):
                    self._paper.paragraph(paragraph, apart=True)
        return self._paper.pages()

    def _blocks(self, parent: ET.Element) -> None:
        for each in parent:
            if each.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(each, "", 0)
            elif each.tag == TEXT + "list":
                self._list(each, "", 0)
            elif each.tag == TABLE + "table":
                self._table(each)
            elif each.tag in GROUPS:
                hidden = is_hidden_section(each)
                if hidden and "".join(each.itertext()).strip():
                    self._paper.hidden(HIDDEN)
                elif not hidden:
                    self._blocks(each)
            elif each.tag == TEXT + "tracked-changes" and len(each):
                self._paper.changed()
            elif each.tag.startswith(DRAW):
                self._covers += covers(each, self._looks)
                self._cover(self._paper.sheet.length)
                self._boxes += each.iter(DRAW + "text-box")
                self._set_boxes()

    def _paragraph(self, element: ET.Element, label: str, depth: int) -> None:
        if self._looks.breaks_page(element.get(TEXT + "style-name", "")):
            self._paper.new_page()
        start = self._paper.sheet.length
        for paragraph, breaks in self._read(element, label, depth):
            if breaks:
                self._paper.new_page()
                start = 0
            self._paper.paragraph(paragraph)
        self._cover(start)
        self._set_boxes()

    def _cover(self, start: int) -> None:
        """Note the shapes that lie over what was set from there on."""
        shapes, self._covers = self._covers, []
        for each in shapes:
            self._paper.cover(start, each.up, each.down, anywhere=each.anywhere)

    def _set_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)

    def _list(self, element: ET.Element, style: str, depth: int) -> None:
        style = element.get(TEXT + "style-name", style)
        counts = self._counts[style]
        if element.get(TEXT + "continue-numbering") != "true" and element.get(TEXT + "continue-list") is None:
            counts.pop(depth, None)
        for item in element:
            label = ""
            if item.tag == TEXT + "list-item":
                start = item.get(TEXT + "start-value", "")
                usual = self._looks.list_start(style, depth)
                counts[depth] = int(start) if start.isdigit() and len(start) < 6 else counts.get(depth, usual - 1) + 1
                label = self._label(style, depth)
            for each in item:
                if each.tag in (TEXT + "p", TEXT + "h"):
                    self._paragraph(each, label, depth)
                    label = ""
                elif each.tag == TEXT + "list":
                    self._list(each, style, depth + 1)

    def _label(self, style: str, depth: int) -> str:
        level = self._looks.list_level(style, depth)
        if level is None or level.tag == TEXT + "list-level-style-bullet":
            return "•"
        shown = level.get(TEXT + "display-levels", "1")
        first = max(depth + 1 - (int(shown) if shown.isdigit() else 1), 0)
        numbers = []
        for at in range(first, depth + 1):
            here = self._looks.list_level(style, at)
            form = here.get(STYLE + "num-format", "") if here is not None else "1"
            numbers.append(printed(self._counts[style].get(at, 1), FORMATS.get(form, "decimal")))
        number = ".".join(each for each in numbers if each)
        return (
            f"{level.get(STYLE + 'num-prefix', '')}{number}{level.get(STYLE + 'num-suffix', '')}".strip()
            if number
            else ""
        )

    def _read(self, element: ET.Element, label: str, depth: int) -> Iterator[tuple[Paragraph, bool]]:
        look = self._looks.paragraph(element.get(TEXT + "style-name", ""), heading=element.tag == TEXT + "h")
        around = self._around.get(element, NOTHING)
        look = replace(look, ground=look.ground or around.ground, around=around.unseen)
        if any(each.get(TEXT + "is-hidden") != "false" for each in element.iter(TEXT + "hidden-paragraph")):
            look = replace(look, hidden=True)  # all of the paragraph, whatever its parts say
        self._made = [[]]
        self._inline(element, look, None)
        for at, runs in enumerate(self._made):
            paragraph = Paragraph(tuple(runs), label, 2 * depth)
            yield paragraph, at > 0
            label = label if paragraph.is_blank else ""

    def _inline(self, parent: ET.Element, look: Look, url: str | None) -> None:
        self._say(parent.text, look, url)
        for each in parent:
            self._part(each, look, url)
            self._say(each.tail, look, url)

    def _part(self, part: ET.Element, look: Look, url: str | None) -> None:
        name = part.tag.rpartition("}")[2]
        if part.tag == OFFICE + "annotation":
            self._paper.comment()
        elif name in ("change", "change-start", "change-end"):
            self._paper.changed()
        elif name == "s":
            self._say(" " * min(span_of(part, TEXT + "c"), MOST_SPACES), look, url)
        elif name in ("tab", "line-break"):
            self._say("\t" if name == "tab" else "\n", look, url)
        elif name == "soft-page-break":
            self._made.append([])
        elif name == "a":
            self._inline(part, look, part.get(XLINK + "href") or url)
        elif name == "note":
            self._note(part)
        elif name == "hidden-text":
            self._paper.hidden(HIDDEN)
        elif part.tag.startswith(DRAW):
            self._covers += covers(part, self._looks)
            boxes = list(part.iter(DRAW + "text-box"))
            self._boxes += boxes
            if not boxes:
                self._paper.picture()
        elif part.tag.startswith(TEXT):
            inner = self._looks.span(look, part.get(TEXT + "style-name", ""))
            unshown = part.get(TEXT + "display") == "none"  # a variable that is set and not shown
            self._inline(part, replace(inner, hidden=True) if unshown else inner, url)

    def _note(self, note: ET.Element) -> None:
        made = self._made
        for paragraph in note.iter(TEXT + "p"):
            for each, _ in list(self._read(paragraph, "", 0)):
                self._paper.foot(each)
        self._made = made

    def _say(self, said: str | None, look: Look, url: str | None) -> None:
        said = cleaned(said or "")
        if not said:
            return
        if look.unseen:
            if said.strip():
                self._paper.hidden(look.unseen)
            return
        self._made[-1].append(Run(said, look.bold, look.italic, url, tint_of_digits(look.color)))

    def _table(self, table: ET.Element) -> None:
        columns, start = list(_columns(table)), self._paper.sheet.length
        rows = [self._row(row, columns) for row in self._shown(_rows(table))]
        self._paper.table(rows, ruled=self._looks.is_ruled(table.iter(TABLE + "table-cell")))
        self._cover(start)
        self._set_boxes()

    def _shown(self, rows: Iterator[ET.Element]) -> Iterator[ET.Element]:
        """The rows that are shown."""
        for row in rows:
            if row.get(TABLE + "visibility", "visible") == "visible":
                yield row
            elif "".join(row.itertext()).strip():
                self._paper.hidden(HIDDEN)

    def _row(self, row: ET.Element, columns: list[bool]) -> Row:
        """`columns`: which of them are hidden."""
        cells: list[tuple[Paragraph, ...]] = []
        for cell in row:
            if any(columns[len(cells) : len(cells) + 1]) and "".join(cell.itertext()).strip():
                self._paper.hidden(HIDDEN)
                cells.append(())
            elif cell.tag == TABLE + "table-cell":
                again = min(span_of(cell, TABLE + "number-columns-repeated"), MOST_REPEATED)
                cells += [tuple(self._cell(cell))] * again
            elif cell.tag == TABLE + "covered-table-cell":
                if "".join(cell.itertext()).strip():
                    self._paper.hidden(MERGED)
                cells += [()] * min(span_of(cell, TABLE + "number-columns-repeated"), MOST_REPEATED)
        return Row(tuple(cells[:MOST_REPEATED]))

    def _cell(self, parent: ET.Element) -> Iterator[Paragraph]:
        for each in parent:
            if each.tag in (TEXT + "p", TEXT + "h"):
                yield from [paragraph for paragraph, _ in self._read(each, "", 0)]
            elif each.tag == TEXT + "list":
                for item in each:
                    yield from self._cell(item)
            elif each.tag == TABLE + "table":
                for row in self._shown(_rows(each)):
                    yield from (paragraph for cell in row for paragraph in self._cell(cell))


def is_hidden_section(section: ET.Element) -> bool:
    """Whether a section is not shown, always or as its condition came out when it was written."""
    display = section.get(TEXT + "display", "true")
    return display == "none" or (display == "condition" and section.get(TEXT + "is-hidden") == "true")


def _rows(parent: ET.Element) -> Iterator[ET.Element]:
    for each in parent:
        if each.tag == TABLE + "table-row":
            yield each
        elif each.tag in (TABLE + "table-header-rows", TABLE + "table-row-group", TABLE + "table-rows"):
            yield from _rows(each)


def _columns(table: ET.Element) -> Iterator[bool]:
    """Of each column, whether it is hidden."""
    for column in table.iter(TABLE + "table-column"):
        again = min(span_of(column, TABLE + "number-columns-repeated"), MOST_REPEATED)
        yield from [column.get(TABLE + "visibility", "visible") != "visible"] * again
