"""Answers in a type of their own, under questions that look like the rest of the letter, whatever they say:

Budget for road repairs in 2023/24        plain: asked
    £14.2m, of which …                    in a colour, slanted, bold, or set in: what answers, up to the next plain line
Contractor and length of the contract
    Tarvale Highways Ltd
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.words import words_to_text
from documents.reading.zones import REQUESTER_SPEAKS, Zones, authority_speaks, closing_kind, is_intro, is_response_start

FEWEST = 2  # answers
LEAST_ASKING, MOST_TELLING = 0.5, 0.8  # shares
MOST_ASKED = 3  # paragraphs of one question
SET_IN, SET_IN_SIGNS = 12.0, 2.0  # points; characters, where a text has no geometry
SURE = 0.8
MAY_CLOSE = ("review", "copyright", "sign-off")


def questions_by_type(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter whose answers stand apart by their type; none where they do not."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    stop = next((at for at in range(begin, zones.end) if closing_kind(blocks[at].text) in MAY_CLOSE), zones.end)
    margin = min((block.left for block in blocks[begin:stop] if block.words), default=0.0)
    for is_apart in (_is_tinted, _is_italic, _is_bold, lambda block: _is_set_in(block, margin)):
        turns = _turns(blocks, begin, stop, is_apart)
        if len(turns) >= FEWEST and _ask(blocks, turns):
            return [_asked(blocks, number, *turn) for number, turn in enumerate(turns, 1)]
    return []


def _is_tinted(block: Block) -> bool:
    return block.tinted


def _is_italic(block: Block) -> bool:
    return block.italic


def _is_bold(block: Block) -> bool:
    return block.bold


def _is_set_in(block: Block, margin: float) -> bool:
    geometry = bool(block.words) and block.words[0].box is not None
    return block.marker is None and block.left > margin + (SET_IN if geometry else SET_IN_SIGNS)


def _turns(
    blocks: Sequence[Block], begin: int, stop: int, is_apart: Callable[[Block], bool]
) -> list[tuple[int, int, int]]:
    """Where each question begins, where its answer does and where that ends. A table is of the answer above it."""
    apart = [is_apart(blocks[at]) and blocks[at].kind is not BlockKind.TABLE for at in range(begin, stop)]
    for at in range(1, len(apart)):
        apart[at] |= apart[at - 1] and blocks[begin + at].kind is BlockKind.TABLE
    edges = [at + begin for at, (one, other) in enumerate(pairwise([False, *apart, False])) if one is not other]
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    ends = [begin, *(end for _, end in runs)]
    return [(_first_asked(blocks, before, at), at, end) for before, (at, end) in zip(ends, runs, strict=False)]


def _first_asked(blocks: Sequence[Block], begin: int, end: int) -> int:
    """The question is the last paragraph before its answer, and those above it that are of the request too."""
    at = end - 1
    while at > begin and end - at < MOST_ASKED and is_asking(_said(blocks[at - 1])) and _may_ask(blocks[at - 1]):
        at -= 1
    return at


def _ask(blocks: Sequence[Block], turns: Sequence[tuple[int, int, int]]) -> bool:
    """Whether what stands before the answers asks each time, or is a line without an end; and nothing is left over."""
    asked = [blocks[first] for first, _, _ in turns]
    between = [end == first or _only_heads(blocks[end:first]) for (*_, end), (first, *_) in pairwise(turns)]
    told = [blocks[at] for _, at, _ in turns]
    if not all(map(_may_ask, asked)) or not all(between) or any(first >= at for first, at, _ in turns):
        return False
    asks = sum(is_asking(_said(block)) or not _ends(block) for block in asked)
    replies = sum(not (_said(block).endswith("?") or REQUESTER_SPEAKS.match(_said(block))) for block in told)
    return asks >= LEAST_ASKING * len(asked) and replies >= MOST_TELLING * len(told)


def _only_heads(blocks: Sequence[Block]) -> bool:
    return all(block.kind is BlockKind.HEADING for block in blocks)


def _may_ask(block: Block) -> bool:
    if block.kind is BlockKind.TABLE or not block.words or is_intro(block) or is_response_start(block):
        return False
    return not authority_speaks(block.text) and len(_said(block).split()) > 1


def _said(block: Block) -> str:
    return words_to_text(block.rest).strip("“”\"'‘’ ")


def _ends(block: Block) -> bool:
    return _said(block).endswith((".", ":", ";"))


def _asked(blocks: Sequence[Block], number: int, first: int, begin: int, end: int) -> Asked:
    words = tuple(word for block in blocks[first:begin] for word in (block.rest if block.marker else block.words))
    return Asked((str(number),), None, words, after=begin, sure=SURE).answered(stretches_of(blocks[begin:end]))
