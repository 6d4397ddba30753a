"""A request that is copied below the signature of the letter that answers it, on its page or in an annex."""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block
from documents.reading.words import Word
from documents.reading.zones import SIGN_OFF, Zones


def is_copied_below(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked]) -> bool:
    """Whether all that is asked stands after the first signature."""
    signed = next((block.words[0] for block in blocks[zones.begin : zones.end] if SIGN_OFF.match(block.text)), None)
    places = [place_of(each.words[0]) for each in asked if each.words]
    return signed is not None and bool(places) and min(places) > place_of(signed)


def blocks_of(blocks: Sequence[Block], asked: Sequence[Asked]) -> Sequence[Block]:
    """The paragraphs from the first that asks to the last."""
    words = [word for each in asked for word in (*each.words[:1], *each.words[-1:])]
    first, last = min(map(place_of, words)), max(map(place_of, words))
    return [block for block in blocks if block.words and _touches(block, first, last)]


def _touches(block: Block, first: tuple[int, int], last: tuple[int, int]) -> bool:
    return place_of(block.words[-1]) >= first and place_of(block.words[0]) <= last


def place_of(word: Word) -> tuple[int, int]:
    """Where a word stands: its page, and its offset there."""
    return word.page, word.start
