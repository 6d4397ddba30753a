"""What a Word letter (.docx) hides besides the words the reader leaves out: its other parts, settings and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from documents.clearing.hiding.packages import of_package, of_relations
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.hiding.word_names import of_word_names
from documents.clearing.hiding.word_untold import of_untold, words_in
from documents.reading.formats.docx_around import NOTHING, alternative, around_paragraphs, is_hidden_shape, shown
from documents.reading.formats.docx_colours import W, theme_of
from documents.reading.formats.docx_looks import OFF_PAGE, PALE, PRESSED, SAME, SMALL, Styles, is_on
from documents.reading.formats.package import Package

TEXT_PARTS = re.compile(r"word/(?:document|header\d{0,3}|footer\d{0,3}|footnotes|endnotes)\.xml$")
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
FETCHING = re.compile(r"\s*+(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE)\b", re.I)
CHANGES = tuple(
    W + name for name in ("ins", "del", "moveTo", "moveFrom", "rPrChange", "pPrChange", "cellDel", "cellIns")
)
PLACES_OF_LOOKS = {PALE: Place.PALE_WORDS, SAME: Place.PALE_WORDS, OFF_PAGE: Place.OFF_PAGE}
PLACES_OF_LOOKS |= dict.fromkeys((SMALL, PRESSED), Place.TINY_WORDS)
COMMENTS = re.compile(r"word/(?:comments(?:Extended|Ids|Extensible)?\d{0,3}|people)\.xml$")


def of_word(packed: bytes) -> Iterator[HiddenData]:
    """All that a Word document holds and does not show."""
    package = Package(packed)
    yield from of_package(package, packed)
    yield from of_relations(package)
    styles = Styles(package.tree("word/styles.xml"), theme_of(package))
    styles.on_page_of(package.tree("word/document.xml"))
    found: set[Place] = set()
    told: set[str] = set()
    for name in sorted(package.names):
        root = package.tree(name) if TEXT_PARTS.match(name) else None
        if root is not None:
            looks = list(_of_looks(root, styles))
            found |= {*(place for place, _ in looks), *_of_words(root), *of_word_names(root)}
            told |= {word for _, words in looks for word in words_in(words)}
    found |= set(of_untold(package, packed, frozenset(told)))
    found |= set(_of_comments(package))
    found |= set(_of_settings(package.tree("word/settings.xml")))
    found |= set(_of_glossary(package))
    found |= set(_of_margins(package))
    found |= set(_of_notes(package))
    for place in sorted(found):
        yield HiddenData(place)


def _of_looks(root: ET.Element, styles: Styles) -> Iterator[tuple[Place, str]]:
    """The words that nobody sees for how they look or where they stand, and the place each is told as."""
    around = around_paragraphs(root, styles)
    for paragraph in shown(root, W + "p"):
        stands = around.get(paragraph, NOTHING)
        look = styles.paragraph_look(paragraph.find(W + "pPr"))
        look = replace(
            look, ground=look.ground or stands.ground, color=look.color or stands.color, around=stands.unseen
        )
        for run in _own(paragraph, W + "r"):
            words = "".join(each.text or "" for each in _own(run, W + "t"))
            unseen = styles.run_look(look, run.find(W + "rPr")).hides(words) if words.strip() else None
            if unseen is not None:
                yield PLACES_OF_LOOKS.get(unseen, Place.HIDDEN_WORDS), words


def _of_words(root: ET.Element) -> Iterator[Place]:
    for each in root.iter():
        name = each.tag.rpartition("}")[2]
        if each.tag in CHANGES:
            yield Place.CHANGES
        elif each.tag == W + "trPr" and is_on(each, "hidden"):
            yield Place.HIDDEN_WORDS
        elif each.tag == W + "subDoc" or _fetches(each):
            yield Place.ELSEWHERE
        elif each.tag in (W + "pict", W + "object") and is_hidden_shape(each):
            yield Place.HIDDEN_SHAPES
        elif name == "docPr":
            if each.get("hidden", "0").lower() in ("1", "true"):
                yield Place.HIDDEN_SHAPES
            if each.get("descr"):
                yield Place.PICTURE_WORDS
        elif name == "srcRect" and any(said not in ("", "0") for said in each.attrib.values()):
            yield Place.CROPPED


def _own(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Those of a paragraph or a run that no box within it holds."""
    for each in alternative(parent) if parent.tag.endswith("}AlternateContent") else parent:
        if each.tag == tag:
            yield each
        elif each.tag != W + "p":
            yield from _own(each, tag)


def _fetches(each: ET.Element) -> bool:
    """Whether it is a field that takes in what lies elsewhere."""
    said = (each.text or "") if each.tag == W + "instrText" else each.get(W + "instr", "")
    return FETCHING.match(said[:200]) is not None


def _of_comments(package: Package) -> Iterator[Place]:
    for name in package.names:
        if COMMENTS.match(name) and not name.endswith("people.xml"):
            root = package.tree(name)
            if root is not None and len(root):
                yield Place.COMMENTS


def _of_settings(settings: ET.Element | None) -> Iterator[Place]:
    if settings is None:
        return
    if settings.find(f"{W}docVars/{W}docVar") is not None:
        yield Place.VARIABLES
    if settings.find(W + "mailMerge") is not None:
        yield Place.MAIL_MERGE


def _of_glossary(package: Package) -> Iterator[Place]:
    root = package.tree("word/glossary/document.xml")
    if root is not None and any((each.text or "").strip() for each in root.iter(W + "t")):
        yield Place.GLOSSARY


def _of_margins(package: Package) -> Iterator[Place]:
    """Heads and feet that hold words and that no section shows: those of first pages where none is set apart."""
    document, settings = package.tree("word/document.xml"), package.tree("word/settings.xml")
    if document is None:
        return
    relations = package.relations("word/document.xml")
    apart = settings is not None and is_on(settings, "evenAndOddHeaders")
    shown: set[str] = set()
    for section in document.iter(W + "sectPr"):
        first = is_on(section, "titlePg")
        for each in (*section.iterfind(W + "headerReference"), *section.iterfind(W + "footerReference")):
            kind = each.get(W + "type", "default")
            if kind == "default" or (kind == "first" and first) or (kind == "even" and apart):
                related = next(
                    (relations[said] for key, said in each.attrib.items() if key.endswith("}id") and said in relations),
                    None,
                )
                shown |= {related.target} if related is not None else set()
    for relation in relations.values():
        if relation.kind in ("header", "footer") and relation.target not in shown:
            root = package.tree(relation.target)
            if root is not None and any((each.text or "").strip() for each in root.iter(W + "t")):
                yield Place.UNUSED_MARGINS


def _of_notes(package: Package) -> Iterator[Place]:
    document = package.tree("word/document.xml")
    for part, note in NOTES.items():
        root = package.tree(f"word/{part}.xml")
        if root is None or document is None:
            continue
        used = {each.get(W + "id") for each in document.iter(f"{W}{note}Reference")}
        for each in root.iterfind(W + note):
            said = any((text.text or "").strip() for text in each.iter(W + "t"))
            if said and each.get(W + "type") is None and each.get(W + "id") not in used:
                yield Place.UNUSED_NOTES
