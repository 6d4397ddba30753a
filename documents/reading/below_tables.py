"""A table of numbered questions and answers, and under it the questions that go on from its last number:

|                   | 2023 | 2024 |
| 1. Income …       | 14   | 15   |
| 2. Number of …    | 3    | 4    |
3. The names of …                     the next number, and it asks
These are exempt …
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.words import words_to_text
from documents.reading.zones import Zones

SURE = 0.85


def with_those_below(asked: list[Asked], blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a table, and those that are numbered on below it."""
    if [each.path for each in asked] != [(str(at),) for at in range(1, len(asked) + 1)]:
        return asked
    tables = [at for at in range(zones.begin, zones.end) if blocks[at].kind is BlockKind.TABLE]
    heads: list[int] = []
    for at in range(tables[0] + 1, zones.end) if len(tables) == 1 else ():
        marker = blocks[at].marker
        if marker is not None and marker.path == (str(len(asked) + len(heads) + 1),):
            heads.append(at)
    if not heads or not all(is_asking(words_to_text(blocks[at].rest)) for at in heads):
        return asked
    ends = [*heads, first_closing(blocks, heads[-1] + 1, zones.end)]
    below = []
    for at, end in pairwise(ends):
        marker = blocks[at].marker
        assert marker is not None  # noqa: S101  only such are heads
        made = Asked(marker.path, marker.printed, blocks[at].rest, after=at + 1)
        below.append(made.answered(stretches_of(blocks[at + 1 : end]), sure=SURE))
    return [*asked, *below]
