"""Words of a Word document that its reader does not have: whatever hides them, known to us or not.

All text of the parts that make up the letter is held against what was read of it. What is read can be published; what
is not, no copy has, but whoever clears the letter should know that the file says more than they see here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.places import Place
from documents.errors import UnreadableLetter
from documents.reading.formats import docx
from documents.reading.formats.docx_around import alternative
from documents.reading.formats.docx_colours import W
from documents.reading.formats.flowing import cleaned
from documents.reading.formats.package import Package

BODY = re.compile(r"word/(?:document|footnotes|endnotes)\.xml$")
MARGIN = re.compile(r"word/(?:header|footer)\d{0,3}\.xml$")  # words of other pages' heads are seen, and not read
DRAWN = re.compile(r"word/(?:charts/chart|diagrams/(?:data|drawing)|drawings/drawing)\w{0,20}\.xml$")
WORDS = re.compile(r"[^\W\d_]{3,}")
TOLD = frozenset(W + name for name in ("del", "moveFrom", "instrText", "delText", "delInstrText"))
NO_WORDS = frozenset(("posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"))
USUAL_LABEL = frozenset(
    (
        "section",
        "article",
        "chapter",
        "part",
        "annex",
        "appendix",
        "schedule",
        "table",
        "figure",
        "step",
        "note",
        "question",
    )
)


def of_untold(package: Package, packed: bytes, told: frozenset[str]) -> Iterator[Place]:
    """`told`: words that are known to be hidden, in small letters."""
    try:
        text = "\n".join(page.text for page in docx.read_pages(packed)).casefold()
    except UnreadableLetter:
        return
    read = {*WORDS.findall(text), *told}
    if any(word not in read and word not in text for word in _words(package)):
        yield Place.UNTOLD
    if any(each.kind == "aFChunk" for each in package.relations("word/document.xml").values()):
        yield Place.EMBEDDED


def words_in(said: str) -> list[str]:
    """The words of three letters and more, in small letters."""
    return WORDS.findall(cleaned(said).casefold())


def _words(package: Package) -> Iterator[str]:
    for name in sorted(package.names):
        root = package.tree(name) if BODY.match(name) or MARGIN.match(name) or DRAWN.match(name) else None
        if root is None:
            continue
        for each in _said(root):
            kind = each.tag.rpartition("}")[2]
            if BODY.match(name) or (each.tag != W + "t" and (MARGIN.match(name) or kind in ("t", "v"))):
                yield from words_in(each.text or "")
    numbering = package.tree("word/numbering.xml")
    for each in numbering.iter(W + "lvlText") if numbering is not None else ():
        yield from (word for word in words_in(each.get(W + "val", "")) if word not in USUAL_LABEL)


def _said(parent: ET.Element) -> Iterator[ET.Element]:
    """All within that says something, but what other rules tell of and what is there for older programs."""
    for each in alternative(parent) if parent.tag.endswith("}AlternateContent") else parent:
        if each.tag in TOLD:
            continue
        if (each.text or "").strip() and each.tag.rpartition("}")[2] not in NO_WORDS:
            yield each
        yield from _said(each)
