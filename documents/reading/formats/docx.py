"""Word documents (.docx): bytes -> pages of words.

What is read is the text as it would be printed with every tracked change accepted. Hidden text, deletions and remarks
are left out and noted. Nothing outside the file is fetched and nothing in it is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.reading import refusals
from documents.reading.formats.docx_colours import W, theme_of
from documents.reading.formats.docx_looks import HIDDEN, Styles, is_on, said
from documents.reading.formats.docx_numbering import Numbering
from documents.reading.formats.docx_runs import CHANGES, Pieces, RunReader
from documents.reading.formats.flowing import Paper, Paragraph, Row
from documents.reading.formats.package import Package
from documents.reading.words import Page

OFFICE_DOCUMENT = "officeDocument"
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
GONE = frozenset(W + name for name in ("del", "moveFrom"))
NO_BORDER = frozenset({"nil", "none"})
LEFT_ALONE = {
    "attachedTemplate": "The file names a template outside it, which was not fetched.",
    "oleObject": "The file has another file embedded in it, which was not opened.",
    "package": "The file has another file embedded in it, which was not opened.",
    "aFChunk": "The file has another document set into it, which was not read.",
    "vbaProject": "The file carries macros, which were not run.",
    "control": "The file carries controls, which were not run.",
    "subDocument": "The file is made of other documents, which were not fetched.",
}
OUTSIDE = "The file points to something outside it (a picture or an object), which was not fetched."


def read_pages(packed: bytes) -> list[Page]:
    """The pages of a Word letter."""
    return _Reader(Package(packed)).pages()


class _Reader:
    """Walks a Word document in reading order and sets it on paper."""

    def __init__(self, package: Package) -> None:
        main = next((each for each in package.relations("").values() if each.kind == OFFICE_DOCUMENT), None)
        self._part = main.target if main is not None else "word/document.xml"
        self._package = package
        self._relations = package.relations(self._part)
        self._styles = Styles(package.related(self._relations, "styles"), theme_of(package))
        self._numbering = Numbering(package.related(self._relations, "numbering"), self._styles)
        self._paper = Paper()
        self._runs = RunReader(self._paper, self._styles, self._relations)
        self._notes = {kind: self._notes_of(kind) for kind in ("footnotes", "endnotes")}
        self._merged: list[Pieces] = []  # of paragraphs whose end was deleted: they run on into the next

    def pages(self) -> list[Page]:
        root = self._package.tree(self._part)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise refusals.refuse(refusals.BROKEN_OFFICE)
        self._styles.on_page_of(root)
        self._runs.look_around(body)
        self._notice_what_is_left_alone()
        self._margin(body, "header")
        self._blocks(body)
        self._end_notes()
        self._margin(body, "footer")
        comments = self._package.related(self._relations, "comments")
        if comments is not None and comments.find(W + "comment") is not None and not self._paper.has_comments:
            self._paper.comment()  # a remark that is tied to no place
        return self._paper.pages()

    def _notes_of(self, kind: str) -> dict[str, ET.Element]:
        """Foot- or endnotes by their ids; the lines that part them from the text are none."""
        root = self._package.related(self._relations, kind)
        if root is None:
            return {}
        self._runs.look_around(root)
        every = root.findall(W + kind[:-1])
        return {each.get(W + "id", ""): each for each in every if each.get(W + "type", "normal") == "normal"}

    def _notice_what_is_left_alone(self) -> None:
        if "word/vbaProject.bin" in self._package.names:
            self._paper.notice(LEFT_ALONE["vbaProject"])
        settings = self._package.relations("word/settings.xml")
        for each in (*self._relations.values(), *settings.values()):
            if each.kind in LEFT_ALONE:
                self._paper.notice(LEFT_ALONE[each.kind])
            elif each.outside and each.kind != "hyperlink":
                self._paper.notice(OUTSIDE)

    def _margin(self, body: ET.Element, kind: str) -> None:
        """The first page's head is its letterhead; every other head, and the feet, are no part of what is said."""
        section = next(iter(body.iter(W + "sectPr")), None)
        if section is None:
            return
        first = is_on(section, "titlePg")
        named = {each.get(W + "type", "default"): each for each in section.findall(f"{W}{kind}Reference")}
        chosen = named.get("first" if first else "default")
        identity = (
            next((value for key, value in chosen.attrib.items() if key.endswith("}id")), "")
            if chosen is not None
            else ""
        )
        related = self._relations.get(identity)
        root = self._package.tree(related.target) if related is not None and not related.outside else None
        if root is None or related is None:
            return
        inner = RunReader(self._paper, self._styles, self._package.relations(related.target))
        inner.look_around(root)
        waiting = [root]
        while waiting:
            for paragraph in _paragraphs(waiting.pop(0)):
                runs = tuple(run for pieces in inner.paragraph(paragraph) for run in pieces.runs)
                start = self._paper.sheet.length
                self._paper.paragraph(Paragraph(runs), apart=kind == "footer")
                self._cover(inner, start)
                waiting += inner.take_boxes()

    def _blocks(self, parent: ET.Element) -> None:
        for each in parent:
            if each.tag == W + "p":
                self._paragraph(each)
            elif each.tag == W + "tbl":
                self._table(each)
            elif each.tag == W + "altChunk":
                self._paper.notice(LEFT_ALONE["aFChunk"])
            elif each.tag in GONE:
                self._paper.changed()
            elif each.tag in WRAPPERS:
                if each.tag in CHANGES:
                    self._paper.changed()
                self._blocks(each)

    def _paragraph(self, element: ET.Element) -> None:
        properties = element.find(W + "pPr")
        if is_on_element(self._styles.paragraph_says(properties, "pageBreakBefore")):
            self._paper.new_page()
        start = self._paper.sheet.length
        for paragraph, breaks in self._read(element):
            if breaks:
                self._paper.new_page()
                start = 0
            self._paper.paragraph(paragraph)
        self._cover(self._runs, start)
        for box in self._runs.take_boxes():
            self._blocks(box)
        section = properties.find(W + "sectPr") if properties is not None else None
        if section is not None and said(section, "type") not in ("continuous", "nextColumn"):
            self._paper.new_page()

    def _read(self, element: ET.Element) -> Iterator[tuple[Paragraph, bool]]:
        """A paragraph in the pieces that page breaks part it into, each with whether a page begins before it."""
        properties = element.find(W + "pPr")
        pieces = self._merged + list(self._runs.paragraph(element))
        self._merged = []
        self._note_feet()
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and mark.find(W + "del") is not None and pieces:
            self._paper.changed()
            self._merged = pieces
            return
        label, indent = self._numbering.label(properties)
        for piece in _joined(pieces):
            paragraph = Paragraph(piece.runs, label, indent)
            yield paragraph, piece.new_page
            label = label if paragraph.is_blank else ""

    def _cover(self, runs: RunReader, start: int) -> None:
        """Note the shapes that lie over what was set from there on; those of a head lie behind the page's words."""
        for cover in runs.take_covers():
            if runs is self._runs or not cover.anywhere:
                self._paper.cover(start, cover.up, cover.down, anywhere=cover.anywhere)

    def _note_feet(self) -> None:
        for kind, identity in self._runs.take_notes():
            note = self._notes[kind].get(identity)
            for paragraph in note.iter(W + "p") if note is not None and kind == "footnotes" else ():
                for pieces in self._runs.paragraph(paragraph):
                    self._paper.foot(Paragraph(pieces.runs))

    def _end_notes(self) -> None:
        for note in self._notes["endnotes"].values():
            for paragraph in note.iter(W + "p"):
                for pieces in self._runs.paragraph(paragraph):
                    self._paper.foot(Paragraph(pieces.runs))

    def _table(self, table: ET.Element) -> None:
        boxes: list[ET.Element] = []
        start = self._paper.sheet.length
        rows = [self._row(row, boxes) for row in self._rows(table)]
        self._paper.table([row for row in rows if row.cells], ruled=_is_ruled(table))
        self._cover(self._runs, start)
        for box in boxes:
            self._blocks(box)

    def _rows(self, parent: ET.Element) -> Iterator[ET.Element]:
        for each in parent:
            if each.tag == W + "tr":
                properties = each.find(W + "trPr")
                if properties is not None and any(properties.find(W + name) is not None for name in ("ins", "del")):
                    self._paper.changed()
                if is_on(properties, "hidden"):
                    self._paper.hidden(HIDDEN)
                elif properties is None or properties.find(W + "del") is None:
                    yield each
            elif each.tag in WRAPPERS:
                yield from self._rows(each)

    def _row(self, row: ET.Element, boxes: list[ET.Element]) -> Row:
        properties = row.find(W + "trPr")
        before, after = said(properties, "gridBefore") or "0", said(properties, "gridAfter") or "0"
        cells: list[tuple[Paragraph, ...]] = [()] * _small(before)
        new_page = False
        for cell in _within(row, W + "tc"):
            looks = cell.find(W + "tcPr")
            merge = looks.find(W + "vMerge") if looks is not None else None
            made = list(self._cell(cell))
            new_page = new_page or any(breaks for _, breaks in made)
            boxes += self._runs.take_boxes()
            goes_on = merge is not None and merge.get(W + "val", "continue") != "restart"
            cells.append(() if goes_on else tuple(paragraph for paragraph, _ in made))
            cells += [()] * (_small(said(looks, "gridSpan") or "1") - 1)
        return Row((*cells, *[()] * _small(after)), new_page)

    def _cell(self, parent: ET.Element) -> Iterator[tuple[Paragraph, bool]]:
        """The paragraphs of a cell, those of a table within it too."""
        for each in parent:
            if each.tag == W + "p":
                yield from self._read(each)
            elif each.tag == W + "tbl":
                for row in self._rows(each):
                    for cell in _within(row, W + "tc"):
                        yield from self._cell(cell)
            elif each.tag in WRAPPERS:
                yield from self._cell(each)


def is_on_element(switch: ET.Element | None) -> bool:
    """Whether a switch is there and on."""
    return switch is not None and switch.get(W + "val", "1").lower() not in ("0", "false", "off")


def _joined(pieces: list[Pieces]) -> Iterator[Pieces]:
    """Pieces without a page break between them are one paragraph."""
    runs = pieces[:1]
    for piece in pieces[1:]:
        if piece.new_page:
            yield from runs
            runs = [piece]
        else:
            runs = [Pieces((*runs[0].runs, *piece.runs), runs[0].new_page)]
    yield from runs


def _within(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag in WRAPPERS:
            yield from _within(each, tag)


def _paragraphs(parent: ET.Element) -> Iterator[ET.Element]:
    """Every paragraph within, in tables too, but not those of text boxes."""
    for each in parent:
        if each.tag == W + "p":
            yield each
        else:
            yield from _paragraphs(each)


def _small(value: str) -> int:
    return min(int(value), 100) if value.isdigit() else 1


def _is_ruled(table: ET.Element) -> bool:
    """Whether lines are drawn around its cells, as around those of a table and not of a letterhead."""
    looks = table.find(W + "tblPr")
    style = said(looks, "tblStyle")
    own = looks.find(W + "tblBorders") if looks is not None else None
    if own is not None:
        return any(side.get(W + "val", "none") not in NO_BORDER for side in own)
    if style and style != "TableNormal":
        return True
    return any(
        side.get(W + "val", "none") not in NO_BORDER for borders in table.iter(W + "tcBorders") for side in borders
    )
