"""Shapes that are laid over the words of a Word document: what looks like a redaction and is none.

Where a shape comes to lie is known only once a page is set, which nobody does here. It lies by its paragraph or, where
it hangs from the page, anywhere on it; of the paragraphs it may reach rather one too many is told than one too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.reading.formats.covering import CLEAR, LINE, SLIGHT, THICK, Cover, reaching, says_nothing
from documents.reading.formats.docx_around import (
    EMU,
    ODD_SHAPES,
    VML,
    fill_of,
    is_filled,
    is_hidden_shape,
    is_slight,
    lengths,
    shown,
)
from documents.reading.formats.docx_colours import DRAWING, W, spoken
from documents.reading.formats.docx_looks import Styles

AROUND = ("wrapSquare", "wrapTight", "wrapTopAndBottom")
BY_PARAGRAPH = frozenset({"paragraph", "line", "text", "char", ""})
RELATIVE = re.compile(r"mso-position-vertical(?P<of>-relative)?\s{0,5}+:\s{0,5}+(?P<to>[a-z-]{1,30})", re.I)


def covers(part: ET.Element, styles: Styles) -> Iterator[Cover]:
    """The shapes of a drawing (`w:drawing`, `w:pict`) that lie in front of words, filled and without words."""
    if is_hidden_shape(part):
        return
    for anchor in part:
        found = _of_anchor(anchor) if anchor.tag.endswith("}anchor") else None
        if found is not None and any(_covers(*each, styles, found) for each in _shapes(anchor)):
            yield found
    for shape in part.iter():
        if shape.tag == VML + "line" and lengths(f"w:{shape.get('strokeweight', '')}").get("w", 0) >= THICK:
            yield Cover(anywhere=True)
        elif shape.tag in ODD_SHAPES and (cover := _of_vml(shape)):
            yield cover


def _shapes(anchor: ET.Element) -> Iterator[tuple[ET.Element, ET.Element | None]]:
    """The shapes of a drawing, each with how large the whole is."""
    extent = next((each for each in anchor if each.tag.endswith("}extent")), None)
    return ((each, extent) for each in anchor.iter() if each.tag.endswith("}wsp"))


def _covers(shape: ET.Element, extent: ET.Element | None, styles: Styles, cover: Cover) -> bool:
    form = shape.find(f"*/{DRAWING}prstGeom")
    kind = form.get("prst", "") if form is not None else ""
    colour, left = fill_of(shape, styles)
    if _line_of(shape) >= THICK:
        return says_nothing(_words(shape), "")
    if extent is None or is_slight(extent):
        return False
    return (
        left >= CLEAR
        and kind != "line"
        and "Connector" not in kind
        and says_nothing(_words(shape), "" if cover.anywhere else colour)
    )


def _line_of(shape: ET.Element) -> float:
    """How thick the line is that is drawn around a shape, or as one."""
    line = shape.find(f"*/{DRAWING}ln")
    width = line.get("w", "") if line is not None and line.find(DRAWING + "noFill") is None else ""
    return int(width) / EMU if width.isdigit() and len(width) < 10 else 0.0


def _words(shape: ET.Element) -> str:
    return " ".join(each.text or "" for each in shown(shape, W + "t"))


def _of_anchor(anchor: ET.Element) -> Cover | None:
    kinds = {each.tag.rpartition("}")[2]: each for each in anchor}
    extent = kinds.get("extent")
    if anchor.get("behindDoc", "0").lower() in ("1", "true") or any(name in kinds for name in AROUND):
        return None
    place = kinds.get("positionV")
    offset = (
        next((each.text or "" for each in place if each.tag.endswith("}posOffset")), "") if place is not None else ""
    )
    by = place.get("relativeFrom", "") if place is not None else "page"
    if by not in BY_PARAGRAPH or not re.fullmatch(r"\s*-?\d{1,12}\s*", offset) or anchor.get("simplePos") == "1":
        return Cover(anywhere=True)
    height = extent.get("cy", "") if extent is not None else ""
    return reaching(int(offset) / EMU, int(height) / EMU if height.isdigit() and len(height) < 13 else 0.0)


def _of_vml(shape: ET.Element) -> Cover | None:
    style = shape.get("style", "")
    sides = lengths(style)
    inner = {each.tag.rpartition("}")[2] for each in shape}
    wrap = next((each.get("type", "none") for each in shape if each.tag.endswith(":word}wrap")), "none")
    if "position:absolute" not in style.replace(" ", "") or wrap.lower() != "none" or sides.get("z-index", 1) < 0:
        return None
    if inner & {"imagedata", "textpath"} or not is_filled(shape):
        return None
    if not says_nothing(_words(shape), spoken(shape.get("fillcolor", ""))):
        return None
    if any(sides.get(name, SLIGHT) < SLIGHT for name in ("width", "height")):
        return None
    hangs = {bool(found["of"]): found["to"].lower() for found in RELATIVE.finditer(style[:2000])}
    if hangs.get(True, "") not in BY_PARAGRAPH or hangs.get(False, "absolute") != "absolute":
        return Cover(anywhere=True)
    return reaching(sides.get("margin-top", sides.get("top", 0.0)), sides.get("height", float(LINE)))
