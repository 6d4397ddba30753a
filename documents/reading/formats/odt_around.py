"""What stands around the paragraphs of an OpenDocument text, and the shapes that are laid over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from documents.reading.formats.colours import digits
from documents.reading.formats.covering import CLEAR, FAR, FAR_LEFT, FLAT, SLIGHT, Around, Cover, reaching, says_nothing
from documents.reading.formats.odt_looks import (
    DRAW,
    FO,
    HIDDEN,
    OFF_PAGE,
    SMALL,
    STYLE,
    TEXT,
    Looks,
    twips,
)

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
MERGED = "words in a cell that another cell covers"
NOTHING = Around()
FORMS = frozenset(DRAW + name for name in ("rect", "custom-shape", "ellipse", "circle", "path", "polygon", "frame"))
PARAGRAPHS = frozenset(TEXT + name for name in ("p", "h"))
IN_LINE = "as-char"
OF_PARAGRAPH = frozenset({"", "paragraph", "paragraph-content", "char", "line", "text"})


def around_paragraphs(root: ET.Element, looks: Looks) -> dict[ET.Element, Around]:
    """Of each paragraph that stands in a table or a frame what is around it; the others are left out."""
    found: dict[ET.Element, Around] = {}
    _walk(root, NOTHING, looks, found)
    return found


def _walk(parent: ET.Element, around: Around, looks: Looks, found: dict[ET.Element, Around]) -> None:
    for each in parent:
        inner = WITHIN[each.tag](each, around, looks) if each.tag in WITHIN else around
        if each.tag in PARAGRAPHS and inner != NOTHING:
            found[each] = inner
        if len(each):
            _walk(each, inner, looks, found)


def _in_table(table: ET.Element, around: Around, looks: Looks) -> Around:
    name = table.get(TABLE + "style-name", "")
    around = _on(looks.says("table", name, "table", FO + "background-color"), around)
    far = not FAR_LEFT < twips(looks.says("table", name, "table", FO + "margin-left")) < FAR
    return replace(around, unseen=OFF_PAGE) if far else around


def _in_row(row: ET.Element, around: Around, looks: Looks) -> Around:
    name = row.get(TABLE + "style-name", "")
    height = looks.says("table-row", name, "table-row", STYLE + "row-height")
    around = _on(looks.says("table-row", name, "table-row", FO + "background-color"), around)
    return replace(around, unseen=SMALL) if height and twips(height) < FLAT else around


def _in_cell(cell: ET.Element, around: Around, looks: Looks) -> Around:
    name = cell.get(TABLE + "style-name", "")
    return _on(looks.says("table-cell", name, "table-cell", FO + "background-color"), around)


def _covered(cell: ET.Element, around: Around, looks: Looks) -> Around:
    return replace(around, unseen=MERGED)


def _in_frame(frame: ET.Element, around: Around, looks: Looks) -> Around:
    around = _on(_fill(frame, looks)[0], around)
    if frame.get(DRAW + "display", "always") == "none":
        return replace(around, unseen=HIDDEN)
    if any(not FAR_LEFT < twips(frame.get(SVG + name)) < FAR for name in ("x", "y")):
        return replace(around, unseen=OFF_PAGE)
    return replace(around, unseen=SMALL) if _is_slight(frame) else around


WITHIN: dict[str, Callable[[ET.Element, Around, Looks], Around]] = {
    TABLE + "table": _in_table,
    TABLE + "table-row": _in_row,
    TABLE + "table-cell": _in_cell,
    TABLE + "covered-table-cell": _covered,
    **dict.fromkeys(FORMS, _in_frame),
}


def _on(colour: str, around: Around) -> Around:
    """The same on a ground of this colour, where it is one."""
    return replace(around, ground=colour) if digits(colour.removeprefix("#")) else around


def _is_slight(shape: ET.Element) -> bool:
    sides = [shape.get(SVG + name) for name in ("width", "height")]
    return any(side is not None and not side.endswith("%") and 0 <= twips(side) < SLIGHT for side in sides)


def _fill(shape: ET.Element, looks: Looks) -> tuple[str, float]:
    """The colour of a shape and how much of it is left: a frame is clear unless it says otherwise, a shape filled."""
    name = shape.get(DRAW + "style-name", "")

    def said(key: str) -> str:
        return looks.says("graphic", name, "graphic", key)

    kind = said(DRAW + "fill")
    behind = said(FO + "background-color")
    colour = said(DRAW + "fill-color") if kind == "solid" or not behind else behind
    clear = kind == "none" or (not kind and shape.tag == DRAW + "frame" and not digits(behind.removeprefix("#")))
    share = said(DRAW + "opacity").removesuffix("%")
    left = float(share) / 100 if share.isdigit() and len(share) < 4 else 1.0
    return ("", 0.0) if clear else (colour, left)


def covers(part: ET.Element, looks: Looks) -> Iterator[Cover]:
    """The shapes of a drawing that lie in front of words, filled and without words of their own."""
    for shape in part.iter():
        if shape.tag in FORMS and not any(each.tag == DRAW + "image" for each in shape):
            colour, left = _fill(shape, looks)
            cover = _cover(shape, looks) if left >= CLEAR else None
            words = " ".join(each for box in shape.iter() if box.tag in PARAGRAPHS for each in box.itertext())
            if cover is not None and says_nothing(words, "" if cover.anywhere else digits(colour.removeprefix("#"))):
                yield cover


def _cover(shape: ET.Element, looks: Looks) -> Cover | None:
    name, anchor = shape.get(DRAW + "style-name", ""), shape.get(TEXT + "anchor-type", "paragraph")

    def said(key: str) -> str:
        return looks.says("graphic", name, "graphic", STYLE + key)

    if anchor == IN_LINE or said("wrap") not in ("", "run-through") or said("run-through") == "background":
        return None
    if _is_slight(shape) or shape.get(DRAW + "display", "always") == "none":
        return None
    if anchor in ("page", "frame") or said("vertical-rel") not in OF_PARAGRAPH or shape.get(DRAW + "transform"):
        return Cover(anywhere=True)
    return reaching(twips(shape.get(SVG + "y")), twips(shape.get(SVG + "height")) or SLIGHT * 3.0)
