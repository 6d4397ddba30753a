"""Pictures of a PDF's pages, and what of the file they do not show. Run inside a limited child only.

A page is drawn four times, each in a few milliseconds:

    as printed                          -> the picture
    with what is laid on                -> where that differs, notes, stamps or fields are left out of the picture
    without its words, its words alone  -> which words a reader of the page does not see (documents/clearing/unseen)
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from documents.clearing.bars import burned
from documents.clearing.gaps import gaps
from documents.clearing.greys import GREYS, STEP, TO_GREYS, greys
from documents.clearing.letter_forms import Sides
from documents.clearing.shapes import Bar, PagePicture, PlacedWord
from documents.clearing.unseen import Words, unseen_words, words_of
from documents.errors import Reason, UnreadableLetter
from documents.reading.formats.pdf import read_page
from documents.reading.formats.pdf_ink import DEEPEST, FAINT
from documents.reading.formats.pdf_redactions import carry_out_redactions
from documents.reading.spans import Box
from documents.reading.words import Page

SCALE = 2.0  # 144 dots an inch
MOST_PIXELS = 12_000_000  # a larger sheet is drawn at a smaller scale
PALETTE = [grey * STEP for grey in range(GREYS) for _ in range(3)]
QUIET_MARKS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET})
LARGE = 0.4  # of the page: a picture that large is a scan, a photograph or a letter's paper
LETTERHEAD = 120  # points from the page's top: pictures that begin there are crests and an office's name
LEAST_WIDE, LEAST_HIGH = 40, 6  # points
FEW_WORDS = 40  # with fewer, the page is what the picture shows


def count_pages(data: bytes) -> int:
    """How many pages the PDF has."""
    return len(_open(data))


def draw_pages(data: bytes, first: int, last: int, bars: Mapping[int, Sequence[Bar]] = {}) -> Iterator[PagePicture]:
    """The pictures of pages `first` to `last`, counted from 1, as far as there are such pages, under their bars."""
    pdf = _open(data)
    for number in range(first, min(last, len(pdf)) + 1):
        page = pdf[number - 1]
        words = _placed(read_page(pdf, number))
        carry_out_redactions(page)
        try:
            yield replace(_draw(page, number, bars.get(number, ())), words=words)
        finally:
            page.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
        pdf.init_forms()  # so that what is filled into fields can be drawn, and found missing from the picture
        return pdf
    except pdfium.PdfiumError as broken:
        raise UnreadableLetter(Reason.BROKEN_PDF) from broken


def _draw(page: pdfium.PdfPage, number: int, bars: Sequence[Bar]) -> PagePicture:
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise UnreadableLetter(Reason.BROKEN_PDF)
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    shown = greys(page, scale)
    laid_on = _notes(page) + (greys(page, scale, laid_on=True).tobytes() != shown.tobytes())
    words = words_of(page)
    unread = _shows_more_than(words, page, shown)
    barred = burned(shown, bars, scale)
    cuts = tuple(round(at / scale, 1) for at in gaps(barred))
    unseen = tuple(unseen_words(words, page, scale, shown, bars))  # last: it takes the page apart
    counted = len(unseen), laid_on, unread
    return PagePicture(number, width, height, _webp(barred), cuts, *counted, _png(barred), unseen=unseen)


def _placed(page: Page) -> tuple[PlacedWord, ...]:
    """Where each word that was read stands, to a hundredth of a point."""
    return tuple((word.start, word.end, Box(*(round(side, 2) for side in word.box))) for word in page.words if word.box)


def _webp(picture: Image.Image) -> bytes:
    indexed = Image.frombytes("P", picture.size, picture.point(TO_GREYS).tobytes())
    indexed.putpalette(PALETTE)
    written = io.BytesIO()
    indexed.save(written, "WEBP", lossless=True, method=4, quality=80)
    return written.getvalue()


def _png(picture: Image.Image) -> bytes:
    """For the letter's file, which a WebP does not go into; in greys, since colours would take half as much again."""
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _notes(page: pdfium.PdfPage) -> int:
    """How many notes, highlights, stamps and the like somebody attached to the page."""
    found = 0
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        found += raw.FPDFAnnot_GetSubtype(note) not in QUIET_MARKS
        raw.FPDFPage_CloseAnnot(note)
    return found


def _shows_more_than(words: Words, page: pdfium.PdfPage, shown: Image.Image) -> bool:
    """Whether what the page shows is not in its words: it has none and is not blank, few beside a large picture,
    a picture in the form of a line of words, or letters that do not say which they are."""
    if not words.are_all:
        return True
    if not words:
        return shown.getextrema() != (255, 255)
    width, height = page.get_size()
    pictures = [each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST)]
    largest = max(((right - left) * (top - bottom) for left, bottom, right, top in pictures), default=0.0)
    if len(words) < FEW_WORDS and largest > LARGE * width * height:
        return True
    return any(_may_be_written(each, height, shown) for each in pictures)


def _may_be_written(picture: Sides, height: float, shown: Image.Image) -> bool:
    """Whether a picture under the letterhead has the form of a line of words or a signature, in more than one shade."""
    left, bottom, right, top = picture
    wide, high = right - left, top - bottom
    if height - top < LETTERHEAD or wide < LEAST_WIDE or high < LEAST_HIGH or wide < 2 * high:
        return False
    scale = shown.height / height
    place = (round(side * scale) for side in (left, height - top, right, height - bottom))
    shades = shown.crop(tuple(place)).convert("L").histogram()  # type: ignore[arg-type]
    inked = [shade for shade, count in enumerate(shades) if count]
    return bool(inked) and inked[-1] - inked[0] > FAINT
