"""Reasons under a table of questions and answers, headed with the question that they are for:

| B2 | A copy of the assessment | It is exempt under section 31. See below. |
Public interest test – question B2          what stands under such a head goes on with that question's answer
There is a public interest in …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.about import is_about, numbers_in
from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.zones import Zones

NAMES = re.compile(r"(?:^|[-–—:(,\s])(?P<named>(?:questions?|q|parts?|points?) ?\(?[A-H\dIVX].*)", re.I)
LONGEST_HEAD = 120  # characters
SURE = 0.9


def with_reasons_below(asked: Sequence[Asked], blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of tables; what stands below under a head that names some of them is added to their answers."""
    found = list(asked)
    last = max((at for at in range(zones.begin, zones.end) if blocks[at].kind is BlockKind.TABLE), default=None)
    if last is None:
        return found
    heads = [at for at in range(last + 1, zones.end) if _heads(blocks[at], asked)]
    if not heads or first_closing(blocks, last + 1, zones.end) < heads[0]:
        return found
    stops = [*heads, first_closing(blocks, heads[-1] + 1, zones.end)]
    for at, stop in pairwise(stops):
        for place, each in enumerate(found):
            if stop > at + 1 and each.answer and is_about(_named(blocks[at]), each):
                told = (*each.answer, *stretches_of(blocks[at:stop]))
                found[place] = replace(each, answer=told, sure=min(each.sure, SURE))
    return found


def _heads(block: Block, asked: Sequence[Asked]) -> bool:
    """Whether a short line without an end names questions of the table, and is none of its own."""
    text = block.text.rstrip()
    named = numbers_in(_named(block)) if 0 < len(text) < LONGEST_HEAD and text[-1] not in ".?;," else []
    return bool(named) and any(is_about(_named(block), each) for each in asked)


def _named(block: Block) -> str:
    """What of a head names questions, as a sentence would: "to question B2"."""
    found = NAMES.search(block.text)
    return f"to {found['named']}" if found else ""
