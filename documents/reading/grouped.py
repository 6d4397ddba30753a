"""Questions without numbers under a head that has them, for each its own or for several together, then their answer:

Question 1                Questions 2 to 4
How many …?               What …?
15                        A copy of the plan.
                          Which …?
                          It would exceed the limit …        -> answers all three
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.leaning import lean_of
from documents.reading.numbering import Role
from documents.reading.zones import Zones

SURE = 0.95


@dataclass(frozen=True, slots=True)
class _Head:
    at: int
    numbers: tuple[str, ...]


def grouped_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions under such heads, where they count from 1 on and one of them names several; else none."""
    heads = [head for at in range(zones.begin, zones.end) if (head := _head(at, blocks[at]))]
    counted = [number for head in heads for number in head.numbers]
    if counted != [str(at) for at in range(1, len(counted) + 1)] or all(len(head.numbers) == 1 for head in heads):
        return []
    if any(block.marker and block.rest for block in blocks[zones.begin : heads[0].at]):
        return []  # the questions stand before, in a list
    last = heads[-1].at + 1 + len(heads[-1].numbers)
    ends = [*(head.at for head in heads[1:]), first_closing(blocks, last, zones.end)]
    asked = [each for head, end in zip(heads, ends, strict=True) for each in _under(blocks, head, end)]
    return asked if len(asked) == len(counted) else []


def _head(at: int, block: Block) -> _Head | None:
    """The head that a block is: nothing but a label and its numbers."""
    marker = block.marker
    if marker is None or marker.role is not Role.QUESTION or block.rest:
        return None
    return _Head(at, marker.group or (".".join(marker.path),))


def _under(blocks: Sequence[Block], head: _Head, end: int) -> list[Asked]:
    """As many questions as the head names, each a paragraph, with the answer that comes after them."""
    begin = head.at + 1 + len(head.numbers)
    asks = blocks[head.at + 1 : begin]
    told = stretches_of(blocks[begin:end])
    if not told or any(block.kind is BlockKind.TABLE or lean_of(block) <= 0 for block in asks):
        return []
    if len(asks) > 1 and begin < end and lean_of(blocks[begin]) >= 1:
        return []  # more is asked than the head names
    shared = len(asks) > 1
    marker = blocks[head.at].marker
    printed = marker.printed if marker is not None and not shared else None
    among = head.numbers if shared else ()
    return [
        Asked((number,), printed, block.rest or block.words, after=begin, among=among).answered(told, shared, SURE)
        for number, block in zip(head.numbers, asks, strict=True)
    ]
