"""A PDF page's letters -> pieces: words, parted also where a link begins or ends."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from documents.reading import refusals
from documents.reading.formats.pdf_place import Placing
from documents.reading.spans import Box

LINE_END_HYPHEN = 0xFFFE  # pdfium's sign for a hyphen that parts a word at a line's end
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


@dataclass(slots=True)
class _Growing:
    signs: list[str]
    first: int
    boxes: list[Box]
    new_line: bool
    joined: bool
    link: int | None


def pieces_of(page: pypdfium2.PdfPage, placing: Placing, links: Sequence[tuple[Box, int]], most: int) -> list[Piece]:
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


def _words(reader: _Reader, count: int, links: Sequence[tuple[Box, int]]) -> list[_Growing]:
    done: list[_Growing] = []
    now: _Growing | None = None
    new_line = joined = False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(reader.handle, at)
        if code in BLANK or code < 32:
            done, now, joined = (done if now is None else [*done, now]), None, False
            new_line = new_line or code in (10, 13)
            continue
        box = reader.box(at)
        if code in (LINE_END_HYPHEN, SOFT_HYPHEN):
            if now is not None:
                now.signs.append("-")
                now.boxes.append(box)
                done.append(now)
                now, new_line, joined = None, True, True
            continue
        link = next((index for area, index in links if _inside(box, area)), None)
        if now is not None and (link != now.link or _apart(now.boxes[-1], box)):
            joined = not _apart(now.boxes[-1], box)
            done.append(now)
            now = None
        if now is None:
            now = _Growing([], at, [], new_line, joined or _cut_address(done, new_line), link)
            new_line = joined = False
        now.signs.append(chr(code))
        now.boxes.append(box)
    return done if now is None else [*done, now]


def _cut_address(done: Sequence[_Growing], new_line: bool) -> bool:
    """A line that ends in a slash or hyphen right after a letter goes on without a space: "documents/" "evidence"."""
    if not new_line or not done:
        return False
    before = done[-1].signs
    return len(before) > 1 and before[-1] in "/-" and before[-2].isalnum()


def _inside(box: Box, area: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 - 0.5 <= x <= area.x1 + 0.5 and area.top - 1 <= y <= area.bottom + 1


def _apart(one: Box, other: Box) -> bool:
    """Whether two letters stand too far from each other for one word, whichever way the text runs."""
    size = max(one.bottom - one.top, one.x1 - one.x0, 1.0)
    across = max(other.x0 - one.x1, one.x0 - other.x1)
    down = max(other.top - one.bottom, one.top - other.bottom)
    return max(across, down) > APART * size


class _Reader:
    """pdfium's text page, asked letter by letter; buffers are made once."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE, placing: Placing) -> None:
        self.handle = handle
        self._placing = placing
        self._loose = raw.FS_RECTF()
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def box(self, at: int) -> Box:
        """A letter's box: as high as its line is, where the font says so sensibly."""
        loose = self._loose
        if raw.FPDFText_GetLooseCharBox(self.handle, at, ctypes.byref(loose)):
            size = raw.FPDFText_GetFontSize(self.handle, at)
            if 0 < loose.top - loose.bottom <= max(3.0 * size, 60) and loose.right > loose.left:
                return self._placing.box(loose.left, loose.bottom, loose.right, loose.top)
        left, right, bottom, top = self._tight
        raw.FPDFText_GetCharBox(self.handle, at, *(ctypes.byref(side) for side in (left, right, bottom, top)))
        return self._placing.box(left.value, bottom.value, right.value, top.value)

    def piece(self, word: _Growing) -> Piece:
        """A finished word with its look, told by its first letter."""
        bold, italic = self._style(word.first)
        box = Box(
            min(each.x0 for each in word.boxes),
            min(each.top for each in word.boxes),
            max(each.x1 for each in word.boxes),
            max(each.bottom for each in word.boxes),
        )
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
