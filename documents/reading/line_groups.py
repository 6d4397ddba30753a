"""Lines of a request that stand close together, with more space before the first of them and after the last:

… in which you asked for the following.

The number of stalls let in 2024.          each a question, though not all of them ask by their words
The charge for a stall.
The terms on which the market was let.

Regarding the number of stalls, …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from math import inf

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.zones import authority_speaks, closing_kind

CLOSE = 0.6  # share of the space above the first of them
MOST_LINES = 12
LONGEST = 200  # characters
NAMES = re.compile(r"(?:the|any|all|each|every|whether|details|copies|a list)\b", re.I)


def lines_together(blocks: Sequence[Block], intro: int, end: int) -> list[int]:
    """The places of such lines right under the lead of the request; none where there is only one, or one tells."""
    first = intro + 1
    room = _space(blocks[intro], blocks[first]) if first < end else 0.0
    if not 0.0 < room < inf or not is_asking(blocks[first].text):
        return []
    below = range(first + 1, min(first + MOST_LINES, end))
    places = [first, *takewhile(lambda at: _space(blocks[at - 1], blocks[at]) < CLOSE * room, below)]
    return places if len(places) > 1 and all(_may_ask(blocks[at]) for at in places) else []


def _space(above: Block, below: Block) -> float:
    """The space between two blocks, in heights of a line; without end over a page's end or at a table."""
    if not above.lines or not below.lines or above.page != below.page:
        return inf
    return (below.lines[0].top - above.lines[-1].bottom) / below.lines[0].height


def _may_ask(block: Block) -> bool:
    text = block.text
    plain = block.kind is BlockKind.PARAGRAPH and len(text) < LONGEST and not authority_speaks(text)
    return plain and closing_kind(text) is None and (is_asking(text) or NAMES.match(text) is not None)
