"""Questions numbered without a sign after the number: told by counting, where nothing else is numbered.

1 The number of potholes reported     the number stands before a capital; 1, 2, 3 follow one another
There were 6,412.
2 The number repaired                 an address or a date counts nowhere
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.blocks import Block, BlockKind
from documents.reading.dates import find_dates
from documents.reading.numbering import Marker
from documents.reading.zones import GREETING, SIGN_OFF

NUMBERED = re.compile(r"(?P<number>\d{1,2}) {1,3}(?=[A-Z“\"'‘(])")
FEWEST = 3


def with_bare_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; where three or more count on from such a 1 and no other number does, these are their markers."""
    begin = next((at + 1 for at, block in enumerate(blocks) if GREETING.match(block.text)), 0)
    stop = next((at for at in range(begin, len(blocks)) if SIGN_OFF.match(blocks[at].text)), len(blocks))
    if any(block.marker is not None and block.marker.token.isdigit() for block in blocks[begin:stop]):
        return list(blocks)
    made = list(blocks)
    count = most = 0
    for at in range(begin, stop):
        number = _number(blocks[at])
        if number is not None and number in (count + 1, 1):
            count, most = number, max(most, number)
            made[at] = replace(blocks[at], kind=BlockKind.ITEM, marker=_marker(number))
    return made if most >= FEWEST else list(blocks)


def _number(block: Block) -> int | None:
    found = NUMBERED.match(block.text) if block.marker is None and block.bullet is None else None
    return int(found["number"]) if found and not find_dates(block.text[:24]) else None


def _marker(number: int) -> Marker:
    return Marker((str(number),), "#", str(number), len(str(number)))
