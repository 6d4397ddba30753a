"""Words a reader of the page does not see: covered, in the paper's colour, off the page, tiny, or never drawn.

What the PDF says raises the suspicion; where the page's picture can settle it, it does:

    suspicion (a filled area over the word, pale ink)  ->  draw the page  ->  no contrast where the word stands: hidden
    a filled area over some of the word  ->  draw the words alone too  ->  too little of their ink is seen: covered
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import pypdfium2
from PIL import Image

from documents.reading.formats.pdf_ink import WORD_SHARE, Area, ink_of
from documents.reading.formats.pdf_marks import Marks
from documents.reading.formats.pdf_place import Placing
from documents.reading.formats.pdf_words import Piece
from documents.reading.spans import Box
from documents.reading.tolerances import USUAL
from documents.reading.words import around

OCR_LAYER = "recognised text over a picture"
OFF_PAGE = "they lie off the page"
TINY = "they are too small to read"
NEVER_DRAWN = "they are in the file but not drawn"
SEE_THROUGH = "their ink is transparent"
COVERED = "covered by something drawn over them"
PAPER = "they have the colour of what is behind them"
INVISIBLE_MODES = (3, 7)
PALE = 200
SCALE = 2  # pixels a point
MARGIN = 2  # points drawn around what is looked at
TOUCHED = 0.2  # of a word's box, which is as high as its line: with less over it, most of its ink is seen


def find_hidden(page: pypdfium2.PdfPage, pieces: Sequence[Piece], marks: Marks, placing: Placing) -> dict[int, str]:
    """For each hidden word, by its index: why it is not seen."""
    paper = Box(0, 0, placing.width, placing.height)
    ocr = _is_ocr_layer(pieces, marks, paper)
    hidden: dict[int, str] = {}
    suspects: dict[int, str] = {}
    for at, piece in enumerate(pieces):
        why = None if _is_plain(piece, paper) else _surely(piece, paper, ocr)
        if why is not None:
            hidden[at] = why
        elif marks.fills and _is_touched(piece.box, marks.fills):
            suspects[at] = COVERED
        elif min(piece.look.ink[:3]) >= PALE:
            suspects[at] = PAPER
    if suspects:
        hidden |= _settled_by_picture(page, pieces, suspects)
    return hidden


def _is_ocr_layer(pieces: Sequence[Piece], marks: Marks, paper: Box) -> bool:
    """A scan's recognised text is laid unseen over its picture: there it is the text."""
    unseen = sum(piece.look.mode in INVISIBLE_MODES for piece in pieces)
    area = (paper.x1 - paper.x0) * (paper.bottom - paper.top)
    pictured = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in marks.pictures)
    return unseen > 0.5 * len(pieces) and pictured > 0.5 * area


def _is_plain(piece: Piece, paper: Box) -> bool:
    """Whether a word of usual size stands on the page in usual ink: nearly every word does, so this is asked first."""
    x0, top, x1, bottom = piece.box
    large = bottom - top >= USUAL.tiny and x1 - x0 + 2 >= USUAL.tiny
    on_page = x0 >= 0 and top >= 0 and x1 <= paper.x1 and bottom <= paper.bottom
    return large and on_page and piece.look.mode == 0 and piece.look.ink[3] >= 20


def _is_touched(box: Box, fills: Sequence[Box]) -> bool:
    x0, top, x1, bottom = box
    return any(
        area[0] < x1 and area[2] > x0 and area[1] < bottom and area[3] > top and _overlap(box, area) > TOUCHED
        for area in fills
    )


def _surely(piece: Piece, paper: Box, ocr: bool) -> str | None:
    if _overlap(piece.box, paper) < 0.3:
        return OFF_PAGE
    if piece.look.mode in INVISIBLE_MODES:
        return OCR_LAYER if ocr else NEVER_DRAWN
    if min(piece.box.bottom - piece.box.top, piece.box.x1 - piece.box.x0 + 2) < USUAL.tiny:
        return TINY
    return SEE_THROUGH if piece.look.ink[3] < 20 and piece.look.mode in (0, 4) else None


def _overlap(box: Box, area: Box) -> float:
    """The share of a box that lies in an area."""
    wide = min(box.x1, area.x1) - max(box.x0, area.x0)
    high = min(box.bottom, area.bottom) - max(box.top, area.top)
    own = max((box.x1 - box.x0) * (box.bottom - box.top), 0.01)
    return wide * high / own if wide > 0 and high > 0 else 0.0


def _settled_by_picture(page: pypdfium2.PdfPage, pieces: Sequence[Piece], suspects: dict[int, str]) -> dict[int, str]:
    window = _Window(page, [pieces[at].box for at in suspects])
    picture = window.drawn()
    hidden = {}
    for at, why in suspects.items():
        box = pieces[at].box
        fifth = (box.bottom - box.top) * 0.2
        cut = picture.crop(window.pixels(Box(box.x0, box.top + fifth, box.x1, box.bottom - fifth)))
        if cut.width and cut.height and _is_blank(cut.histogram()):
            hidden[at] = why
    doubtful = [at for at, why in suspects.items() if why == COVERED and at not in hidden]
    if doubtful:
        ink = ink_of(page, picture, window.drawn, lambda: window.drawn(laid_on=False))
        hidden |= {at: COVERED for at in doubtful if ink.share(window.pixels(pieces[at].box)) < WORD_SHARE}
    return hidden


class _Window:
    """The part of a page that is drawn: no more of it than what is looked at."""

    def __init__(self, page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> None:
        self._page = page
        width, height = page.get_size()
        whole = around(boxes)
        self._left = max(floor(whole.x0) - MARGIN, 0)
        self._top = max(floor(whole.top) - MARGIN, 0)
        right, bottom = max(floor(width - whole.x1) - MARGIN, 0), max(floor(height - whole.bottom) - MARGIN, 0)
        self._cut = (self._left, bottom, right, self._top)

    def drawn(self, laid_on: bool = True) -> Image.Image:
        looks = {"scale": SCALE, "grayscale": True, "may_draw_forms": False, "draw_annots": laid_on}
        picture: Image.Image = self._page.render(crop=self._cut, **looks).to_pil()
        return picture

    def pixels(self, box: Box) -> Area:
        x, y = self._left * SCALE, self._top * SCALE
        x0, top, x1, bottom = (round(side * SCALE) for side in box)
        return x0 - x, top - y, x1 - x, bottom - y


def _is_blank(histogram: list[int]) -> bool:
    """Whether nearly all of a picture is of one shade."""
    total = sum(histogram)
    peak = max(range(256), key=lambda shade: histogram[shade])
    near = sum(histogram[max(peak - 12, 0) : peak + 13])
    return near >= (1 - USUAL.faint) * total
