"""What a spreadsheet (.xlsx) hides: its sheets, rows and cells, and the parts that keep figures out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from documents.clearing.hiding.packages import of_package, of_relations
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.hiding.sheet_names import of_book_names, of_sheet_names, of_table_names
from documents.clearing.hiding.sheet_rules import of_rules
from documents.reading.formats.package import Package, Relation
from documents.reading.formats.sheet_colours import S
from documents.reading.formats.sheet_lines import Unseen, placed_cells
from documents.reading.formats.sheet_looks import Gone, Looks, is_on, said_in

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"
WORDS_IN_FORMULA = re.compile(r'"[^"]{3,2000}"')
PLACES_OF_LINES = {
    Unseen.ROW: Place.ROWS,
    Unseen.COLUMN: Place.COLUMNS,
    Unseen.NARROW: Place.NARROW,
    Unseen.REMOTE: Place.REMOTE_CELLS,
    Unseen.MERGED: Place.MERGED_CELLS,
}
PLACES_OF_CELLS = {
    Gone.PALE: Place.PALE_WORDS,
    Gone.TINY: Place.TINY_WORDS,
    Gone.BLANKED: Place.BLANKED_CELLS,
    Gone.PUSHED: Place.PUSHED,
}
USUAL_NAMES = re.compile(r"_xlnm\.|_xl(?:fn|pm|udf)\.|_xlcn\.", re.I)
VALUE_NAME = re.compile(r'\s*+=?\s*+(?:".*"|\{.*\}|[-+]?[\d.]{1,40})\s*$', re.S)
PARTS = (
    (re.compile(r"xl/(?:pivotCache/pivotCacheRecords|slicerCaches/|timelineCaches/)"), Place.PIVOT_CACHE),
    (re.compile(r"xl/externalLinks/externalLink"), Place.EXTERNAL_CACHE),
    (re.compile(r"xl/model/|xl/customData/"), Place.DATA_MODEL),
    (re.compile(r"xl/(?:connections\.xml|queryTables/)"), Place.CONNECTION),
    (re.compile(r"xl/revisions/"), Place.REVISIONS),
    (re.compile(r"xl/comments|xl/[^/]{0,40}/?comments?\d{0,5}\.xml"), Place.COMMENTS),
    (re.compile(r"xl/threadedComments/"), Place.THREADED),
    (re.compile(r"xl/persons/"), Place.PROPERTIES),
)


def of_spreadsheet(packed: bytes) -> Iterator[HiddenData]:
    """All that a workbook holds and does not show."""
    package = Package(packed)
    yield from of_package(package, packed)
    yield from of_relations(package)
    for pattern, place in PARTS:
        if any(pattern.match(name) for name in package.names):
            yield HiddenData(place)
    for part in (name for name in sorted(package.names) if re.match(r"xl/pivotCache/pivotCacheDefinition", name)):
        root = package.tree(part)
        if root is not None and any(True for items in root.iter(S + "sharedItems") for _ in items):
            yield HiddenData(Place.PIVOT_CACHE)
    yield from _of_workbook(package)
    yield from _of_drawings(package)


def _of_workbook(package: Package) -> Iterator[HiddenData]:
    root = package.tree(WORKBOOK)
    if root is None:
        return
    yield from _of_names(root)
    yield from (HiddenData(place) for place in sorted(set(of_book_names(root))))
    relations = package.relations(WORKBOOK)
    looks = Looks(_related(package, relations, "styles"), _related(package, relations, "theme"))
    shared = _related(package, relations, "sharedStrings")
    strings = list(shared.iterfind(S + "si")) if shared is not None else []
    used: set[int] = set()
    for number, each in enumerate(root.iterfind(f"{S}sheets/{S}sheet"), 1):
        where = f"sheet {number}"
        state = each.get("state", "visible")
        if state != "visible":
            yield HiddenData(Place.VERY_HIDDEN_SHEET if state == "veryHidden" else Place.SHEET, where)
        related = relations.get(each.get(ID, ""))
        sheet = package.tree(related.target) if related is not None else None
        if related is not None and sheet is not None:
            used_here = _strings_used(sheet)
            said = _said_in(sheet, [strings[at] for at in used_here if at < len(strings)])
            places = {*_of_sheet(sheet, strings, looks), *of_rules(sheet, said, looks)}
            places.update(of_sheet_names(sheet, package.relations(related.target)))
            yield from (HiddenData(place, where) for place in sorted(places))
            used |= used_here
    if any(at not in used and "".join(each.itertext()).strip() for at, each in enumerate(strings)):
        yield HiddenData(Place.UNUSED_STRINGS)
    if any((part.text or "").strip() for each in strings for spoken in each.iter(S + "rPh") for part in spoken.iter()):
        yield HiddenData(Place.SPOKEN)


def _of_names(root: ET.Element) -> Iterator[HiddenData]:
    for each in root.iterfind(f"{S}definedNames/{S}definedName"):
        if USUAL_NAMES.match(each.get("name", "")):
            continue
        if is_on(each.get("hidden")) or VALUE_NAME.match((each.text or "")[:4000]) or each.get("comment"):
            yield HiddenData(Place.NAMES)
            return


def _of_sheet(sheet: ET.Element, strings: Sequence[ET.Element], looks: Looks) -> set[Place]:
    filtered = sheet.find(S + "autoFilter") is not None or sheet.find(f"{S}tableParts") is not None
    found = set(_of_rest(sheet))
    for placed in placed_cells(sheet):
        found |= set(_of_cell(placed.cell, strings, looks))
        if placed.unseen:
            place = PLACES_OF_LINES[placed.unseen]
            found.add(Place.FILTERED_ROWS if filtered and place is Place.ROWS else place)
    return found


def _of_cell(cell: ET.Element, strings: Sequence[ET.Element], looks: Looks) -> Iterator[Place]:
    gone = looks.gone(cell.get("s", "")) or _gone_in(cell, strings, looks)
    if gone:
        yield PLACES_OF_CELLS[gone]
    formula = cell.findtext(S + "f") or ""
    if any(said.strip('"') not in (cell.findtext(S + "v") or "") for said in WORDS_IN_FORMULA.findall(formula[:8000])):
        yield Place.FORMULA_WORDS


def _gone_in(cell: ET.Element, strings: Sequence[ET.Element], looks: Looks) -> Gone | None:
    """Why not all that a cell holds is seen, where that depends on what it holds."""
    kind, look, value = cell.get("t", "n"), cell.get("s", ""), cell.findtext(S + "v") or ""
    text = cell.find(S + "is")
    if kind == "s" and value.isdigit() and len(value) < 10 and int(value) < len(strings):
        text = strings[int(value)]
    if text is not None:
        return looks.runs(text, look)[1]
    return looks.of_number(value, look) if kind == "n" else looks.words(value, look)[1]


def _of_rest(sheet: ET.Element) -> Iterator[Place]:
    if sheet.find(f"{S}scenarios/{S}scenario") is not None:
        yield Place.SCENARIOS
    if any(_words_of_margin(each.text or "") for margins in sheet.iter(S + "headerFooter") for each in margins):
        yield Place.MARGINS


def _words_of_margin(said: str) -> str:
    """A head or foot without its codes for page numbers, dates, file names and type."""
    return re.sub(r'&(?:"[^"]{0,80}"|[A-Z]|\d{1,3})|\b(?:page|of|printed)\b', "", said, flags=re.I).strip(" -/:,.")


def _of_drawings(package: Package) -> Iterator[HiddenData]:
    found: set[Place] = set()
    for name in sorted(package.names):
        if re.match(r"xl/tables/[^/]{1,40}\.xml$", name) and (table := package.tree(name)) is not None:
            found |= set(of_table_names(table))
        if re.match(r"xl/charts/chart[^/]{0,20}\.xml$", name):
            root = package.tree(name)
            if root is not None and any(each.tag.endswith(("}numCache", "}strCache")) for each in root.iter()):
                found.add(Place.CHART_CACHE)
        elif re.match(r"xl/drawings/[^/]{1,40}\.xml$", name):
            root = package.tree(name)
            for each in root.iter() if root is not None else ():
                if each.tag.endswith("}cNvPr") and is_on(each.get("hidden")):
                    found.add(Place.HIDDEN_SHAPES)
                if each.tag.endswith("}cNvPr") and each.get("descr"):
                    found.add(Place.PICTURE_WORDS)
                if each.tag.endswith("}srcRect") and any(said not in ("", "0") for said in each.attrib.values()):
                    found.add(Place.CROPPED)
    for place in sorted(found):
        yield HiddenData(place)


def _related(package: Package, relations: Mapping[str, Relation], kind: str) -> ET.Element | None:
    found = next((each for each in relations.values() if each.kind == kind and not each.outside), None)
    return package.tree(found.target) if found is not None else None


def _said_in(sheet: ET.Element, shared: Sequence[ET.Element]) -> str:
    """What the cells of a sheet say, in small letters."""
    own = (said_in(each) for each in (*shared, *sheet.iter(S + "is")))
    kept = (cell.findtext(S + "v") or "" for cell in sheet.iter(S + "c") if cell.get("t") != "s")
    return "\n".join(" ".join(each.split()) for each in (*own, *kept)).casefold()


def _strings_used(sheet: ET.Element) -> set[int]:
    said = (cell.findtext(S + "v") or "" for cell in sheet.iter(S + "c") if cell.get("t") == "s")
    return {int(each) for each in said if each.isdigit() and len(each) < 10}
