"""What a PDF hides that lies in the file and on no page: its objects, earlier states, bookmarks, words read out."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from documents.clearing.hiding.pdf_objects import of_objects
from documents.clearing.hiding.places import HiddenData, Place

END = re.compile(rb"%%EOF[\r\n]{0,2}")
TRAILING = re.compile(rb"\w{3}|[^\x00\s]{17}")  # after the end: words, or more than a sign that ends a file
MOST_STATES = 6
MOST_PAGES = 2000
MOST_BOOKMARKS = 5000
DARK = 60  # of 255
LONGEST = 4000
Shown = tuple[str, int, int]


def of_pdf(data: bytes) -> Iterator[HiddenData]:
    """All that a PDF's file holds beside its pages."""
    pdf = pdfium.PdfDocument(data)
    try:
        said = _words_of(pdf)
        yield from of_objects(data, lambda instead: _is_printed(instead, said))
        yield from _of_states(data, pdf)
        yield from _of_bookmarks(pdf, said)
        for number in range(1, min(len(pdf), MOST_PAGES) + 1):
            page = pdf[number - 1]
            yield from _of_page(page, number, said)
            page.close()
    finally:
        pdf.close()


def _of_states(data: bytes, pdf: pdfium.PdfDocument) -> Iterator[HiddenData]:
    """Earlier states that show something else, and bytes after the end."""
    ends = [found.end() for found in END.finditer(data)]
    if ends and TRAILING.search(data, ends[-1]):
        yield HiddenData(Place.OUTSIDE)
    if data[:1024].find(b"/Linearized") >= 0:
        ends = ends[1:]  # the first end of a file written for the web is of its first page
    if len(ends) - 1 > MOST_STATES:  # too many to be compared: somebody looks
        yield HiddenData(Place.OLD_REVISION)
        return
    now = _shown(pdf)
    for end in ends[:-1]:
        try:
            earlier = pdfium.PdfDocument(data[:end])
        except pdfium.PdfiumError:
            continue
        more = _holds_more(_shown(earlier), now)
        earlier.close()
        if more:
            yield HiddenData(Place.OLD_REVISION)
            return


def _holds_more(earlier: list[Shown], now: list[Shown]) -> bool:
    """Whether an earlier state shows what is not to be seen now. What was only added since hides nothing."""
    if len(earlier) > len(now):
        return True
    for (said, objects, notes), (said_now, objects_now, notes_now) in zip(earlier, now, strict=False):
        if Counter(_words(said)) - Counter(_words(said_now)) or objects > objects_now or notes > notes_now:
            return True
    return False


def _shown(pdf: pdfium.PdfDocument) -> list[Shown]:
    """What tells one state of a document from another: each page's words, how much stands on it, how many notes."""
    pages = []
    for at in range(min(len(pdf), MOST_PAGES)):
        page = pdf[at]
        text = page.get_textpage()
        pages.append((text.get_text_range(), raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetAnnotCount(page.raw)))
        text.close()
        page.close()
    return pages


def _words_of(pdf: pdfium.PdfDocument) -> Counter[str]:
    words: Counter[str] = Counter()
    for said, _, _ in _shown(pdf):
        words.update(_words(said))
    return words


def _is_printed(instead: str, said: Counter[str]) -> bool:
    """Whether a page prints every word of this. A hyphen or a ligature is nothing."""
    return len(instead) <= 3 or all(word in said for word in _words(instead))


def _words(said: str) -> list[str]:
    return re.findall(r"\w{2,60}", said.casefold())


def _of_bookmarks(pdf: pdfium.PdfDocument, said: Counter[str]) -> Iterator[HiddenData]:
    for at, mark in enumerate(pdf.get_toc(max_depth=10)):
        if at >= MOST_BOOKMARKS:
            return
        if any(word not in said for word in _words(mark.get_title() or "")):
            yield HiddenData(Place.BOOKMARKS)
            return


def _of_page(page: pdfium.PdfPage, number: int, said: Counter[str]) -> Iterator[HiddenData]:
    found: set[Place] = set(_of_structure(page, said))
    pictures: list[tuple[float, float, float, float]] = []
    for each in page.get_objects(max_depth=3):
        if len(_marked(each.raw, b"ActualText")) > 3:
            found.add(Place.SPOKEN_INSTEAD)
        if _marked(each.raw, b"Alt") or _marked(each.raw, b"E"):
            found.add(Place.PICTURE_WORDS)
        if each.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(each.get_bounds())
        elif each.type == raw.FPDF_PAGEOBJ_PATH and pictures and _is_bar(each):
            box = each.get_bounds()
            if any(_inside(box, picture) for picture in pictures):
                found.add(Place.COVERED_PICTURE)
    for place in sorted(found):
        yield HiddenData(place, f"page {number}", number)


def _is_bar(path: pdfium.PdfObject) -> bool:
    """Whether it is a dark filled area, as one draws over what is not to be seen."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, ctypes.byref(filled), ctypes.byref(stroked))
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path.raw, *(ctypes.byref(each) for each in colour))
    left, bottom, right, top = path.get_bounds()
    large = right - left > 12 and top - bottom > 5
    return bool(filled.value) and large and colour[3].value > 200 and max(each.value for each in colour[:3]) < DARK


def _inside(box: tuple[float, ...], picture: tuple[float, ...]) -> bool:
    return (
        box[0] >= picture[0] - 1 and box[1] >= picture[1] - 1 and box[2] <= picture[2] + 1 and box[3] <= picture[3] + 1
    )


def _marked(made: raw.FPDF_PAGEOBJECT, kind: bytes) -> str:
    """What words are marked to be read out, or copied, as. A hyphen or a ligature is nothing."""
    for at in range(min(raw.FPDFPageObj_CountMarks(made), 10)):
        mark = raw.FPDFPageObj_GetMark(made, at)
        length = ctypes.c_ulong()
        if not raw.FPDFPageObjMark_GetParamStringValue(mark, kind, None, 0, ctypes.byref(length)):
            continue
        if 2 < length.value < LONGEST:
            buffer = (ctypes.c_ushort * (length.value // 2 + 1))()
            raw.FPDFPageObjMark_GetParamStringValue(mark, kind, buffer, length.value, ctypes.byref(length))
            if said := _text(bytes(buffer)[: length.value]).strip("\u00ad- \t\n\ufb01\ufb02•"):
                return said
    return ""


def _of_structure(page: pdfium.PdfPage, said: Counter[str]) -> Iterator[Place]:
    """Words for pictures, and words read out in place of those printed, in the page's tags."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    waiting = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, at)
        for at in range(min(raw.FPDF_StructTree_CountChildren(tree), 5000))
    ]
    for _ in range(20_000):
        if not waiting:
            break
        each = waiting.pop()
        if not each:
            continue
        if _told(raw.FPDF_StructElement_GetAltText, each):
            yield Place.PICTURE_WORDS
        instead = _told(raw.FPDF_StructElement_GetActualText, each)
        if not _is_printed(instead, said):
            yield Place.SPOKEN_INSTEAD
        waiting += [
            raw.FPDF_StructElement_GetChildAtIndex(each, at)
            for at in range(min(raw.FPDF_StructElement_CountChildren(each), 5000))
        ]
    raw.FPDF_StructTree_Close(tree)


def _told(ask: object, element: object) -> str:
    length = ask(element, None, 0)  # type: ignore[operator]
    if not 2 < length < LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)  # type: ignore[operator]
    return _text(buffer.raw)


def _text(told: bytes) -> str:
    return told.decode("utf-16-le", "replace").rstrip("\x00")
