"""PDF: bytes -> pages of words, with links, ruling lines, comments and what is hidden.

pdfium parses and draws; the letters are taken from it one by one, since only so a word's box is known. Every measure is
in points from the top left of the page as a viewer shows it, so rotated and cropped pages need no further care.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
from pypdfium2 import raw

from documents.reading import refusals
from documents.reading.formats.pdf_hidden import COVERED, OCR_LAYER, find_hidden
from documents.reading.formats.pdf_marks import Marks, marks_of
from documents.reading.formats.pdf_place import Placing
from documents.reading.formats.pdf_redactions import carry_out_redactions
from documents.reading.formats.pdf_words import Piece, addresses_made_whole, pieces_of
from documents.reading.formats.scan import NOTHING_SEEN, Seen, with_seen_words
from documents.reading.spans import Box
from documents.reading.turning import quarters, turned_page
from documents.reading.words import Comment, Page, Unseen, Word, line_boxes

MOST_PAGES = 2000
MOST_CHARACTERS = 60_000  # on one page
LARGEST_SIDE = 20_000  # points: PDF knows no page above 14,400
BLOCK = "█"


def read_pages(data: bytes, seen: Seen = NOTHING_SEEN) -> list[Page]:
    """The pages of a PDF letter. `seen`: what was recognised in the pictures of pages without words."""
    pages = with_seen_words(_every_page(data), seen)
    if not any(page.words for page in pages):
        pictures = any(page.pictures and not page.recognised for page in pages)
        raise refusals.refuse(refusals.PICTURES_ONLY if pictures else refusals.NO_WORDS)
    return pages


def pictured(data: bytes) -> list[int]:
    """The numbers of the pages that show a picture and have no words."""
    return [page.number for page in _every_page(data) if page.pictures and not page.words]


def _every_page(data: bytes) -> list[Page]:
    if not data.startswith(b"%PDF-"):
        raise refusals.refuse(refusals.NOT_A_LETTER)
    document = _open(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            document[MOST_PAGES].close()  # a broken file says so of pages it does not have
            raise refusals.refuse(refusals.TOO_MANY_PAGES)
        pages = [read_page(document, number) for number in range(1, count + 1)]
    except pypdfium2.PdfiumError as broken:
        raise refusals.refuse(refusals.BROKEN_PDF) from broken
    finally:
        document.close()
    if not pages:
        raise refusals.refuse(refusals.NO_PAGES)
    return pages


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as broken:
        locked = getattr(broken, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(broken).lower()
        raise refusals.refuse(refusals.PASSWORD if locked else refusals.BROKEN_PDF) from broken


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """One page of an open PDF, counted from 1."""
    page = document[number - 1]
    try:
        carry_out_redactions(page)
        read = _read(document, page, number)
        count = quarters(read.words)
        return replace(_read_turned(document, page, number, count) if count else read, lies=count)
    finally:
        page.close()


def _read(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int) -> Page:
    placing = Placing(page)
    if max(placing.width, placing.height) > LARGEST_SIDE:
        raise refusals.refuse(refusals.NO_PAGES)
    marks = marks_of(document, page, placing)
    pieces = pieces_of(page, placing, marks.links, MOST_CHARACTERS)
    if marks.targets:
        pieces = addresses_made_whole(pieces, [url for url, _ in marks.targets])
    hidden = find_hidden(page, pieces, marks, placing)
    return _made(number, placing, marks, pieces, hidden)


def _read_turned(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int, count: int) -> Page:
    """The page as shown, with its words in the order in which they stand once it is turned: pdfium's is by their place.

    The open document is left as it was.
    """
    shown = page.get_rotation()
    page.set_rotation((shown - 90 * count) % 360)
    try:
        return turned_page(_read(document, page, number), 4 - count)
    finally:
        page.set_rotation(shown)


@dataclass(slots=True)
class _Text:
    """A page's text as it grows, with its words and what of it is not seen."""

    said: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    unseen: list[tuple[str, int, list[Box]]] = field(default_factory=list)

    def hide(self, why: str, box: Box, again: bool) -> None:
        """Note a hidden word's place; its letters are not kept."""
        if not again:
            self.unseen.append((why, self.length, []))
        self.unseen[-1][2].append(box)

    def add(self, number: int, said: str, piece: Piece) -> None:
        _, box, new_line, joined, link, look = piece
        start = self.length
        if self.words and (new_line or not joined):
            self.said.append("\n" if new_line else " ")
            start += 1
        self.said.append(said)
        self.length = start + len(said)
        tinted = look[4] and link is None
        self.words.append(Word(said, number, start, self.length, box, look[0], look[1], link, joined, 1.0, tinted))


def _made(number: int, placing: Placing, marks: Marks, pieces: Sequence[Piece], hidden: dict[int, str]) -> Page:
    text = _text(number, pieces, hidden)
    return Page(
        number,
        "".join(text.said),
        tuple(text.words),
        placing.width,
        placing.height,
        links=tuple(url for url, _ in marks.targets),
        rules=tuple(marks.rules),
        unseen=tuple(Unseen(why, min(place, text.length), line_boxes(boxes)) for why, place, boxes in text.unseen),
        comments=tuple(Comment(0, (box,)) for box in marks.comments),
        pictures=len(marks.pictures),
        recognised=OCR_LAYER in hidden.values(),
    )


def _text(number: int, pieces: Sequence[Piece], hidden: dict[int, str]) -> _Text:
    """The words in pdfium's order. Covered words become one block sign, other hidden words are not kept."""
    text = _Text()
    before: str | None = None
    for index, piece in enumerate(pieces):
        why = hidden.get(index)
        if why is None or why == OCR_LAYER:
            why = None
            text.add(number, piece.text, piece)
        else:
            text.hide(why, piece.box, why == before)
            if why == COVERED and before == COVERED:
                text.words[-1] = _widened(text.words[-1], piece.box)
            elif why == COVERED:
                text.add(number, BLOCK, piece)
        before = why
    return text


def _widened(word: Word, box: Box) -> Word:
    old = word.box or box
    whole = Box(min(old.x0, box.x0), min(old.top, box.top), max(old.x1, box.x1), max(old.bottom, box.bottom))
    return Word(word.text, word.page, word.start, word.end, whole, word.bold, word.italic, word.link, word.joined)
