"""What a workbook calls its parts and where it says that files lay: names that nobody sees who looks at its cells.

No copy has any of it: it is listed, and nobody is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.places import Place
from documents.reading.formats.package import Relation
from documents.reading.formats.sheet_colours import S

PROGRAMS_NAME = re.compile(r"_xl\w{0,9}\.", re.I)
USUAL_CODE = re.compile(r"(?:Sheet|Chart|Tabelle|Feuil|Hoja|Foglio)\d{0,5}|ThisWorkbook|DieseArbeitsmappe|", re.I)
USUAL_NAME = re.compile(r"(?:Table|Tabelle|Tableau|Tabla)_?\d{0,6}|", re.I)
PATH = re.compile(r"[A-Za-z]:\\|\\\\\w|\b(?:file|https?)://|[/\\][\w .%-]{1,80}[/\\]\[")


def of_book_names(root: ET.Element) -> Iterator[Place]:
    """The names and paths that the workbook itself holds."""
    for each in root.iter():
        tag = each.tag.rpartition("}")[2]
        if _is_named(tag, each):
            yield Place.PART_NAMES
        if tag == "absPath" or (tag == "definedName" and PATH.search((each.text or "")[:4000])):
            yield Place.FILE_PATHS
        if tag == "fileSharing" and each.get("userName"):
            yield Place.PROPERTIES


def _is_named(tag: str, each: ET.Element) -> bool:
    """Whether somebody gave it a name that no program gives by itself."""
    if tag == "definedName":
        return not PROGRAMS_NAME.match(each.get("name", ""))
    if tag in ("workbookPr", "sheetPr"):
        return not USUAL_CODE.fullmatch(each.get("codeName", ""))
    if tag == "protectedRange":
        return bool(each.get("name") or each.get("securityDescriptor"))
    return tag == "customWorkbookView" and bool(each.get("name"))


def of_sheet_names(sheet: ET.Element, relations: dict[str, Relation]) -> Iterator[Place]:
    """The names of a sheet's parts, what stands behind its links, paths in its formulas."""
    if any(_is_named(each.tag.rpartition("}")[2], each) for each in sheet.iter()):
        yield Place.PART_NAMES
    if any(each.get("tooltip") or each.get("display") for each in sheet.iter(S + "hyperlink")):
        yield Place.LINK_WORDS
    if any(each.target.lower().startswith("mailto:") for each in relations.values() if each.outside):
        yield Place.LINK_WORDS
    if any(PATH.search((each.text or "")[:8000]) for each in sheet.iter(S + "f")):
        yield Place.FILE_PATHS


def of_table_names(root: ET.Element) -> Iterator[Place]:
    """The same of a table: a part of its own."""
    if root.get("comment") or not USUAL_NAME.fullmatch(root.get("displayName", "")):
        yield Place.PART_NAMES
