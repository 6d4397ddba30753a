"""Pictures of a PDF's pages, and what of the file they do not show. Run inside a limited child only.

A page is drawn three times, each in a few milliseconds:

    as printed           -> the picture
    without its words    -> a word whose place looks the same in both is not seen by a reader of the page
    with what is laid on -> where that differs, notes, stamps or fields are left out of the picture
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from documents.clearing.gaps import gaps
from documents.clearing.shapes import PagePicture
from documents.errors import Reason, UnreadableLetter

SCALE = 2.0  # 144 dots an inch
MOST_PIXELS = 12_000_000  # a larger sheet is drawn at a smaller scale
GREYS = 16
STEP = 255 // (GREYS - 1)
TO_GREYS = [round(value / STEP) for value in range(256)]
PALETTE = [grey * STEP for grey in range(GREYS) for _ in range(3)]
QUIET_MARKS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET})
DEEPEST = 15  # how far forms within forms are followed


def count_pages(data: bytes) -> int:
    """How many pages the PDF has."""
    return len(_open(data))


def draw_pages(data: bytes, first: int, last: int) -> Iterator[PagePicture]:
    """The pictures of pages `first` to `last`, counted from 1, as far as there are such pages."""
    pdf = _open(data)
    for number in range(first, min(last, len(pdf)) + 1):
        page = pdf[number - 1]
        try:
            yield _draw(page, number)
        finally:
            page.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
        pdf.init_forms()  # so that what is filled into fields can be drawn, and found missing from the picture
        return pdf
    except pdfium.PdfiumError as broken:
        raise UnreadableLetter(Reason.BROKEN_PDF) from broken


def _draw(page: pdfium.PdfPage, number: int) -> PagePicture:
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise UnreadableLetter(Reason.BROKEN_PDF)
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    words = _words(page, scale)
    shown = _greys(page, scale)
    laid_on = _notes(page) + (_greys(page, scale, laid_on=True).tobytes() != shown.tobytes())
    picture = _webp(shown)
    cuts = tuple(round(at / scale, 1) for at in gaps(shown))
    _blank_words(page)
    unseen = _unseen(words, ImageChops.difference(shown, _greys(page, scale)))
    return PagePicture(number, width, height, picture, cuts, unseen, laid_on)


def _greys(page: pdfium.PdfPage, scale: float, laid_on: bool = False) -> Image.Image:
    """The page in 16 greys, each a step of 17 from black to white."""
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=laid_on, draw_annots=laid_on)
    picture: Image.Image = drawn.to_pil()
    return picture.point([grey * STEP for grey in TO_GREYS])


def _webp(picture: Image.Image) -> bytes:
    indexed = Image.frombytes("P", picture.size, picture.point(TO_GREYS).tobytes())
    indexed.putpalette(PALETTE)
    written = io.BytesIO()
    indexed.save(written, "WEBP", lossless=True, method=4, quality=80)
    return written.getvalue()


def _notes(page: pdfium.PdfPage) -> int:
    """How many notes, highlights, stamps and the like somebody attached to the page."""
    found = 0
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        found += raw.FPDFAnnot_GetSubtype(note) not in QUIET_MARKS
        raw.FPDFPage_CloseAnnot(note)
    return found


def _words(page: pdfium.PdfPage, scale: float) -> list[tuple[int, int, int, int]]:
    """The places, in pixels of the picture, of the file's words that hold a letter or a digit."""
    text = page.get_textpage()
    places: list[tuple[int, int, int, int]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if sign.isspace() or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            if boxes:
                places.append(_place(page, scale, boxes))
            boxes = []
        elif sign.isalnum():
            boxes.append(text.get_charbox(index))
    if boxes:
        places.append(_place(page, scale, boxes))
    text.close()
    return places


def _place(
    page: pdfium.PdfPage, scale: float, boxes: list[tuple[float, float, float, float]]
) -> tuple[int, int, int, int]:
    """The box around the characters' boxes, turned and moved as the page is when it is drawn."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    corners = [_pixel(page, scale, left, top), _pixel(page, scale, right, bottom)]
    across, down = sorted(at[0] for at in corners), sorted(at[1] for at in corners)
    return across[0] - 1, down[0] - 1, across[1] + 2, down[1] + 2


def _pixel(page: pdfium.PdfPage, scale: float, x: float, y: float) -> tuple[int, int]:
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page.raw, 0, 0, round(width * scale), round(height * scale), 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value, down.value


def _blank_words(page: pdfium.PdfPage) -> None:
    """Take the words off the open page; the file is not touched."""
    for words in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST):
        raw.FPDFTextObj_SetTextRenderMode(words.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _unseen(words: list[tuple[int, int, int, int]], changed: Image.Image) -> int:
    """How many words stand where taking all words away changed nothing."""
    return sum(changed.crop(place).getbbox() is None for place in words)
