"""What a Word document calls its parts and keeps behind them: names, lists of choices, codes of fields, hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.places import Place
from documents.reading.formats.docx_colours import W

NAMES = frozenset(W + name for name in ("alias", "tag"))
PROGRAMS_NAME = re.compile(r"_(?:GoBack|Toc|Hlk|Ref|Hlt|PictureBullets|MailAutoSig|MailOriginal|ENREF_)\w{0,20}\Z|\Z")
SAID_IN_CODE = re.compile(r"\\o\s{1,3}\"[^\"]*[^\W\d_]{3}|^\s{0,9}(?:\w*PAGES?|SECTION|REF)\s[^\\]{0,99}\"", re.I)
USUAL_CODE = re.compile(
    r"\s*+(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|NOTEREF|TOC|HYPERLINK|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE"
    r"|STYLEREF|SEQ|LISTNUM|SYMBOL|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|SECTION)?(?![A-Za-z])",
    re.I,
)


def of_word_names(root: ET.Element) -> Iterator[Place]:
    """The places of one part of the document."""
    for each in root.iter():
        if each.tag.endswith("}AlternateContent") and _differ(each):
            yield Place.OTHER_VERSION
        elif _is_named(each):
            yield Place.PART_NAMES
        elif each.get(W + "tooltip") or each.get("tooltip"):
            yield Place.LINK_WORDS
        elif each.tag.rpartition("}")[2] in ("docPr", "cNvPr") and each.get("title"):
            yield Place.PICTURE_WORDS
    for code in _codes(root):
        if not USUAL_CODE.match(code) or SAID_IN_CODE.search(code):
            yield Place.FIELD_CODES


def _is_named(each: ET.Element) -> bool:
    """Whether somebody gave it a name, or choices to choose from."""
    if each.tag == W + "bookmarkStart":
        return not PROGRAMS_NAME.match(each.get(W + "name", ""))
    if each.tag == W + "listItem":
        return bool(each.get(W + "displayText") or each.get(W + "value"))
    return each.tag in NAMES and bool(each.get(W + "val", "").strip())


def _differ(versions: ET.Element) -> bool:
    """Whether what is kept for older programs says more than what is shown."""
    shown, kept = (
        {word for each in version.iter(W + "t") for word in (each.text or "").split()}
        for version in (versions[0], versions[-1])
    )
    return len(versions) > 1 and not shown >= kept


def _codes(root: ET.Element) -> Iterator[str]:
    """The codes of fields, each put together from the runs it stands in."""
    code: list[str] = []
    for each in root.iter():
        if each.tag == W + "fldChar":
            yield "".join(code)
            code = []
        elif each.tag == W + "instrText":
            code.append(each.text or "")
        elif each.tag == W + "fldSimple":
            yield each.get(W + "instr", "")
    yield "".join(code)
