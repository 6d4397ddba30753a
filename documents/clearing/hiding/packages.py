"""What any office document can hide beside its pages: parts of its ZIP that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, normpath

from documents.clearing.hiding.pictures import holds_details
from documents.clearing.hiding.places import HiddenData, Place
from documents.errors import UnreadableLetter
from documents.reading.formats.package import Package

PICTURES = re.compile(r"\.(?:jpe?g|png|tiff?|webp|gif)$", re.I)
PARTS = (
    (re.compile(r"(?:word|xl|ppt)/(?:vbaProject|vbaData|macrosheets/|activeX/)|Basic/|Scripts/", re.I), Place.MACROS),
    (
        re.compile(r"(?:word|xl|ppt)/embeddings/|Object [^/]{1,40}/content\.xml$|ObjectReplacements/", re.I),
        Place.EMBEDDED,
    ),
    (re.compile(r"docProps/(?:core|app)\.xml$|meta\.xml$", re.I), Place.PROPERTIES),
    (re.compile(r"docProps/custom\.xml$", re.I), Place.OWN_PROPERTIES),
    (re.compile(r"docProps/thumbnail|Thumbnails/", re.I), Place.THUMBNAIL),
    (re.compile(r"(?:word|xl)/printerSettings/", re.I), Place.PRINTER),
    (re.compile(r"Versions/", re.I), Place.OLD_VERSIONS),
)
CUSTOM = re.compile(r"customXml/item\d{1,5}\.xml$", re.I)
# What SharePoint, Word's references and cover pages write into every document; there are no records in it.
USUAL_RECORDS = re.compile(
    r"\{http://schemas\.(?:microsoft\.com/(?:office/2006/(?:metadata|coverPageProps)|sharepoint)"
    r"|openxmlformats\.org/officeDocument/2006/bibliography)[^}]{0,80}\}"
)
HARMLESS_OUTSIDE = frozenset({"hyperlink", "attachedTemplate"})
MOST_PICTURES = 300


def of_package(package: Package, packed: bytes) -> Iterator[HiddenData]:
    """The hiding places that all office documents have in common."""
    for pattern, place in PARTS:
        if any(pattern.match(name) for name in package.names):
            yield HiddenData(place)
    if any(_holds_records(package, name) for name in sorted(package.names) if CUSTOM.match(name)):
        yield HiddenData(Place.CUSTOM_XML)
    pictures = [name for name in sorted(package.names) if PICTURES.search(name)]
    if any(holds_details(package.content(name)) for name in pictures[:MOST_PICTURES]):
        yield HiddenData(Place.PICTURE_DETAILS)
    if package.has_more_than(packed):
        yield HiddenData(Place.OUTSIDE)


def of_relations(package: Package) -> Iterator[HiddenData]:
    """Parts that nothing refers to, and what is fetched from elsewhere (Word and Excel)."""
    reached = {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml"}
    kinds: set[str] = set()
    for name in package.names:
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        for relation in package.relations(_part_of(name)).values():
            if relation.outside and relation.kind not in HARMLESS_OUTSIDE:
                kinds.add("elsewhere")
            elif relation.outside and relation.kind == "attachedTemplate":
                kinds.add("template")
            else:
                reached.add(relation.target)
    if "elsewhere" in kinds:
        yield HiddenData(Place.ELSEWHERE)
    if "template" in kinds:
        yield HiddenData(Place.TEMPLATE)
    stray = [name for name in package.names - reached if not name.endswith("/")]
    if stray:
        yield HiddenData(Place.STRAY_PART)


def _part_of(relations: str) -> str:
    """The part whose relations a member holds: "word/_rels/document.xml.rels" are those of "word/document.xml"."""
    folder = dirname(dirname(relations))
    name = relations.rpartition("/")[2].removesuffix(".rels")
    return normpath(f"{folder}/{name}").lstrip("/") if name else ""


def _holds_records(package: Package, name: str) -> bool:
    try:
        root = package.tree(name)
    except UnreadableLetter:
        return True
    return (
        root is not None
        and not USUAL_RECORDS.match(root.tag)
        and any((each.text or "").strip() or each.attrib for each in root.iter())
    )
