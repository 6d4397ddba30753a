"""Answers set apart by a sign or a label of their own, under questions that have none:

Number of cameras            the sign comes again and again; what stands right before it asks
→ 17

Number of notices
[Council: 48,206]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.zones import Zones, authority_speaks, closing_kind, is_intro

SIGN = re.compile(
    r"(?P<sign>[→⇒►»>=–—-]{1,3}>?|\[) ?(?=\S)|(?P<label>[^\W\d_][\w&’']{0,20}(?: [\w&’']{1,20}){0,3}) ?:(?= \S)"
)
FEWEST = 2
MOST = 0.6  # share of the questions that must ask, or be lines without an end
SURE = 0.85
LONGEST_LINE = 40  # words


def answers_marked(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter whose answers are marked alike, or none."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    signs: dict[str, list[int]] = defaultdict(list)
    for at in range(begin + 1, zones.end):
        sign = _sign(blocks[at])
        if sign:
            signs[sign].append(at)
    for places in sorted(signs.values(), key=len, reverse=True):
        heads = [at - 1 for at in places]
        apart = all(after - at > 1 for at, after in pairwise(places))
        if len(places) >= FEWEST and apart and heads[0] >= begin and _ask(blocks, heads):
            return _read(blocks, zones, places)
    return []


def _sign(block: Block) -> str | None:
    if block.kind is BlockKind.TABLE or block.marker is not None:
        return None
    if block.bullet is not None:
        return block.bullet
    found = SIGN.match(block.text) if not closing_kind(block.text) else None
    return found and (found["sign"] or found["label"].lower())


def _ask(blocks: Sequence[Block], heads: Sequence[int]) -> bool:
    return sum(_may_ask(blocks[at]) for at in heads) >= MOST * len(heads) and sum(
        is_asking(blocks[at].text) for at in heads
    ) >= 0.5 * len(heads)


def _may_ask(block: Block) -> bool:
    text = block.text.rstrip("”\"' ")
    plain = block.kind is not BlockKind.TABLE and not is_intro(block) and not authority_speaks(text)
    return plain and (is_asking(text) or (2 < len(text.split()) < LONGEST_LINE and text[-1:] not in ".:;,!"))


def _read(blocks: Sequence[Block], zones: Zones, places: Sequence[int]) -> list[Asked]:
    stop = first_closing(blocks, places[-1] + 1, zones.end)
    asked = []
    for number, (at, after) in enumerate(pairwise([*places, stop + 1]), 1):
        each = Asked((str(number),), None, blocks[at - 1].rest, after=at, sure=SURE)
        asked.append(each.answered(stretches_of(blocks[at : after - 1])))
    return asked
