"""What is taken out of a letter before the public sees it: from words or boxes that people marked to bars and cuts.

    Mark (words of a page, or boxes on it)  ─▶  Bar: where the page's picture is painted over
                                            └▶  Cut: which words leave its text, and what is put in their place

A word of which a box covers a fifth goes whole, from the picture and from the text. Where a page has a picture and the
places of its words are not known, nothing can be taken out of it for certain, and nothing is published.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from documents.clearing.shapes import Bar, PlacedWord
from documents.errors import NotCleared
from documents.reading.shapes import PageText
from documents.reading.spans import Box
from documents.reading.turning import LONG_WORD, quarters_of, turned
from documents.reading.words import line_boxes

REMOVED = "redacted"
COVERS = 0.2  # of a word's box
PAD = 1.0  # points
STEP, SHORTEST = 72.0, 144.0  # points: a bar as wide as the words under it would tell how long a name is
ASIDE = 2.0  # points left free before the next word
UNPLACED = (
    "The places of the words on page {} are not known, so nothing can be removed from its picture. "
    "Read the letter again, or ask for it as it was written."
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody decided to take out of a page: words, by their place in its text, or boxes drawn on its picture.

    `label` is printed on the bar. `paints` is False where nothing is seen there anyway and only words have to go.
    `instead`: what stands there, for what was not chosen to be published; None for what is said to be redacted.
    """

    page: int
    start: int | None = None
    end: int | None = None
    boxes: tuple[Box, ...] = ()
    label: str = ""
    paints: bool = True
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that leave a page's text: from where to where in it."""

    start: int
    end: int
    label: str = ""
    boxes: tuple[Box, ...] = ()
    instead: str | None = None

    @property
    def shown(self) -> str:
        """What stands in their place."""
        if self.instead is not None:
            return self.instead
        return f"[{REMOVED}: {self.label}]" if self.label else f"[{REMOVED}]"


@dataclass(frozen=True, slots=True)
class Removal:
    """All that is taken out of a letter, by page."""

    bars: Mapping[int, tuple[Bar, ...]]
    cuts: Mapping[int, tuple[Cut, ...]]


def removal_of(marks: Sequence[Mark], pages: Sequence[PageText], words: Mapping[int, Sequence[PlacedWord]]) -> Removal:
    """The bars and cuts that these marks come to. `words`: the placed words of each page that has a picture."""
    bars: dict[int, tuple[Bar, ...]] = {}
    cuts: dict[int, tuple[Cut, ...]] = {}
    of_pages: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        of_pages[mark.page].append(mark)
    for page in pages:
        own = of_pages[page.number]
        placed = words.get(page.number, ())
        if own and page.number in words and page.text.strip() and not placed:
            raise NotCleared(UNPLACED.format(page.number))
        made = [_of_mark(mark, page, placed) for mark in own]
        if made:
            bars[page.number] = tuple(bar for some, _ in made for bar in some)
            cuts[page.number] = merged([cut for _, some in made for cut in some])
    return Removal(bars, cuts)


def words_under(boxes: Sequence[Box], words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """The words of which a box covers a fifth, in runs that stand together."""
    runs: list[list[PlacedWord]] = []
    for word in (each for each in words if any(_share(each[2], box) >= COVERS for box in boxes)):
        if runs and word[0] - runs[-1][-1][1] <= 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def rest_of_page(start: int, words: Sequence[PlacedWord], width: float, height: float) -> Box | None:
    """The box from the word at this place in a page's text to the page's foot, over its full width, in its points.

        … Yours sincerely, Orla Quill       what stands before the word and over it stays
        ┌─ (a letterhead's picture) ──┐     the box begins under that, so that a picture over the word goes as well
        │  Our ref: FOI 2025-0327     │     the word

    "Foot" is where the page's words end, whichever way it lies. None where that word has no place.
    """
    lies = quarters_of([box for first, last, box in words if last - first >= LONG_WORD])
    upright = (height, width) if lies % 2 else (width, height)
    placed = [(first, turned(box, width, height, lies)) for first, _, box in words]
    own = next((box for first, box in placed if first >= start), None)
    if own is None:
        return None
    middle = (own.top + own.bottom) / 2
    over = [box.bottom + PAD for first, box in placed if first < start and box.bottom <= middle]
    top = min(max(over, default=0.0), own.top)
    return turned(Box(0.0, top, *upright), *upright, 4 - lies)


def _of_mark(mark: Mark, page: PageText, words: Sequence[PlacedWord]) -> tuple[list[Bar], list[Cut]]:
    if mark.start is not None and mark.end is not None:
        own = [(start, end, box) for start, end, box in words if start < mark.end and end > mark.start]
        cut = Cut(mark.start, mark.end, mark.label, _lines(own, page, words), mark.instead)
        return _bars(cut.boxes, mark), [cut]
    runs = words_under(mark.boxes, words)
    cuts = [Cut(run[0][0], run[-1][1], mark.label, _lines(run, page, words)) for run in runs]
    return _bars((*mark.boxes, *(box for cut in cuts for box in cut.boxes)), mark), cuts


def _lines(own: Sequence[PlacedWord], page: PageText, words: Sequence[PlacedWord]) -> tuple[Box, ...]:
    """A box for each printed line of these words, none as wide as they are; whichever way the page lies."""
    lies = quarters_of([box for start, end, box in words if end - start >= LONG_WORD])
    width, height = page.width or 0.0, page.height or 0.0
    upright = (height, width) if lies % 2 else (width, height)
    edge = upright[0] if page.width is not None else None
    around = [turned(box, width, height, lies) for _, _, box in words]
    lines = line_boxes(turned(box, width, height, lies) for _, _, box in own)
    return tuple(turned(_widened(line, edge, around), *upright, 4 - lies) for line in lines)


def _widened(box: Box, edge: float | None, words: Sequence[Box]) -> Box:
    """The box to the next whole step, at the end of a line at least as wide as most names; never over another word."""
    middle = (box.top + box.bottom) / 2
    beside = [each.x0 for each in words if each.top <= middle <= each.bottom and each.x0 >= box.x1 - PAD]
    wide = math.ceil((box.x1 - box.x0) / STEP) * STEP
    if not beside and edge is not None:
        wide = max(wide, SHORTEST)
        beside = [edge]
    return box._replace(x1=max(box.x1, min([box.x0 + wide, *(each - ASIDE for each in beside)])))


def _bars(boxes: Sequence[Box], mark: Mark) -> list[Bar]:
    return [
        Bar(Box(box.x0 - PAD, box.top - PAD, box.x1 + PAD, box.bottom + PAD), mark.label if not at else "", mark.paints)
        for at, box in enumerate(boxes)
    ]


def _share(box: Box, area: Box) -> float:
    """The share of a box that lies in an area."""
    wide, high = min(box.x1, area.x1) - max(box.x0, area.x0), min(box.bottom, area.bottom) - max(box.top, area.top)
    whole = max((box.x1 - box.x0) * (box.bottom - box.top), 0.01)
    return wide * high / whole if wide > 0 and high > 0 else 0.0


def merged(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The cuts in order; those that meet are one."""
    joined: list[Cut] = []
    for cut in sorted(cuts, key=lambda each: (each.start, each.end)):
        if joined and cut.start < joined[-1].end:
            last = joined.pop()
            if (whole := _not_chosen(last, cut)) is not None:
                joined.append(whole)
                continue
            labels = dict.fromkeys(filter(None, (last.label, cut.label)))
            cut = Cut(last.start, max(last.end, cut.end), ", ".join(labels), (*last.boxes, *cut.boxes))
        joined.append(cut)
    return tuple(joined)


def _not_chosen(one: Cut, other: Cut) -> Cut | None:
    """The one that takes in the other, where it is of what was not chosen: nothing is said to be redacted there."""
    for whole, part in ((one, other), (other, one)):
        if whole.instead is not None and whole.start <= part.start and part.end <= whole.end:
            return whole
    return None


def without(text: str, cuts: Sequence[Cut]) -> str:
    """The text with the words of the cuts replaced. `cuts` as `merged` gives them."""
    said: list[str] = []
    reached = 0
    for cut in cuts:
        said += [text[reached : cut.start], cut.shown]
        reached = cut.end
    return "".join(said) + text[reached:]


class Shifts:
    """Where stretches of a text stand once the cuts are made. `cuts` as `merged` gives them; there may be thousands."""

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self._cuts = cuts
        self._ends = [cut.end for cut in cuts]
        self._shifts = [0, *accumulate(len(cut.shown) - (cut.end - cut.start) for cut in cuts)]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """One that reaches into a cut takes in what stands there instead."""
        return self._moved(start, ending=False), self._moved(end, ending=True)

    def near(self, start: int, end: int) -> Sequence[Cut]:
        """The cuts that reach into a stretch."""
        first = bisect_right(self._ends, start)
        last = first
        while last < len(self._cuts) and self._cuts[last].start < end:
            last += 1
        return self._cuts[first:last]

    def _moved(self, at: int, *, ending: bool) -> int:
        before = bisect_right(self._ends, at)
        shift = self._shifts[before]
        cut = self._cuts[before] if before < len(self._cuts) else None
        if cut is not None and (cut.start < at or (cut.start == at and not ending)):
            return cut.start + shift + (len(cut.shown) if ending else 0)
        return at + shift
