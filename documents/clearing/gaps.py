"""Where a page's picture can be cut: the white gaps between printed lines.

▓▓▓▓▓ ▓▓▓ ▓▓▓▓▓▓      a row with ink
─────────────────     a gap: every pixel is paper, but for upright rules (a table's lines run through its gaps)
▓▓▓ ▓▓▓▓▓ ▓▓          a row with ink
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from PIL import Image, ImageDraw

PAPER = 255
STROKE = re.compile(rb"[^\xff]{60,}+")  # ink: an upright stroke of 60 pixels is no letter
BLOCK = 20  # pixels: wherever a stroke begins, one block of those it runs through is all ink
PAPER_OR_INK = [0] * PAPER + [PAPER]
ALL_INK = [1] + [0] * PAPER
WIDEST_RULE = 6  # pixels: anything wider is a filled box or a photograph, which may not be cut
SMALLEST_GAP = 2  # pixels
WIDE_GAP = 48  # pixels: a wider gap offers a cut near each of its edges
MARGIN = 12  # pixels between such a cut and the ink


def gaps(picture: Image.Image) -> list[float]:
    """Heights, in pixels from the top, at which the picture (greys, white paper) can be cut."""
    rows = _without_rules(picture)
    width, height = rows.size
    pixels = rows.tobytes()
    blank = bytes([PAPER]) * width
    empty = [pixels[at * width : (at + 1) * width] == blank for at in range(height)]
    cuts: list[float] = []
    top = 0
    for is_gap, run in groupby(empty):
        deep = len(list(run))
        if is_gap and deep >= SMALLEST_GAP:
            cuts += [top + MARGIN, top + deep - MARGIN] if deep > WIDE_GAP else [top + deep / 2]
        top += deep
    return cuts


def _without_rules(picture: Image.Image) -> Image.Image:
    """The picture with long, thin upright strokes painted over."""
    upright = picture.transpose(Image.Transpose.TRANSPOSE)  # its rows are the columns of the page
    depth, columns = upright.size
    pixels = upright.tobytes()
    may_have = _inked(upright)
    long = [_strokes(pixels[at * depth : (at + 1) * depth]) if may_have[at] else [] for at in range(columns)]
    bare = picture.copy()
    brush = ImageDraw.Draw(bare)
    at = 0
    for has_stroke, run in groupby(long, key=bool):
        wide = len(list(run))
        if has_stroke and wide <= WIDEST_RULE:
            for column in range(at, at + wide):
                for top, bottom in long[column]:
                    brush.line([(column, top), (column, bottom)], fill=PAPER)
        at += wide
    return bare


def _inked(upright: Image.Image) -> Sequence[int]:
    """For each of its rows, whether some BLOCK dots beside each other are all ink, as they are in every long stroke."""
    blocks = upright.point(PAPER_OR_INK).reduce((BLOCK, 1))
    return blocks.point(ALL_INK).getprojection()[1]


def _strokes(column: bytes) -> list[tuple[int, int]]:
    """The long unbroken runs of ink in one column of pixels."""
    return [(stroke.start(), stroke.end() - 1) for stroke in STROKE.finditer(column)]
