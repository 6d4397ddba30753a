"""What a PDF's file calls its parts and remarks on them: words that no page shows and that no copy takes over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pdfminer.psparser import PSLiteral

from documents.clearing.hiding.places import Place

OF_CATALOGUES = frozenset(
    (
        *("Type", "Version", "Extensions", "Pages", "PageLabels", "Names", "Dests", "ViewerPreferences", "PageLayout"),
        *("PageMode", "Outlines", "Threads", "OpenAction", "AA", "URI", "AcroForm", "Metadata", "StructTreeRoot"),
        *("MarkInfo", "Lang", "SpiderInfo", "OutputIntents", "PieceInfo", "OCProperties", "Perms", "Legal"),
        *("Requirements", "Collection", "NeedsRendering", "DSS", "AF", "DPartRoot"),
    )
)
OF_PAGES = frozenset(
    (
        *("Type", "Parent", "LastModified", "Resources", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"),
        *("BoxColorInfo", "Contents", "Rotate", "Group", "Thumb", "B", "Dur", "Trans", "Annots", "AA", "Metadata"),
        *("PieceInfo", "StructParents", "ID", "PZ", "SeparationInfo", "Tabs", "TemplateInstantiated", "PresSteps"),
        *("UserUnit", "VP", "AF", "OutputIntents", "DPart"),
    )
)
KNOWN = {"Catalog": OF_CATALOGUES, "Page": OF_PAGES}
STREAM, STREAM_ENDS = re.compile(rb"\bstream\r?\n"), b"endstream"
REMARK = re.compile(rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*+\))*+\)|%(?P<said>[^\r\n]{0,4000})", re.S)
USUAL_REMARK = re.compile(rb"PDF-\d|%EOF")
WORD = re.compile(r"[^\W\d_]{3}")
Follow = Callable[[object], object]


def of_names(entries: dict[str, object], kind: str, subtype: str, followed: Follow) -> Iterator[Place]:
    """What of this dictionary's words no page shows. `followed` resolves a reference."""
    if kind in KNOWN and not KNOWN[kind].issuperset(entries):
        yield Place.OWN_PROPERTIES
    if subtype == "Link" and (
        _says(followed(entries.get("Contents"))) or _writes(followed(entries.get("A")), followed)
    ):
        yield Place.LINK_WORDS
    if kind == "Catalog" and _has_names(followed(entries.get("Dests"))):
        yield Place.PART_NAMES
    if "Nums" in entries and _has_labels(followed(entries["Nums"]), followed):
        yield Place.PART_NAMES
    if "Names" in entries and _names_places(followed(entries["Names"]), followed):
        yield Place.PART_NAMES
    if "Alt" in entries and _says(followed(entries["Alt"])):
        yield Place.PICTURE_WORDS


def holds_remarks(data: bytes) -> bool:
    """Whether remarks stand between the file's objects; not its first line, its end, or signs that are no words."""
    for found in REMARK.finditer(b"\n".join(_outside_streams(data))):
        said = found["said"]
        if said and not USUAL_REMARK.match(said) and re.search(rb"[A-Za-z]{3}", said):
            return True
    return False


def _outside_streams(data: bytes) -> Iterator[bytes]:
    at = 0
    while opened := STREAM.search(data, at):
        yield data[at : opened.start()]
        at = data.find(STREAM_ENDS, opened.end())
        if at < 0:
            return
        at += len(STREAM_ENDS)
    yield data[at:]


def _says(value: object) -> bool:
    return isinstance(value, bytes) and WORD.search(value.replace(b"\x00", b"").decode("latin-1")) is not None


def _writes(action: object, followed: Follow) -> bool:
    """Whether a link writes to an e-mail address."""
    action = followed(action)
    target = followed(action.get("URI")) if isinstance(action, dict) else None
    return isinstance(target, bytes) and target[:7].lower() == b"mailto:"


def _has_names(places: object) -> bool:
    return isinstance(places, dict) and any(WORD.search(name) for name in places)


def _has_labels(numbers: object, followed: Follow) -> bool:
    """Whether the pages' numbers have words before them."""
    labels = map(followed, numbers[1::2]) if isinstance(numbers, list) else ()
    return any(isinstance(label, dict) and _says(followed(label.get("P"))) for label in labels)


def _names_places(names: object, followed: Follow) -> bool:
    """Whether these are names of places in the document, which links lead to; those of attached files are others."""
    if not isinstance(names, list):
        return False
    pairs = zip(names[::2], map(followed, names[1::2]), strict=False)
    return any(_says(followed(name)) and _is_place(target, followed) for name, target in pairs)


def _is_place(target: object, followed: Follow) -> bool:
    if isinstance(target, dict):
        target = followed(target.get("D"))
    return isinstance(target, list) and any(isinstance(each, PSLiteral) for each in target)
