"""Where the numbered discs of findings stand on a page's picture: beside what was found, never over words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.clearing.shapes import PlacedWord
from documents.reading.spans import Box
from requests.views.marks import DISC_RADIUS, Disc, Rect

APART = 2 * DISC_RADIUS
GAP = DISC_RADIUS + 2.0  # from a finding's edge to the disc's middle


class Discs:
    """The discs of one page, each where none is yet: in a margin, else as near to its finding as words leave room."""

    def __init__(self, words: Sequence[PlacedWord], width: float, height: float) -> None:
        self.words = [box for _, _, box in words]
        self.width, self.height = width, height
        self.left = max(DISC_RADIUS + 1, min((box.x0 for box in self.words), default=3 * DISC_RADIUS) - GAP)
        self.right = max((box.x1 for box in self.words), default=0.0) + GAP
        self.taken: list[tuple[float, float]] = []

    def beside(self, rect: Rect) -> Disc:
        """The disc of a finding."""
        places = list(self._places(rect))
        x, y = next((each for each in places if self._is_free(*each)), places[0])
        self.taken.append((x, y))
        return Disc(round(x, 1), round(y, 1), DISC_RADIUS, round(y + 3.4, 1))

    def _places(self, rect: Rect) -> Iterator[tuple[float, float]]:
        """Where it may stand, the best first."""
        across, down = rect.x + rect.width / 2, rect.y + rect.height / 2
        above, below = (across, rect.y - GAP), (across, rect.bottom + GAP)
        margins = [(self.left, down), (self.left - APART, down)]
        beside = [(rect.x + rect.width + GAP, down), (rect.x - GAP, down)]
        yield from [above, below, *beside, *margins] if rect.height > rect.width else [*margins, *beside, above, below]
        for step in range(1, 60):  # further up or down one of the margins
            for x in (self.left, self.left - APART, self.right):
                yield from ((x, down + step * APART / 2), (x, down - step * APART / 2))

    def _is_free(self, x: float, y: float) -> bool:
        if not (DISC_RADIUS <= x <= self.width - DISC_RADIUS and DISC_RADIUS <= y <= self.height - DISC_RADIUS):
            return False
        if any(abs(other - x) < APART and abs(there - y) < APART for other, there in self.taken):
            return False
        return not any(_meets(box, x, y) for box in self.words)


def _meets(box: Box, x: float, y: float) -> bool:
    """Whether a disc there would cover some of a word."""
    return (
        box.x0 < x + DISC_RADIUS
        and x - DISC_RADIUS < box.x1
        and box.top < y + DISC_RADIUS
        and y - DISC_RADIUS < box.bottom
    )
