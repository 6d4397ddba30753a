"""What stands around the paragraphs of a Word document: tables and boxes that colour, clip or move them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from documents.reading.formats.covering import FAR, FAR_LEFT, SLIGHT, Around
from documents.reading.formats.docx_colours import DRAWING, W, spoken
from documents.reading.formats.docx_looks import (
    HIDDEN,
    OFF_PAGE,
    SMALL,
    Look,
    Styles,
    ground_of,
    is_flat,
    looked,
    said,
    whole,
)

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MERGED = "words in a cell that another cell covers"
EMU = 635  # a twentieth of a point
UNSHOWN = re.compile(r"\bvisibility\s{0,5}+:\s{0,5}+hidden", re.I)
LENGTH = re.compile(r"([a-z-]{1,20})\s{0,3}+:\s{0,3}+(-?\d{0,9}(?:\.\d{0,9})?)(pt|in|cm|mm|px)?\s{0,3}+(?:;|\Z)", re.I)
TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0}
VML = "{urn:schemas-microsoft-com:vml}"
ODD_SHAPES = frozenset({VML + name for name in ("rect", "roundrect", "shape", "oval")})


NOTHING = Around()


def around_paragraphs(root: ET.Element, styles: Styles) -> dict[ET.Element, Around]:
    """Of each paragraph of a part that stands in a table or a box what is around it; the others are left out."""
    found: dict[ET.Element, Around] = {}
    _walk(root, NOTHING, styles, found)
    return found


def alternative(element: ET.Element) -> ET.Element:
    """What a current Word shows of content given in two ways: both would be read twice."""
    for name in ("Choice", "Fallback"):
        found = element.find(MC + name)
        if found is not None:
            return found
    return element[0] if len(element) else element


def shown(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """All of that name within, but in what is there for older programs."""
    for each in alternative(parent) if parent.tag == MC + "AlternateContent" else parent:
        if each.tag == tag:
            yield each
        if len(each):
            yield from shown(each, tag)


def lengths(style: str) -> Mapping[str, float]:
    """The measures that a style of VML says, in twentieths of a point."""
    found = {}
    for name, number, unit in LENGTH.findall(style[:2000]):
        if number.strip("-."):
            found[name.lower()] = float(number) * TWIPS.get(unit.lower(), 20.0 if number.strip("0.-") else 0.0)
    return found


def is_hidden_shape(part: ET.Element) -> bool:
    """Whether a drawing is there and not shown."""
    return any(
        UNSHOWN.search(each.get("style", "")[:2000])
        or (each.tag.endswith(("}docPr", "}anchor")) and each.get("hidden", "0").lower() in ("1", "true"))
        for each in part.iter()
    )


def _walk(parent: ET.Element, around: Around, styles: Styles, found: dict[ET.Element, Around]) -> None:
    if parent.tag == MC + "AlternateContent":
        parent = alternative(parent)
    for each in parent:
        inner = _within(each, around, styles)
        if each.tag == W + "p" and inner != NOTHING:
            found[each] = inner
        if len(each):
            _walk(each, inner, styles, found)


def _within(each: ET.Element, around: Around, styles: Styles) -> Around:
    name = each.tag.rpartition("}")[2]
    if each.tag == W + "tbl":
        return _in_table(each.find(W + "tblPr"), around, styles)
    if each.tag == W + "tr":
        properties = each.find(W + "trPr")
        height = properties.find(W + "trHeight") if properties is not None else None
        return replace(around, unseen=SMALL) if is_flat(height, "val") else around
    if each.tag == W + "tc":
        return _in_cell(each.find(W + "tcPr"), around, styles)
    if name in ("anchor", "inline"):
        return _in_anchor(each, around)
    if name == "wsp":
        return _in_shape(each, around, styles)
    return _in_vml(each, around) if each.tag in ODD_SHAPES else around


def _in_table(properties: ET.Element | None, around: Around, styles: Styles) -> Around:
    own = ground_of(properties, styles.theme)
    for style in styles.chain(said(properties, "tblStyle")) if own is None else ():
        for kind in ("tcPr", "tblPr"):
            own = ground_of(style.find(W + kind), styles.theme) if own is None else own
    around = _in_table_style(around if own is None else replace(around, ground=own), properties, styles)
    indent = properties.find(W + "tblInd") if properties is not None else None
    floats = properties.find(W + "tblpPr") if properties is not None else None
    far = not FAR_LEFT < whole(indent, "w") < FAR and (indent is None or indent.get(W + "type", "dxa") == "dxa")
    far = far or any(not FAR_LEFT < whole(floats, name) < FAR for name in ("tblpX", "tblpY"))
    return replace(around, unseen=OFF_PAGE) if far else around


def _in_table_style(around: Around, properties: ET.Element | None, styles: Styles) -> Around:
    """What the style of a table says of all its letters; that of its heads alone goes with a ground of their own."""
    look = Look()
    for style in reversed(list(styles.chain(said(properties, "tblStyle")))):
        look = looked(look, style.find(W + "rPr"), styles.theme)
    return replace(around, color=look.color, unseen=HIDDEN if look.vanish else around.unseen)


def _in_cell(properties: ET.Element | None, around: Around, styles: Styles) -> Around:
    own = ground_of(properties, styles.theme)
    around = around if own is None else replace(around, ground=own)
    for name in ("vMerge", "hMerge"):
        merge = properties.find(W + name) if properties is not None else None
        if merge is not None and merge.get(W + "val", "continue") != "restart":
            return replace(around, unseen=MERGED)
    return around


def _in_anchor(anchor: ET.Element, around: Around) -> Around:
    places = [int(place) / EMU for place in _offsets(anchor) if re.fullmatch(r"-?\d{1,12}", place)]
    if anchor.get("hidden", "0").lower() in ("1", "true"):
        return replace(around, unseen=HIDDEN)
    if any(not FAR_LEFT < place < FAR for place in places):
        return replace(around, unseen=OFF_PAGE)
    extent = next((each for each in anchor if each.tag.endswith("}extent")), None)
    return replace(around, unseen=SMALL) if extent is not None and is_slight(extent) else around


def _offsets(anchor: ET.Element) -> list[str]:
    return [(each.text or "").strip() for each in anchor.iter() if each.tag.endswith("}posOffset")]


def is_slight(extent: ET.Element) -> bool:
    """Whether a drawing is so low or narrow that it shows no word and covers none."""
    sides = [extent.get(name, "") for name in ("cx", "cy")]
    return any(side.isdigit() and len(side) < 13 and int(side) < SLIGHT * EMU for side in sides)


def _in_shape(shape: ET.Element, around: Around, styles: Styles) -> Around:
    around = replace(around, ground=fill_of(shape, styles)[0] or around.ground)
    extent = shape.find(f"*/{DRAWING}xfrm/{DRAWING}ext")
    return replace(around, unseen=SMALL) if extent is not None and is_slight(extent) else around


def fill_of(shape: ET.Element, styles: Styles) -> tuple[str, float]:
    """The colour a shape of DrawingML is filled with, empty for none, and how much of it is left of being clear."""
    says = next((each for each in shape if each.tag.endswith("}spPr")), None)
    kinds = {each.tag.rpartition("}")[2]: each for each in says} if says is not None else {}
    if "solidFill" in kinds:
        return styles.theme.drawn(kinds["solidFill"])
    if "gradFill" in kinds or "pattFill" in kinds:
        every = kinds.get("gradFill", kinds.get("pattFill", shape)).iter()
        return styles.theme.drawn(next((each for each in every if _is_stop(each)), None))
    if "noFill" in kinds or "blipFill" in kinds or "grpFill" in kinds:
        return "", 0.0
    named = next((each for each in shape.iter(DRAWING + "fillRef") if each.get("idx", "0") != "0"), None)
    return styles.theme.drawn(named) if named is not None else ("", 0.0)


def _is_stop(each: ET.Element) -> bool:
    return each.tag in (DRAWING + "gs", DRAWING + "fgClr")


def _in_vml(shape: ET.Element, around: Around) -> Around:
    style = shape.get("style", "")
    sides, places = lengths(style), ("margin-left", "margin-top", "left", "top")
    if is_filled(shape):
        around = replace(around, ground=spoken(shape.get("fillcolor", "")) or around.ground)
    if any(not FAR_LEFT < sides.get(place, 0) < FAR for place in places):
        return replace(around, unseen=OFF_PAGE)
    slight = any(name in sides and sides[name] < SLIGHT for name in ("width", "height"))
    return replace(around, unseen=SMALL) if slight and "mso-fit-shape-to-text" not in style else around


def is_filled(shape: ET.Element) -> bool:
    """Whether a shape of VML is filled, as they are unless they say otherwise."""
    off = ("f", "false", "0")
    fill = next((each for each in shape if each.tag == VML + "fill"), None)
    clear = fill is not None and (fill.get("on", "t").lower() in off or _is_clear(fill.get("opacity", "1")))
    return shape.get("filled", "t").lower() not in off and not clear


def _is_clear(opacity: str) -> bool:
    """Whether less than half is left of a colour: ".3", or "19661f" of 65536."""
    number = opacity.removesuffix("f")
    if not re.fullmatch(r"\d{0,6}(?:\.\d{1,9})?", number) or not number:
        return False
    return float(number) < (32768 if opacity.endswith("f") else 0.5)
