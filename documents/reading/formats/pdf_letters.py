"""A PDF page's letters: what they say, where each stands, and how it looks.

pdfium tells of one letter at a time. What is asked of every letter is asked in one sweep, into one stretch of memory;
how a letter looks is asked once for each text object that pdfium has, since all its letters look the same.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections import deque
from collections.abc import Iterable
from itertools import chain, compress, repeat
from operator import gt, le, lt, ne, sub
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from documents.reading import refusals
from documents.reading.tint import is_tinted

Sides = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own coordinates
Ink = tuple[int, int, int, int]  # red, green, blue, opacity

LINE_END_HYPHENS = "\x02\ufffe"  # what pdfium, letter by letter or in a run, says for a hyphen at a line's end
SOFT_HYPHEN = "\xad"
HYPHENS = LINE_END_HYPHENS + SOFT_HYPHEN
BLANK = r"\x00\x01\x03-\x20\xa0\u2002\u2003\u2007\u2009\u200b\u202f\u3000\ufeff"
RUN = re.compile(rf"([^{BLANK}{HYPHENS}]++)(?![{HYPHENS}])|[^{BLANK}]+")  # the group: no hyphen in it
PLAINLY_NEAR = 0.5  # points: letters no further apart are of one word, however small they are
BATCH = 4096  # letters whose boxes are asked for at once
HIGHEST = 40.0  # points: a line said to be higher is looked at twice

# The same functions, keeping Python's lock: that costs half as much a call. Where nothing is said of what they take,
# handle and place are handed on as they are, which halves it again.
_box_at = ctypes.PYFUNCTYPE(None)(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
_object_at = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_font_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)
_mode_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_void_p).value or 0
)


class _Room(threading.local):
    """Room for the boxes of so many letters, made once a thread: where each is put, pdfium is told anew every time."""

    def __init__(self) -> None:
        size = ctypes.sizeof(raw.FS_RECTF)
        self._made = (raw.FS_RECTF * BATCH)()
        self._sides = memoryview(self._made).cast("B").cast("f")
        self.places = [ctypes.byref(self._made, at * size) for at in range(BATCH)]

    def filled(self, count: int) -> list[float]:
        """The first boxes, side by side; the room is empty again."""
        sides: list[float] = self._sides[: 4 * count].tolist()  # type: ignore[assignment]
        ctypes.memset(self._made, 0, ctypes.sizeof(self._made))
        return sides


_room = _Room()


class Look(NamedTuple):
    """How letters look. `mode` is PDF's text render mode, `ink` the fill colour."""

    bold: bool
    italic: bool
    mode: int
    ink: Ink
    tinted: bool = False


class Letters:
    """The letters of an open text page, in pdfium's reading order.

    `text` is all of it, `runs` are the stretches between its blanks. The lists hold a number for each letter in a run.
    """

    def __init__(self, textpage: pypdfium2.PdfTextPage, most: int) -> None:
        count = raw.FPDFText_CountChars(textpage.raw)
        if count > most:
            raise refusals.refuse(refusals.TOO_MUCH_TEXT)
        self._handle = textpage.raw
        self._address = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._shades = [ctypes.c_uint() for _ in range(4)]
        self._shades_at = [ctypes.byref(shade) for shade in self._shades]
        self._looks: dict[int | None, Look] = {}
        self._styles: dict[int, tuple[bool, bool]] = {}
        self.text = self._said(textpage, count)
        self.runs = list(RUN.finditer(self.text))
        self._at = list(chain.from_iterable(range(*run.span()) for run in self.runs))
        self.left, self.top, self.right, self.bottom = self._boxes()
        self._mend_boxes()
        self._breaks = self._found_breaks()

    def around(self, start: int, stop: int) -> Sides | None:
        """The box around letters that stand side by side from left to right; None where that is not plain to see."""
        if self._breaks.find(1, start, stop - 1) < 0:
            return self.left[start], self.bottom[start], self.right[stop - 1], self.top[start]
        lefts, rights = self.left[start:stop], self.right[start:stop]
        bottoms, tops = self.bottom[start:stop], self.top[start:stop]
        level = max(bottoms) <= min(tops)
        if not level or lefts != sorted(lefts) or max(map(sub, lefts[1:], rights)) > PLAINLY_NEAR:
            return None
        return lefts[0], min(bottoms), max(rights), max(tops)

    def _said(self, textpage: pypdfium2.PdfTextPage, count: int) -> str:
        """A sign a letter: pdfium's own text, unless that leaves out letters of which it does not know the sign."""
        text: str = textpage.get_text_range() if count else ""
        if len(text) == count:
            return text
        return "".join(map(chr, map(raw.FPDFText_GetUnicode, repeat(self._handle), range(count))))

    def _boxes(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, top, right and bottom of the letters, as high as their line is."""
        sides: list[float] = []
        handle = ctypes.c_void_p(self._address)
        for first in range(0, len(self._at), BATCH):
            asked = self._at[first : first + BATCH]
            deque(map(_box_at, repeat(handle), asked, _room.places), maxlen=0)
            sides += _room.filled(len(asked))
        return sides[0::4], sides[1::4], sides[2::4], sides[3::4]

    def _mend_boxes(self) -> None:
        """Where the font does not say sensibly how high its line is, the box of what is drawn."""
        widths, heights = list(map(sub, self.right, self.left)), list(map(sub, self.top, self.bottom))
        if not widths or (min(widths) > 0 and min(heights) > 0 and max(heights) <= HIGHEST):
            return
        every = range(len(self._at))
        odd = {*compress(every, map(le, widths, repeat(0))), *compress(every, map(le, heights, repeat(0)))}
        odd.update(compress(every, map(gt, heights, repeat(HIGHEST))))
        tight = [ctypes.c_double() for _ in range(4)]
        for at in odd:
            high = self.top[at] - self.bottom[at]
            most = 3.0 * raw.FPDFText_GetFontSize(self._handle, self._at[at])
            if self.right[at] > self.left[at] and 0 < high <= most:
                continue
            raw.FPDFText_GetCharBox(self._handle, self._at[at], *(ctypes.byref(side) for side in tight))
            self.left[at], self.right[at], self.bottom[at], self.top[at] = (side.value for side in tight)

    def _found_breaks(self) -> bytes:
        """For each letter but the last: 1 where the next does not plainly go on from it."""
        after_left, after_right, after_top, after_bottom = self.left[1:], self.right[1:], self.top[1:], self.bottom[1:]
        return _any_of(
            len(after_left),
            map(lt, after_left, self.left),
            map(lt, after_right, self.right),
            map(ne, after_top, self.top),
            map(ne, after_bottom, self.bottom),
            map(gt, map(sub, after_left, self.right), repeat(PLAINLY_NEAR)),
        )

    def sides(self, at: int) -> Sides:
        """A letter's box."""
        return self.left[at], self.bottom[at], self.right[at], self.top[at]

    def looks(self) -> list[Look]:
        """How each run looks, told by its first letter."""
        starts = [run.start() for run in self.runs]
        made = map(_object_at, repeat(self._address), starts)
        return [self._looks.get(each) or self._look(each, at) for each, at in zip(made, starts, strict=True)]

    def look(self, at: int) -> Look:
        """How a letter looks."""
        made = _object_at(self._address, at)
        return self._looks.get(made) or self._look(made, at)

    def _look(self, made: int | None, at: int) -> Look:
        if made is None:
            return _look_of(self._style(at), 0, self._ink(at))
        font = _font_of(made) or 0
        if font not in self._styles:
            self._styles[font] = self._style(at)
        self._looks[made] = _look_of(self._styles[font], _mode_of(made), self._ink(at))
        return self._looks[made]

    def _style(self, at: int) -> tuple[bool, bool]:
        flags, kept = ctypes.c_int(), ctypes.create_string_buffer(256)
        length = raw.FPDFText_GetFontInfo(self._handle, at, kept, 256, ctypes.byref(flags))
        name = kept.value.decode("utf-8", "replace").lower() if 0 < length <= 256 else ""
        bold = "bold" in name or "black" in name or "heavy" in name or bool(flags.value & (1 << 18))
        italic = "italic" in name or "oblique" in name or bool(flags.value & (1 << 6))
        return bold or raw.FPDFText_GetFontWeight(self._handle, at) >= 600, italic

    def _ink(self, at: int) -> Ink:
        if not raw.FPDFText_GetFillColor(self._handle, at, *self._shades_at):
            return 0, 0, 0, 255
        red, green, blue, alpha = self._shades
        return red.value, green.value, blue.value, alpha.value


def _look_of(style: tuple[bool, bool], mode: int, ink: Ink) -> Look:
    return Look(*style, mode, ink, is_tinted(*ink[:3]))


def _any_of(count: int, *flags: Iterable[bool]) -> bytes:
    """1 where any of the flags is set."""
    found = 0
    for each in flags:
        found |= int.from_bytes(bytes(each), "big")
    return found.to_bytes(count, "big")
