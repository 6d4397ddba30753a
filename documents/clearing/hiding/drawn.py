"""What the pages of a PDF hide: words that their pictures do not show, notes laid over them, filled-in fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.pictures import count_pages, draw_pages
from documents.errors import Reason, UnreadableLetter
from documents.reading.formats import pdf, pdf_hidden
from documents.reading.words import Page

PLACES = {
    pdf_hidden.COVERED: Place.COVERED,
    pdf_hidden.PAPER: Place.PALE_WORDS,
    pdf_hidden.TINY: Place.TINY_WORDS,
    pdf_hidden.NEVER_DRAWN: Place.NEVER_DRAWN,
    pdf_hidden.SEE_THROUGH: Place.SEE_THROUGH,
    pdf_hidden.OFF_PAGE: Place.OFF_PAGE,
    pdf_hidden.OCR_LAYER: Place.NEVER_DRAWN,
}


def of_drawn(data: bytes) -> Iterator[HiddenData]:
    """What the reader leaves out of each page, and what each page's picture does."""
    for page in _read(data):
        where = f"page {page.number}"
        for unseen in page.unseen:
            yield HiddenData(PLACES.get(unseen.why, Place.HIDDEN_WORDS), where, page.number)
        if page.comments:
            yield HiddenData(Place.COMMENTS, where, page.number)
    for picture in draw_pages(data, 1, count_pages(data)):
        where = f"page {picture.number}"
        if picture.unseen_words:
            yield HiddenData(Place.UNSEEN, where, picture.number)
        if picture.marks:
            yield HiddenData(Place.NOTES, where, picture.number)


def _read(data: bytes) -> Sequence[Page]:
    """The pages with their words; none of a scan, which has no words to hide."""
    try:
        return pdf.read_pages(data)
    except UnreadableLetter as why:
        if why.reason in (Reason.PICTURES_ONLY, Reason.NO_WORDS):
            return []
        raise
