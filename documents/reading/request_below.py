"""A letter that answers first and restates the request under its answers, before or after the signature.

Question 1                              the answers, under numbers or in paragraphs
There are 214 beds.
Your request, as received:
Q1 How many beds …?                     what was asked
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, is_asking
from documents.reading.blocks import Block
from documents.reading.closings import first_closing
from documents.reading.listed import read_heads
from documents.reading.one_each import one_each
from documents.reading.sequences import find_runs
from documents.reading.words import words_to_text
from documents.reading.zones import Zones

SURE = 0.8


def request_below(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The numbered questions after the lead of the request, with the answers that stand before it; or none."""
    if zones.intro is None or zones.intro <= zones.begin + 1:
        return []
    run = next(iter(find_runs(blocks, zones.intro + 1, zones.end)), None)
    if run is None or 2 * sum(is_asking(words_to_text(blocks[head.at].rest)) for head in run.heads) < len(run.heads):
        return []
    above = [*blocks[zones.begin : zones.intro]]
    close = first_closing(above, 0, len(above))
    within = Zones(0, None, None, close)
    listed = [
        replace(each, after=0)
        for each in read_heads(blocks[: first_closing(blocks, run.heads[-1].at + 1, zones.end)], run.heads)
    ]
    found = answers_by_heads(above, within, listed) or one_each(above, 0, close, listed)
    return [replace(each, after=zones.end, sure=min(each.sure, SURE)) for each in found]
