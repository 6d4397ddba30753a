"""The runs of a Word paragraph: what is printed of them, where links lead, what is hidden, deleted or remarked on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from documents.reading.formats.covering import Around, Cover
from documents.reading.formats.docx_around import MC, NOTHING, alternative, around_paragraphs, is_hidden_shape
from documents.reading.formats.docx_colours import W
from documents.reading.formats.docx_looks import HIDDEN, Look, Styles
from documents.reading.formats.docx_shapes import covers
from documents.reading.formats.flowing import Paper, Run, cleaned
from documents.reading.formats.package import Relation
from documents.reading.tint import tint_of_digits

HYPERLINK = re.compile(r'\s{0,40}+HYPERLINK\s{1,40}+"([^"]{1,2000})"', re.I)
CHANGES = frozenset(W + name for name in ("ins", "moveTo"))
GONE = frozenset(W + name for name in ("del", "moveFrom"))
WRAPPERS = CHANGES | {W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo")}
CHANGED_LOOKS = ("rPrChange", "pPrChange")
SYMBOLS = {"00a3": "☐", "00a8": "☐", "006f": "☐", "00fe": "☑", "0052": "☑", "00fd": "☒", "0053": "☒"}
SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
COLUMN_SIGNS = re.compile("[\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The runs of a paragraph, or of the part of one that a page break leaves; whether a page begins before it."""

    runs: tuple[Run, ...]
    new_page: bool = False


class RunReader:
    """Reads paragraphs of one part of a document; fields may run on from one paragraph into the next."""

    def __init__(self, paper: Paper, styles: Styles, relations: Mapping[str, Relation]) -> None:
        self._around: dict[ET.Element, Around] = {}
        self._paper = paper
        self._styles = styles
        self._relations = relations
        self._fields: list[
            list[str]
        ] = []  # of each open field what it says so far, "separate" once it shows its result
        self._boxes: list[ET.Element] = []
        self._covers: list[Cover] = []
        self._notes: list[tuple[str, str]] = []
        self._made: list[list[Run]] = []

    def look_around(self, root: ET.Element) -> None:
        """Note what stands around the paragraphs of a part, before any of it is read."""
        self._around |= around_paragraphs(root, self._styles)

    def paragraph(self, element: ET.Element) -> Iterator[Pieces]:
        """The paragraph's printed runs, parted where a page breaks."""
        properties = element.find(W + "pPr")
        look = self._styles.paragraph_look(properties)
        around = self._around.get(element, NOTHING)
        look = replace(
            look, ground=look.ground or around.ground, color=look.color or around.color, around=around.unseen
        )
        self._note_changed_looks(properties)
        self._made = [[]]
        self._inline(element, look, None)
        for at, runs in enumerate(self._made):
            yield Pieces(tuple(runs), at > 0)

    def take_boxes(self) -> list[ET.Element]:
        """The text boxes met since they were last taken."""
        taken, self._boxes = self._boxes, []
        return taken

    def take_covers(self) -> list[Cover]:
        """The shapes laid over the page that were met since they were last taken."""
        taken, self._covers = self._covers, []
        return taken

    def take_notes(self) -> list[tuple[str, str]]:
        """The foot- and endnotes referred to since they were last taken: kind and id."""
        taken, self._notes = self._notes, []
        return taken

    def _inline(self, parent: ET.Element, look: Look, url: str | None) -> None:
        for each in parent:
            if each.tag == W + "r":
                self._run(each, look, url)
            elif each.tag == W + "hyperlink":
                self._inline(each, look, self._target(each) or url)
            elif each.tag == W + "fldSimple":
                found = HYPERLINK.match(each.get(W + "instr", ""))
                self._inline(each, look, found[1] if found else url)
            elif each.tag in GONE:
                self._paper.changed()
            elif each.tag in WRAPPERS:
                if each.tag in CHANGES:
                    self._paper.changed()
                self._inline(each, look, url)
            elif each.tag == MC + "AlternateContent":
                self._inline(alternative(each), look, url)

    def _target(self, link: ET.Element) -> str | None:
        identity = next((value for key, value in link.attrib.items() if key.endswith("relationships}id")), "")
        related = self._relations.get(identity)
        return related.target if related is not None and related.outside else None

    def _run(self, run: ET.Element, look: Look, url: str | None) -> None:
        properties = run.find(W + "rPr")
        self._note_changed_looks(properties)
        look = self._styles.run_look(look, properties)
        for each in run:
            self._part_of_run(each, look, url)

    def _part_of_run(self, part: ET.Element, look: Look, url: str | None) -> None:
        name = part.tag.rpartition("}")[2]
        if part.tag == W + "t":
            self._say(part.text or "", look, url)
        elif part.tag in SIGNS:
            self._say(SIGNS[part.tag], look, url)
        elif name == "br":
            self._break(part.get(W + "type", ""), look)
        elif name == "lastRenderedPageBreak":
            self._made.append([])
        elif name == "sym":
            self._say(SYMBOLS.get(part.get(W + "char", "").lower().replace("f0", "00", 1), "•"), look, url)
        elif name in ("fldChar", "instrText"):
            self._field(part)
        elif name in ("footnoteReference", "endnoteReference"):
            self._notes.append((name.removesuffix("Reference") + "s", part.get(W + "id", "")))
        elif name == "commentReference":
            self._paper.comment()
        elif name in ("drawing", "pict", "object"):
            self._drawing(part)
        elif part.tag == MC + "AlternateContent":
            for each in alternative(part):
                self._part_of_run(each, look, url)

    def _break(self, kind: str, look: Look) -> None:
        if kind == "page":
            self._made.append([])
        else:
            self._say("\n", look, None)

    def _field(self, part: ET.Element) -> None:
        if part.tag == W + "instrText":
            if self._fields and "separate" not in self._fields[-1][1:]:
                self._fields[-1][0] = (self._fields[-1][0] + (part.text or ""))[:4000]
            return
        kind = part.get(W + "fldCharType")
        if kind == "begin" and len(self._fields) < 50:
            self._fields.append([""])
        elif kind == "separate" and self._fields:
            self._fields[-1].append("separate")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, part: ET.Element) -> None:
        """Text boxes are kept for after the paragraph; a box within a box comes with it."""
        self._covers += covers(part, self._styles)
        boxes = list(_outermost(part, W + "txbxContent"))
        if is_hidden_shape(part):
            if any((said.text or "").strip() for box in boxes for said in box.iter(W + "t")):
                self._paper.hidden(HIDDEN)
            return
        self._boxes += boxes
        if not boxes:
            self._paper.picture()

    def _say(self, text: str, look: Look, url: str | None) -> None:
        text = cleaned(COLUMN_SIGNS.sub("•", text))
        if not text:
            return
        if unseen := look.hides(text):
            if text.strip():
                self._paper.hidden(unseen)
            return
        target = url or self._field_target()
        self._made[-1].append(Run(text, look.bold, look.italic, target, tint_of_digits(look.color)))

    def _field_target(self) -> str | None:
        for field in reversed(self._fields):
            found = HYPERLINK.match(field[0])
            if found and len(field) > 1:
                return found[1]
        return None

    def _note_changed_looks(self, properties: ET.Element | None) -> None:
        if properties is None:
            return
        mark = properties.find(W + "rPr")
        if any(properties.find(W + name) is not None for name in CHANGED_LOOKS) or (
            mark is not None and any(mark.find(W + name) is not None for name in ("ins", "del", "rPrChange"))
        ):
            self._paper.changed()


def _outermost(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag == MC + "AlternateContent":
            yield from _outermost(alternative(each), tag)
        else:
            yield from _outermost(each, tag)
