"""Which of a PDF page's words its picture does not show: nothing of them, too small a share of their ink, or others.

documents/reading/formats/pdf_ink says how that is measured, letter_forms how others are told, overtyped which
nobody can read.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from documents.clearing.greys import greys
from documents.clearing.letter_forms import Sides, shows_another
from documents.clearing.overtyped import Signs, illegible
from documents.clearing.shapes import Bar
from documents.reading.formats.pdf_ink import WORD_SHARE, Area, Ink, ink_of
from documents.reading.spans import Box

UNTOLD = frozenset({"Co", "Cn", "Cc"})  # a font's own signs, and none at all
FORMLESS, SOFT_HYPHEN = "Cf", "\u00ad"
FLAT = 0.5  # points: of 27,000 blanks that letters draw none was higher
MOST_SYMBOLS = 4  # beside each other: bullets and ticks are fewer
LETTER_SHARE = 0.5  # of a letter's ink: a bar over some of a word's letters hides the word
BROKEN = "\x02"  # where a word goes on in the line below


class Words(list[list[Sides]]):
    """The boxes of the letters and digits of each word, in the page's own coordinates.

    `are_all`: whether every letter says which it is. `others`: of which words the page shows others, or
    nothing that can be read, by their numbers.
    """

    are_all: bool = True
    others: frozenset[int] = frozenset()


def words_of(page: pdfium.PdfPage) -> Words:
    """The file's words that have letters or digits. Letters whose font tells nobody which they are belong to none."""
    text = page.get_textpage()
    words = [_Word()]
    untold = most_untold = 0
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if sign.isspace() or sign == BROKEN or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            if words[-1].signs:
                words.append(_Word())
            continue
        word, box = words[-1], text.get_charbox(index)
        word.signs.append((sign, box))
        if _is_untold(sign, text, index):
            untold += 1
            most_untold = max(untold, most_untold)
        elif sign.isalnum():
            untold = 0
            if not word.letters:
                word.turned = _quarter(raw.FPDFText_GetCharAngle(text.raw, index))
            word.letters.append(box)
            word.said += sign
    told = _told(words)
    told.are_all = most_untold < MOST_SYMBOLS and not _draws_blanks(text)
    text.close()
    return told


@dataclass(slots=True)
class _Word:
    """A word as it is gathered: its signs with their boxes, and of these the letters and digits."""

    signs: Signs = field(default_factory=list)
    letters: list[Sides] = field(default_factory=list)
    said: str = ""
    turned: int | None = 0


def _told(words: Sequence[_Word]) -> Words:
    """The words with letters, and which of them the page does not show as what they are, or not legibly."""
    told = Words(word.letters for word in words if word.letters)
    unread = illegible([word.signs for word in words], [word.turned for word in words])
    lettered = [(at, word) for at, word in enumerate(words) if word.letters]
    told.others = frozenset(
        number
        for number, (at, word) in enumerate(lettered)
        if at in unread or shows_another(word.said, word.letters, word.turned)
    )
    return told


def _draws_blanks(text: pdfium.PdfTextPage) -> bool:
    """Whether letters say that they are blanks. Several beside each other are told as one."""
    return any(
        chr(raw.FPDFText_GetUnicode(text.raw, index)).isspace()
        and raw.FPDFText_IsGenerated(text.raw, index) != 1
        and _has_form(text, index)
        for index in range(text.count_chars())
    )


def _is_untold(sign: str, text: pdfium.PdfTextPage, index: int) -> bool:
    """Whether nobody can tell which letter it is: its font says one that there is not, none, or one without a form."""
    kind = unicodedata.category(sign)
    if kind in UNTOLD or raw.FPDFText_HasUnicodeMapError(text.raw, index) == 1:
        return True
    return kind == FORMLESS and sign != SOFT_HYPHEN and _has_form(text, index)


def _has_form(text: pdfium.PdfTextPage, index: int) -> bool:
    """Whether the page draws more than a blank, which is flat. Words recognised in a scan are not drawn."""
    left, bottom, right, top = text.get_charbox(index)
    if right - left <= FLAT or top - bottom <= FLAT:
        return False
    drawn = raw.FPDFText_GetTextObject(text.raw, index)
    return not drawn or raw.FPDFTextObj_GetTextRenderMode(drawn) != raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _quarter(angle: float) -> int | None:
    """By how many quarters to the right a letter is turned; None where it slants."""
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.02 else None


def unseen_words(
    words: Words, page: pdfium.PdfPage, scale: float, shown: Image.Image, bars: Sequence[Bar] = ()
) -> list[Box]:
    """The boxes of words that the page's picture, `shown`, does not show and no bar takes away.

    The open page is spoilt by it, the file is not.
    """
    kept = {at: letters for at, letters in enumerate(words) if not _is_barred(_box(page, scale, letters), bars)}
    if not kept:
        return []
    ink = ink_of(page, shown, lambda: greys(page, scale), lambda: greys(page, scale))
    return [
        _box(page, scale, letters)
        for at, letters in kept.items()
        if at in words.others or _is_unseen(page, scale, letters, ink)
    ]


def _is_barred(box: Box, bars: Sequence[Bar]) -> bool:
    """Whether a bar lies over the middle of a word."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(bar.box.x0 <= x <= bar.box.x1 and bar.box.top <= y <= bar.box.bottom for bar in bars)


def _box(page: pdfium.PdfPage, scale: float, letters: Sequence[Sides]) -> Box:
    """Where a word stands on the page as it is shown, in points."""
    return Box(*(round(side / scale, 2) for side in _place(page, scale, letters)))


def _is_unseen(page: pdfium.PdfPage, scale: float, letters: Sequence[Sides], ink: Ink) -> bool:
    place = _place(page, scale, letters)
    if ink.is_faint(place):
        return True
    if ink.covered.crop(place).getbbox() is None:
        return False
    if ink.share(place) < WORD_SHARE:
        return True
    return any(ink.share(_place(page, scale, [letter])) < LETTER_SHARE for letter in letters)


def _place(page: pdfium.PdfPage, scale: float, letters: Sequence[Sides]) -> Area:
    """The box around the letters' boxes, turned and moved as the page is when it is drawn."""
    left, bottom = min(box[0] for box in letters), min(box[1] for box in letters)
    right, top = max(box[2] for box in letters), max(box[3] for box in letters)
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
