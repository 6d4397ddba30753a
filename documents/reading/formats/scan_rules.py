"""Ruling lines in the picture of a page: long, thin and dark, level or upright. Tables are told by them.

a row of dots   ······■■■■■■■■■■■■■■■■■■■■■■■■······   a long run; rows below that go on with it are the same rule
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from documents.reading.words import Rule

DARK = 150  # of 255
LEVEL, UPRIGHT = 24.0, 15.0  # points: no shorter run is a rule; no letter has so long a stroke
THICK = 3.0  # points: what is thicker is a bar or a photograph
MOST_RUNS = 60_000
MOST_RULES = 4000
TO_INK = [0 if shade < DARK else 255 for shade in range(256)]


@dataclass(slots=True)
class _Stroke:
    """Runs in rows that follow each other. In dots."""

    left: int
    right: int
    first: int
    last: int
    ink: int


def rules_in(picture: Image.Image, scale: float) -> list[Rule]:
    """The rules of a picture in greys, in points; none where it is a drawing or a photograph."""
    ink = picture.point(TO_INK)
    found = [
        Rule(True, x0, y, x1, y) for x0, x1, y in _strokes(ink, scale, LEVEL)
    ] + [
        Rule(False, x, y0, x, y1)
        for y0, y1, x in _strokes(ink.transpose(Image.Transpose.TRANSPOSE), scale, UPRIGHT)
    ]  # fmt: skip
    return found if len(found) <= MOST_RULES else []


def _strokes(ink: Image.Image, scale: float, least: float) -> Iterator[tuple[float, float, float]]:
    """Of each stroke along the rows: where it begins and ends, and at which height it lies."""
    long = re.compile(rb"\x00{%d,}+" % round(least * scale))
    width, height = ink.size
    dots = ink.tobytes()
    done: list[_Stroke] = []
    open_: list[_Stroke] = []
    runs = 0
    for row in range(height):
        at_row: list[_Stroke] = []
        for run in long.finditer(dots, row * width, (row + 1) * width):
            runs += 1
            at_row.append(_grown(open_, run.start() - row * width, run.end() - row * width, row))
        if runs > MOST_RUNS:
            return
        done += [stroke for stroke in open_ if stroke.last < row]
        open_ = list({id(stroke): stroke for stroke in at_row}.values())
    for stroke in (*done, *open_):
        if stroke.ink / (stroke.right - stroke.left) <= THICK * scale:
            middle = (stroke.first + stroke.last + 1) / 2
            yield stroke.left / scale, stroke.right / scale, middle / scale


def _grown(before: list[_Stroke], left: int, right: int, row: int) -> _Stroke:
    """The stroke of the row above that this run goes on with, or a new one."""
    for stroke in before:
        if stroke.left < right and left < stroke.right:
            stroke.left, stroke.right = min(stroke.left, left), max(stroke.right, right)
            stroke.last, stroke.ink = row, stroke.ink + right - left
            return stroke
    return _Stroke(left, right, row, row, right - left)
