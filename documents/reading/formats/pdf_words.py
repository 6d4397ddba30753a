"""A PDF page's letters -> pieces: words, parted also where a link begins or ends."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from documents.reading import refusals
from documents.reading.formats.pdf_place import Placing
from documents.reading.spans import Box
from documents.reading.words import LINE_GOES_ON

LINE_END_HYPHENS = (0x02, 0xFFFE)  # what pdfium, letter by letter or in a run, says for a hyphen at a line's end
SOFT_HYPHEN = 0xAD
BLANK = frozenset((9, 10, 11, 12, 13, 32, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200B, 0x202F, 0x3000, 0xFEFF, 0))
APART = 0.55  # of a letter's height: letters further from each other are two words


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as the page shows it. `mode` is PDF's text render mode, `ink` the fill colour with its opacity."""

    text: str
    box: Box
    new_line: bool
    joined: bool
    bold: bool
    italic: bool
    link: int | None
    mode: int
    ink: tuple[int, int, int, int]


Sides = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own coordinates


@dataclass(slots=True)
class _Growing:
    signs: list[str]
    first: int
    last: Sides  # of the latest letter
    whole: Sides
    new_line: bool
    joined: bool
    link: int | None

    def grow(self, sign: str, sides: Sides) -> None:
        left, bottom, right, top = self.whole
        self.signs.append(sign)
        self.last = sides
        self.whole = (
            sides[0] if sides[0] < left else left,
            sides[1] if sides[1] < bottom else bottom,
            sides[2] if sides[2] > right else right,
            sides[3] if sides[3] > top else top,
        )


def pieces_of(page: pypdfium2.PdfPage, placing: Placing, links: Sequence[tuple[Sides, int]], most: int) -> list[Piece]:
    """The words of a page in pdfium's reading order."""
    textpage = page.get_textpage()
    try:
        reader = _Reader(textpage.raw, placing)
        count = raw.FPDFText_CountChars(reader.handle)
        if count > most:
            raise refusals.refuse(refusals.TOO_MUCH_TEXT)
        return [reader.piece(word) for word in _words(reader, count, links)]
    finally:
        textpage.close()


def _words(reader: _Reader, count: int, links: Sequence[tuple[Sides, int]]) -> list[_Growing]:
    done: list[_Growing] = []
    now: _Growing | None = None
    new_line = joined = False
    code_of, handle, sides_of = raw.FPDFText_GetUnicode, reader.handle, reader.sides
    for at in range(count):
        code = code_of(handle, at)
        if code in BLANK or (code < 32 and code not in LINE_END_HYPHENS):
            now, joined = None, False
            new_line = new_line or code in (10, 13)
            continue
        sides = sides_of(at)
        if code == SOFT_HYPHEN or code in LINE_END_HYPHENS:
            if now is not None:
                now.grow("-", sides)
                now, new_line, joined = None, True, code == SOFT_HYPHEN
            continue
        link = _link_at(sides, links) if links else None
        if now is not None and (link != now.link or _apart(now.last, sides)):
            joined = not _apart(now.last, sides)
            now = None
        if now is None:
            now = _Growing([chr(code)], at, sides, sides, new_line, joined, link)
            done.append(now)
            new_line = joined = False
        else:
            now.grow(chr(code), sides)
    _join_lines(done)
    return done


def _join_lines(words: Sequence[_Growing]) -> None:
    for before, word in pairwise(words):
        if word.new_line and before.signs[-1] in "/-":
            word.joined |= bool(LINE_GOES_ON.search(f"{''.join(before.signs)}\n{''.join(word.signs)}"))


def _link_at(sides: Sides, links: Sequence[tuple[Sides, int]]) -> int | None:
    x, y = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    for (left, bottom, right, top), index in links:
        if left - 0.5 <= x <= right + 0.5 and bottom - 0.5 <= y <= top + 0.5:
            return index
    return None


def _apart(one: Sides, other: Sides) -> bool:
    """Whether two letters stand too far from each other for one word, whichever way the text runs."""
    far = APART * max(one[3] - one[1], one[2] - one[0], 1.0)
    if other[0] - one[2] > far or one[0] - other[2] > far:
        return True
    return other[1] - one[3] > far or one[1] - other[3] > far


class _Reader:
    """pdfium's text page, asked letter by letter; buffers are made once."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE, placing: Placing) -> None:
        self.handle = handle
        self._placing = placing
        self._loose = raw.FS_RECTF()
        self._loose_at = ctypes.byref(self._loose)
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def sides(self, at: int) -> Sides:
        """A letter's box: as high as its line is, where the font says so sensibly."""
        loose = self._loose
        if raw.FPDFText_GetLooseCharBox(self.handle, at, self._loose_at):
            left, bottom, right, top = loose.left, loose.bottom, loose.right, loose.top
            if right > left and 0 < top - bottom <= 40:
                return left, bottom, right, top
            if right > left and 0 < top - bottom <= 3.0 * raw.FPDFText_GetFontSize(self.handle, at):
                return left, bottom, right, top
        sides = self._tight
        raw.FPDFText_GetCharBox(self.handle, at, *(ctypes.byref(side) for side in sides))
        return sides[0].value, sides[2].value, sides[1].value, sides[3].value

    def piece(self, word: _Growing) -> Piece:
        """A finished word with its look, told by its first letter."""
        bold, italic = self._style(word.first)
        box = self._placing.box(*word.whole)
        mode, ink = self._ink(word.first)
        return Piece("".join(word.signs), box, word.new_line, word.joined, bold, italic, word.link, mode, ink)

    def _style(self, at: int) -> tuple[bool, bool]:
        flags = self._flags
        length = raw.FPDFText_GetFontInfo(self.handle, at, self._name, 256, ctypes.byref(flags))
        name = self._name.value.decode("utf-8", "replace").lower() if 0 < length <= 256 else ""
        bold = "bold" in name or "black" in name or "heavy" in name or bool(flags.value & (1 << 18))
        italic = "italic" in name or "oblique" in name or bool(flags.value & (1 << 6))
        return bold or raw.FPDFText_GetFontWeight(self.handle, at) >= 600, italic

    def _ink(self, at: int) -> tuple[int, tuple[int, int, int, int]]:
        made = raw.FPDFText_GetTextObject(self.handle, at)
        mode = raw.FPDFTextObj_GetTextRenderMode(made) if made else 0
        red, green, blue, alpha = self._colour
        told = raw.FPDFText_GetFillColor(self.handle, at, *(ctypes.byref(each) for each in self._colour))
        return mode, (red.value, green.value, blue.value, alpha.value) if told else (0, 0, 0, 255)
