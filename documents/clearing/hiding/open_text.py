"""What an OpenDocument letter (.odt) hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.packages import of_package
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.hiding.word_untold import WORDS, words_in
from documents.errors import UnreadableLetter
from documents.reading.formats import odt
from documents.reading.formats.odt import OFFICE, XLINK, is_hidden_section
from documents.reading.formats.odt_looks import OFF_PAGE, PALE, PRESSED, SAME, SMALL, STYLE, TEXT
from documents.reading.formats.package import Package

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
HIDDEN_TAGS = frozenset(TEXT + name for name in ("hidden-text", "hidden-paragraph", "conditional-text"))
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ROW_OR_COLUMN = frozenset({TABLE + "table-row", TABLE + "table-column"})
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
NAMES_OF = {
    **{TEXT + name: (TEXT + "name",) for name in ("bookmark", "bookmark-start", "section", "reference-mark-start")},
    **{DRAW + name: (DRAW + "name",) for name in ("frame", "g", "custom-shape", "line", "rect", "control")},
    TABLE + "table": (TABLE + "name",),
    TEXT + "note-citation": (TEXT + "label",),
    **dict.fromkeys((TEXT + "placeholder", TEXT + "text-input"), (TEXT + "description",)),
    TEXT + "dde-connection-decl": (OFFICE + "name",),
}
PROGRAMS_NAME = re.compile(  # what LibreOffice and Word call a part unasked, in the languages of the installation
    r"_\w{1,40}\Z|(?:Image|Picture|Frame|Graphic|Object|Shape|Text ?Frame|TextBox|Text ?Box|Line|Table|Section|Group"
    r"|Control|Logo|Tabelle|Bild|Rahmen|Form)? ?\d{0,5}\Z|__RefHeading\w{1,60}\Z",
    re.I,
)
USUAL_MEMBER = re.compile(
    r"(?:/|mimetype|(?:content|styles|meta|settings)\.xml|META-INF/(?:manifest|documentsignatures)\.xml|manifest\.rdf"
    r"|layout-cache|(?:Thumbnails|Pictures|media|Configurations2|Versions|Basic|Scripts|ObjectReplacements|Fonts)/.{0,200}"
    r"|Object [^/]{1,40}(?:/.{0,200})?)\Z",
    re.S,
)
USUAL_RECORD = re.compile(
    r"(?:https?://(?:www\.w3\.org|docs\.oasis-open\.org)/.{0,200}|(?:content|styles|meta)\.xml)?\Z"
)
PLACES_OF_LOOKS = {PALE: Place.PALE_WORDS, SAME: Place.PALE_WORDS, OFF_PAGE: Place.OFF_PAGE}
PLACES_OF_LOOKS |= dict.fromkeys((SMALL, PRESSED), Place.TINY_WORDS)
TOLD = frozenset((OFFICE + "annotation", TEXT + "tracked-changes", SVG + "title", SVG + "desc", TEXT + "hidden-text"))
VALUES = frozenset(TEXT + name for name in ("user-field-decl", "variable-decl"))


def of_open_text(packed: bytes) -> Iterator[HiddenData]:
    """All that an OpenDocument text holds and does not show."""
    package = Package(packed)
    yield from of_package(package, packed)
    found: set[Place] = set()
    for name in ("content.xml", "styles.xml"):
        root = package.tree(name)
        if root is not None:
            found |= {*_of_part(root, _hiding_styles(root)), *_of_names(root)}
    found |= {*_of_members(package), *_of_reading(packed, package)}
    for place in sorted(found):
        yield HiddenData(place)


def _of_reading(packed: bytes, package: Package) -> Iterator[Place]:
    """What its reader leaves out as nobody sees it; what else the text says that was not read."""
    try:
        pages = odt.read_pages(packed)
    except UnreadableLetter:
        return
    unseen = [each.why for page in pages for each in page.unseen]
    yield from (PLACES_OF_LOOKS.get(why, Place.HIDDEN_WORDS) for why in unseen)
    content = package.tree("content.xml")
    body = content.find(OFFICE + "body") if content is not None else None
    text = "\n".join(page.text for page in pages).casefold()
    read = frozenset(WORDS.findall(text))
    if body is not None and not unseen and any(word not in read and word not in text for word in _words(body)):
        yield Place.UNTOLD


def _words(parent: ET.Element) -> Iterator[str]:
    """All that the body says, but what other rules tell of."""
    for each in parent:
        if each.tag not in TOLD:
            yield from words_in(each.text or "")
            yield from _words(each)
        yield from words_in(each.tail or "")


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


def _of_names(root: ET.Element) -> Iterator[Place]:
    """What it calls its parts, and words that stand for pictures."""
    for each in root.iter():
        if each.tag in (SVG + "title", SVG + "desc") and (each.text or "").strip():
            yield Place.PICTURE_WORDS
        if each.tag == TEXT + "a" and (each.get(OFFICE + "name") or each.get(OFFICE + "title")):
            yield Place.LINK_WORDS
        name = next((each.get(key, "") for key in NAMES_OF.get(each.tag, ()) if each.get(key)), "")
        if re.search(r"[^\W\d_]{3}", name) and not PROGRAMS_NAME.match(name):
            yield Place.PART_NAMES


def _of_members(package: Package) -> Iterator[Place]:
    """Parts that belong to no such document, entries of its list that lead to none, and records about it."""
    if any(not name.endswith("/") and not USUAL_MEMBER.match(name) for name in package.names):
        yield Place.STRAY_PART
    listed = package.tree("META-INF/manifest.xml")
    folders = {name.rpartition("/")[0] + "/" for name in package.names}
    for each in listed if listed is not None else ():
        name = each.get(MANIFEST + "full-path", "")
        if name not in package.names and name not in folders and not USUAL_MEMBER.match(name):
            yield Place.PART_NAMES
    records = package.tree("manifest.rdf")
    for each in records.iter() if records is not None else ():
        abouts = (said for key, said in each.attrib.items() if not USUAL_RECORD.match(said))
        if (each.text or "").strip() or any(abouts):
            yield Place.OWN_PROPERTIES


def _is_pale(color: str, ground: str) -> bool:
    return bool(color) and (color == ground or (color in ("#fff", "#ffffff") and not ground))


def _is_hidden(each: ET.Element) -> bool:
    """Whether the document itself marks it as hidden."""
    if each.tag in HIDDEN_TAGS:
        return bool(each.attrib or each.text)
    if each.tag in ROW_OR_COLUMN:
        return each.get(TABLE + "visibility", "visible") != "visible"
    return each.tag == TEXT + "section" and is_hidden_section(each)
