"""A PDF page's letters -> pieces: words, parted also where a link begins or ends.

Most runs of letters between two blanks are one word, and are taken whole. A run that a link touches, that a line's end
cuts or whose letters stand apart is gone through letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2

from documents.reading.formats.pdf_letters import HYPHENS, SOFT_HYPHEN, Letters, Look, Sides
from documents.reading.formats.pdf_place import Placing
from documents.reading.spans import Box
from documents.reading.words import LINE_GOES_ON

APART = 0.55  # of a letter's height: letters further from each other are two words
NOWHERE = 1e9  # points: above every page
NEAR = 0.5  # points: a letter whose middle is no further from a link's area belongs to it
AFTER_ADDRESS = ".,;:)]”’\"'>"
Links = Sequence[tuple[Sides, int]]


class Piece(NamedTuple):
    """A word as the page shows it."""

    text: str
    box: Box
    new_line: bool
    joined: bool
    link: int | None
    look: Look


def pieces_of(page: pypdfium2.PdfPage, placing: Placing, links: Links, most: int) -> list[Piece]:
    """The words of a page in pdfium's reading order."""
    textpage = page.get_textpage()
    try:
        words = _Words(Letters(textpage, most), placing, links)
        words.take_all()
        return words.done
    finally:
        textpage.close()


def addresses_made_whole(pieces: Sequence[Piece], targets: Sequence[str]) -> list[Piece]:
    """The same pieces, where a printed address that goes on in the next line is one: its link says how it goes on."""
    made = list(pieces)
    for at, (before, piece) in enumerate(pairwise(pieces), start=1):
        if piece.new_line and not piece.joined and piece.link is not None and piece.link == before.link:
            printed = (before.text + piece.text).rstrip(AFTER_ADDRESS).lower()
            is_address = "." in before.text or "/" in before.text  # no "-" of a label that its link repeats
            if is_address and len(printed) > len(before.text) and printed in targets[piece.link].lower():
                made[at] = piece._replace(joined=True)
    return made


class _Words:
    """The words taken from a page's letters so far."""

    def __init__(self, letters: Letters, placing: Placing, links: Links) -> None:
        self.done: list[Piece] = []
        self._letters = letters
        self._placing = placing
        self._links = links
        self._new_line = False  # whether the next word starts a line

    def take_all(self) -> None:
        letters, links, done, box_of = self._letters, self._links, self.done, self._placing.box
        text, around = letters.text, letters.around
        lowest = min((bottom for (_, bottom, _, _), _ in links), default=NOWHERE) - NEAR
        highest = max((top for (*_, top), _ in links), default=-NOWHERE) + NEAR
        end = first = 0
        for run, look in zip(letters.runs, letters.looks(), strict=True):
            start, stop = run.span()
            if start - end != 1 or text[end] != " ":
                between = text[end:start]
                self._new_line = self._new_line or "\n" in between or "\r" in between
            said = run[1]
            sides = around(first, first + stop - start) if said else None
            if sides is None or (lowest <= sides[3] and sides[1] <= highest and self._is_linked(sides)):
                self._take_by_letter(start, stop, first)
            elif self._new_line:
                done.append(Piece(said, box_of(*sides), True, self._goes_on(said), None, look))
                self._new_line = False
            else:
                done.append(Piece(said, box_of(*sides), False, False, None, look))
            first += stop - start
            end = stop

    def _take_by_letter(self, start: int, stop: int, place: int) -> None:
        """Take the words between two places of the text, whose first letter's numbers are at a place of their own."""
        letters, text = self._letters, self._letters.text
        first, joined, link = start, False, None
        now: list[Sides] = []
        for at in range(start, stop):
            sides = letters.sides(place + at - start)
            if text[at] in HYPHENS:
                if now:
                    self._add(first, text[first:at] + "-", _around([*now, sides]), joined, link)
                    now, joined, self._new_line = [], text[at] == SOFT_HYPHEN, True
                continue
            linked = _link_at(sides, self._links)
            if now and (linked != link or _apart(now[-1], sides)):
                self._add(first, text[first:at], _around(now), joined, link)
                joined = not _apart(now[-1], sides)
                now = []
            if not now:
                first, link = at, linked
            now.append(sides)
        if now:
            self._add(first, text[first:stop], _around(now), joined, link)

    def _add(self, first: int, said: str, sides: Sides, joined: bool, link: int | None) -> None:
        joined = joined or (self._new_line and self._goes_on(said))
        look = self._letters.look(first)
        self.done.append(Piece(said, self._placing.box(*sides), self._new_line, joined, link, look))
        self._new_line = False

    def _is_linked(self, sides: Sides) -> bool:
        return any(_near(sides, area) for area, _ in self._links)

    def _goes_on(self, said: str) -> bool:
        """Whether a word at the start of a line is the rest of the one before it."""
        before = self.done[-1].text if self.done else ""
        return before[-1:] in ("/", "-") and LINE_GOES_ON.search(f"{before}\n{said}") is not None


def _around(all_sides: Sequence[Sides]) -> Sides:
    lefts, bottoms, rights, tops = zip(*all_sides, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _near(sides: Sides, area: Sides) -> bool:
    across = sides[0] <= area[2] + NEAR and sides[2] >= area[0] - NEAR
    return across and sides[1] <= area[3] + NEAR and sides[3] >= area[1] - NEAR


def _link_at(sides: Sides, links: Links) -> int | None:
    x, y = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    for (left, bottom, right, top), index in links:
        if left - NEAR <= x <= right + NEAR and bottom - NEAR <= y <= top + NEAR:
            return index
    return None


def _apart(one: Sides, other: Sides) -> bool:
    """Whether two letters stand too far from each other for one word, whichever way the text runs."""
    far = APART * max(one[3] - one[1], one[2] - one[0], 1.0)
    if other[0] - one[2] > far or one[0] - other[2] > far:
        return True
    return other[1] - one[3] > far or one[1] - other[3] > far
