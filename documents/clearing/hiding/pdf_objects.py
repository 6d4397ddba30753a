"""The objects a PDF is made of, walked within limits: what acts, what is attached, what is left behind.

pdfium draws pages and says nothing of most of this, so the file's objects are gone through one by one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSLiteral

from documents.clearing.hiding.pdf_names import holds_remarks, of_names
from documents.clearing.hiding.pictures import holds_details
from documents.clearing.hiding.places import HiddenData, Place

MOST_OBJECTS = 500_000
MOST_DECODED = 400
LARGEST_STREAM = 4 * 1024 * 1024
ACTING = frozenset(
    {"JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia", "Sound", "Movie", "GoToR", "GoToE"}
)
WORDS = re.compile(rb"\bBT\b.{1,4000}?\b(?:Tj|TJ)\b", re.S)


@dataclass(slots=True)
class _Walk:
    """What was met on the way."""

    printed: Callable[[str], bool]
    found: set[Place] = field(default_factory=set)
    reached: set[int] = field(default_factory=set)


def of_objects(data: bytes, printed: Callable[[str], bool]) -> Iterator[HiddenData]:
    """The hiding places that lie in the file's objects. `printed` tells whether a page prints all of these words."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    walk = _Walk(printed)
    if any(document.info):
        walk.found.add(Place.PROPERTIES)
    roots: list[object] = [document.catalog, *document.info]
    for table in document.xrefs:
        roots += [each for key, each in table.get_trailer().items() if key not in ("Prev", "XRefStm")]
    _visit(document, roots, walk)
    _left_behind(document, walk)
    if holds_remarks(data):
        walk.found.add(Place.FILE_REMARKS)
    for place in sorted(walk.found):
        yield HiddenData(place)


def _visit(document: PDFDocument, roots: list[object], walk: _Walk) -> None:
    """Everything that can be reached from the file's root."""
    waiting = list(roots)
    seen = 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, PDFObjRef | PDFStream | dict | list):
            seen += 1
        if seen > MOST_OBJECTS:
            walk.found.add(Place.UNSEARCHED)
            return
        if isinstance(each, PDFObjRef):
            if each.objid in walk.reached:
                continue
            walk.reached.add(each.objid)
            each = _resolved(document, each.objid)
        if isinstance(each, PDFStream):
            _look_at_stream(each, walk)
            each = each.attrs
        if isinstance(each, dict):
            _look_at(document, each, walk)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _look_at(document: PDFDocument, entries: dict[str, object], walk: _Walk) -> None:
    kind, subtype = _name(entries.get("Type")), _name(entries.get("Subtype"))
    if _name(entries.get("S")) in ACTING or "JS" in entries or ("OpenAction" in entries and _acts(document, entries)):
        walk.found.add(Place.MACROS)
    if subtype == "Redact":
        walk.found.add(Place.UNDONE)
    if "XFA" in entries:
        walk.found.add(Place.XFA)
    if "EmbeddedFile" in (kind, subtype) or (kind in ("Filespec", "F") and "EF" in entries):
        walk.found.add(Place.EMBEDDED)
    if "Thumb" in entries and kind == "Page":
        walk.found.add(Place.THUMBNAIL)
    if "PieceInfo" in entries:
        walk.found.add(Place.OWN_PROPERTIES)
    if "FT" in entries and _is_filled(document, entries.get("V")):
        walk.found.add(Place.FIELDS)
    if "ActualText" in entries and not walk.printed(_text(_followed(document, entries["ActualText"]))):
        walk.found.add(Place.SPOKEN_INSTEAD)
    walk.found.update(of_names(entries, kind, subtype, partial(_followed, document)))
    policy = _name(_followed(document, entries.get("P")))
    if kind == "OCMD" and policy in ("AllOff", "AnyOff") and isinstance(_followed(document, entries.get("OCGs")), dict):
        walk.found.add(Place.LAYER_RULES)
    if "OCGs" in entries and _is_off(document, entries.get("D")):
        walk.found.add(Place.LAYER)


def _acts(document: PDFDocument, entries: dict[str, object]) -> bool:
    """Whether what happens on opening is more than going to a page."""
    action = _followed(document, entries["OpenAction"])
    return isinstance(action, dict) and _name(_followed(document, action.get("S"))) in ACTING


def _is_filled(document: PDFDocument, value: object) -> bool:
    said = _followed(document, value)
    return (
        (isinstance(said, bytes) and bool(said.strip(b"\xfe\xff\x00 ")))
        or (isinstance(said, PSLiteral) and _name(said) not in ("Off", ""))
        or isinstance(said, PDFStream | dict)
    )


def _is_off(document: PDFDocument, usual: object) -> bool:
    config = _followed(document, usual)
    if not isinstance(config, dict):
        return False
    off = _followed(document, config.get("OFF"))
    return bool(off) or _name(config.get("BaseState")) == "OFF"


def _look_at_stream(stream: PDFStream, walk: _Walk) -> None:
    if _name(stream.attrs.get("Subtype")) == "XML" and _name(stream.attrs.get("Type")) == "Metadata":
        walk.found.add(Place.PROPERTIES)
    if _name(stream.attrs.get("Subtype")) == "Image" and "DCTDecode" in _filters(stream):
        raw = stream.get_rawdata()
        if raw is not None and holds_details(raw):
            walk.found.add(Place.PICTURE_DETAILS)


def _left_behind(document: PDFDocument, walk: _Walk) -> None:
    """Objects of the file that nothing refers to, where they hold words or a picture."""
    every = {objid for table in document.xrefs for objid in table.get_objids()}
    for objid in sorted(every - walk.reached)[:MOST_DECODED]:
        each = _resolved(document, objid)
        if not isinstance(each, PDFStream):
            if isinstance(each, dict) and _name(each.get("Type")) in ("Page", "Annot", "Filespec"):
                walk.found.add(Place.LEFT_BEHIND)
            continue
        if _name(each.attrs.get("Type")) in ("ObjStm", "XRef"):
            continue
        if _name(each.attrs.get("Subtype")) == "Image" or _holds_words(each):
            walk.found.add(Place.LEFT_BEHIND)


def _holds_words(stream: PDFStream) -> bool:
    raw = stream.get_rawdata()
    if raw is None or len(raw) > LARGEST_STREAM or "DCTDecode" in _filters(stream):
        return False
    try:
        return WORDS.search(stream.get_data()[:LARGEST_STREAM]) is not None
    except Exception:  # noqa: BLE001  pdfminer raises anything at all on a damaged stream
        return False


def _text(said: object) -> str:
    if not isinstance(said, bytes):
        return ""
    wide = said.startswith((b"\xfe\xff", b"\xff\xfe"))
    return said.decode("utf-16" if wide else "latin-1", "replace")


def _filters(stream: PDFStream) -> set[str]:
    said = stream.attrs.get("Filter")
    return {_name(each) for each in (said if isinstance(said, list) else [said])}


def _resolved(document: PDFDocument, objid: int) -> object:
    try:
        return document.getobj(objid)
    except Exception:  # noqa: BLE001  an object that is missing or damaged holds nothing that could be shown
        return None


def _followed(document: PDFDocument, each: object) -> object:
    return _resolved(document, each.objid) if isinstance(each, PDFObjRef) else each


def _name(each: object) -> str:
    return each.name if isinstance(each, PSLiteral) and isinstance(each.name, str) else ""
