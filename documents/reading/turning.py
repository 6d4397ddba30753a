"""Which way the words of a page run, and how a box lies on the page once that is turned.

quarters to the left until the words run from left to right:     0  Dear Sir      2  upside down
                                                                 1  downward      3  upward
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.spans import Box
from documents.reading.words import Comment, Page, Rule, Unseen, Word

LONG_WORD = 4  # letters: a shorter one may be higher than wide
FEW_WORDS = 8
FEW_STEPS = 3  # from word to word: with fewer, columns may be taken for words that run backward
SAME = 1.0  # points: words that begin no further apart are on one line
DOWNWARD, UPSIDE_DOWN, UPWARD = 1, 2, 3


def quarters(words: Iterable[Word]) -> int:
    """How many quarters a page has to be turned to the left, told by how its words follow each other on their lines."""
    return quarters_of([box for word in words if (box := word.box) is not None and len(word.text) >= LONG_WORD])


def quarters_of(boxes: Sequence[Box]) -> int:
    """The same, told by the boxes of the page's long words."""
    if len(boxes) < FEW_WORDS:
        return 0
    if 2 * [bottom - top > x1 - x0 for x0, top, x1, bottom in boxes].count(True) > len(boxes):
        steps = [other.top - one.top for one, other in pairwise(boxes) if abs(one.x0 - other.x0) < SAME]
        return DOWNWARD if 2 * sum(step > 0 for step in steps) >= len(steps) else UPWARD
    steps = [other.x0 - one.x0 for one, other in pairwise(boxes) if abs(one.top - other.top) < SAME]
    backward = [step < 0 for step in steps].count(True)
    return UPSIDE_DOWN if backward >= FEW_STEPS and 2 * backward > len(steps) else 0


def turned(box: Box, width: float, height: float, count: int) -> Box:
    """The box on a page of this size that was turned so many quarters to the left."""
    x0, top, x1, bottom = box
    if count == 1:
        return Box(top, width - x1, bottom, width - x0)
    if count == UPSIDE_DOWN:
        return Box(width - x1, height - bottom, width - x0, height - top)
    return Box(height - bottom, x0, height - top, x1) if count == UPWARD else box


def turned_page(page: Page, count: int) -> Page:
    """The page turned so many quarters to the left: its boxes and rules, not its text."""
    width, height = page.width, page.height
    if not count or width is None or height is None:
        return page

    def turn(box: Box) -> Box:
        return turned(box, width, height, count)

    def all_turned(boxes: Sequence[Box]) -> tuple[Box, ...]:
        return tuple(turn(box) for box in boxes)

    return replace(
        page,
        width=height if count % 2 else width,
        height=width if count % 2 else height,
        words=tuple(word._replace(box=turn(word.box)) if word.box else word for word in page.words),
        rules=tuple(
            Rule(each.level is (count % 2 == 0), *turn(Box(each.x0, each.top, each.x1, each.bottom)))
            for each in page.rules
        ),
        unseen=tuple(Unseen(each.why, each.at, all_turned(each.boxes)) for each in page.unseen),
        comments=tuple(Comment(each.at, all_turned(each.boxes)) for each in page.comments),
    )
