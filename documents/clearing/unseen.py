"""How many of a PDF page's words its picture does not show: nothing of them, or too small a share of their ink.

Three drawings of the page are laid on each other:

    as printed | without its words   -> where they differ, words are seen
    its words alone, in black        -> where their ink lies, were nothing drawn over them

    ▓▓▓▓▓▓▓▓▓▓    a redaction bar that leaves out the tops of the letters: the few dots that still differ are a small
    ▓▓▓▓▓▓▓▓▓▓    share of the word's ink, so the word is unseen, though it is not wholly covered

In real letters nearly all ink is seen: in FOI 0008/24 and sixteen letters of other authorities no word showed less than
0.97 of its ink, and no letter less than 0.81 (an underline through the tail of a g).
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from documents.clearing.greys import greys

DEEPEST = 15  # how far forms within forms are followed
WORD_SHARE = 0.75  # of a word's ink: a word that shows less is unseen
LETTER_SHARE = 0.5  # of a letter's ink: a bar over some of a word's letters hides the word
DARK = 128
Sides = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own coordinates
Area = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of the picture


@dataclass(slots=True)
class _Objects:
    """What the page is drawn of: its words with the way each is inked, and all else."""

    words: list[tuple[raw.FPDF_PAGEOBJECT, int]] = field(default_factory=list)
    others: list[raw.FPDF_PAGEOBJECT] = field(default_factory=list)


def words_of(page: pdfium.PdfPage) -> list[list[Sides]]:
    """The boxes of the letters and digits of each of the file's words that has any."""
    text = page.get_textpage()
    words: list[list[Sides]] = [[]]
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if sign.isspace() or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            if words[-1]:
                words.append([])
        elif sign.isalnum():
            words[-1].append(text.get_charbox(index))
    text.close()
    return [letters for letters in words if letters]


def count_unseen(words: Sequence[Sequence[Sides]], page: pdfium.PdfPage, scale: float, shown: Image.Image) -> int:
    """How many words the page's picture, `shown`, does not show. The open page is spoilt by it, the file is not."""
    objects = _objects(page)
    seen = _difference(shown, _without_words(page, scale, objects))
    ink = _ink(page, scale, objects)
    covered = ImageChops.subtract(ink, seen)
    return sum(_is_unseen(page, scale, letters, seen, ink, covered) for letters in words)


def _objects(page: pdfium.PdfPage) -> _Objects:
    found = _Objects()
    for drawn in page.get_objects(max_depth=DEEPEST):
        if drawn.type == raw.FPDF_PAGEOBJ_TEXT:
            found.words.append((drawn.raw, raw.FPDFTextObj_GetTextRenderMode(drawn.raw)))
        elif drawn.type != raw.FPDF_PAGEOBJ_FORM:
            found.others.append(drawn.raw)
    return found


def _without_words(page: pdfium.PdfPage, scale: float, objects: _Objects) -> Image.Image:
    for words, _ in objects.words:
        raw.FPDFTextObj_SetTextRenderMode(words, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    return greys(page, scale)


def _ink(page: pdfium.PdfPage, scale: float, objects: _Objects) -> Image.Image:
    """White where the words' own ink would lie if nothing else were drawn; black elsewhere."""
    for words, mode in objects.words:
        raw.FPDFTextObj_SetTextRenderMode(words, mode)
        raw.FPDFPageObj_SetFillColor(words, 0, 0, 0, 255)
        raw.FPDFPageObj_SetStrokeColor(words, 0, 0, 0, 255)
    for other in objects.others:
        raw.FPDFPageObj_SetIsActive(other, False)
    return greys(page, scale).point([255 if grey < DARK else 0 for grey in range(256)])


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures differ at all, black elsewhere."""
    return ImageChops.difference(one, other).point([0] + [255] * 255)


def _is_unseen(
    page: pdfium.PdfPage,
    scale: float,
    letters: Sequence[Sides],
    seen: Image.Image,
    ink: Image.Image,
    covered: Image.Image,
) -> bool:
    place = _place(page, scale, letters)
    if seen.crop(place).getbbox() is None:
        return True
    if covered.crop(place).getbbox() is None:
        return False
    if _share(place, ink, covered) < WORD_SHARE:
        return True
    return any(_share(_place(page, scale, [letter]), ink, covered) < LETTER_SHARE for letter in letters)


def _share(place: Area, ink: Image.Image, covered: Image.Image) -> float:
    """How much of the ink in a place is seen."""
    whole = ink.crop(place).histogram()[255]
    return 1 - covered.crop(place).histogram()[255] / whole if whole else 1.0


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
