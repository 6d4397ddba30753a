"""What an OpenDocument letter (.odt) hides."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.packages import of_package
from documents.clearing.hiding.places import HiddenData, Place
from documents.reading.formats.odt import OFFICE, XLINK
from documents.reading.formats.odt_looks import STYLE, TEXT
from documents.reading.formats.package import Package

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
HIDDEN_TAGS = frozenset(TEXT + name for name in ("hidden-text", "hidden-paragraph", "conditional-text"))
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ROW_OR_COLUMN = frozenset({TABLE + "table-row", TABLE + "table-column"})
VALUES = frozenset(TEXT + name for name in ("user-field-decl", "variable-decl"))


def of_open_text(packed: bytes) -> Iterator[HiddenData]:
    """All that an OpenDocument text holds and does not show."""
    package = Package(packed)
    yield from of_package(package, packed)
    found: set[Place] = set()
    for name in ("content.xml", "styles.xml"):
        root = package.tree(name)
        if root is not None:
            found |= set(_of_part(root, _hiding_styles(root)))
    for place in sorted(found):
        yield HiddenData(place)


def _hiding_styles(root: ET.Element) -> dict[str, Place]:
    """Styles whose words are not seen."""
    hiding: dict[str, Place] = {}
    for style in root.iter(STYLE + "style"):
        for each in style.iterfind(STYLE + "text-properties"):
            size = each.get(FO + "font-size", "").removesuffix("pt")
            if each.get(TEXT + "display") == "none":
                hiding[style.get(STYLE + "name", "")] = Place.HIDDEN_WORDS
            elif _is_pale(each.get(FO + "color", "").lower(), each.get(FO + "background-color", "").lower()):
                hiding[style.get(STYLE + "name", "")] = Place.PALE_WORDS
            elif size.replace(".", "", 1).isdigit() and float(size) < 2.5:
                hiding[style.get(STYLE + "name", "")] = Place.TINY_WORDS
    return hiding


def _of_part(root: ET.Element, hiding: dict[str, Place]) -> Iterator[Place]:
    for each in root.iter():
        if each.tag == OFFICE + "annotation":
            yield Place.COMMENTS
        elif each.tag == TEXT + "tracked-changes" and len(each):
            yield Place.CHANGES
        elif _is_hidden(each):
            yield Place.HIDDEN_WORDS
        elif each.tag in VALUES and any(key.endswith("value") and said for key, said in each.attrib.items()):
            yield Place.VARIABLES
        elif each.tag.endswith(("}image", "}object", "}section-source")) and "://" in each.get(XLINK + "href", ""):
            yield Place.ELSEWHERE
        elif each.tag.endswith("}script") or each.tag.endswith("}event-listener"):
            yield Place.MACROS
        place = hiding.get(each.get(TEXT + "style-name", ""))
        if place is not None and each.tag.startswith(TEXT) and "".join(each.itertext()).strip():
            yield place


def _is_pale(color: str, ground: str) -> bool:
    return bool(color) and (color == ground or (color in ("#fff", "#ffffff") and not ground))


def _is_hidden(each: ET.Element) -> bool:
    """Whether the document itself marks it as hidden."""
    if each.tag in HIDDEN_TAGS:
        return bool(each.attrib or each.text)
    if each.tag in ROW_OR_COLUMN:
        return each.get(TABLE + "visibility", "visible") != "visible"
    return each.tag == TEXT + "section" and each.get(TEXT + "display") == "none"
