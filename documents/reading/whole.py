"""A letter in which no questions can be told apart: all that was asked is one question, all that is said its answer.

Nothing is lost so, and a person who looks can divide it.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import answer_end
from documents.reading.words import Word
from documents.reading.zones import GREETING, SIGN_OFF, Zones, authority_speaks

SURE = 0.4
MOST = 200  # blocks


def whole_request(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """One question and one answer; none where it is no letter, or says nothing after its greeting."""
    is_letter = any(GREETING.match(block.text) or SIGN_OFF.match(block.text) for block in blocks[: zones.end])
    if not is_letter and zones.intro is None and zones.response is None:
        return []
    signed = next((at for at in range(zones.begin, zones.end) if SIGN_OFF.match(blocks[at].text)), zones.end)
    begin = zones.begin if zones.intro is None else zones.intro + 1
    stop = zones.response if zones.response is not None else _first_told(blocks, begin, signed)
    request = [block for block in blocks[begin:stop] if block.kind is not BlockKind.TABLE and block.words]
    if not request:  # what is not restated is at best named, in the subject line or the first sentence
        request, stop = _named(blocks, zones, begin, signed)
    answer = stretches_of(blocks[stop : answer_end(blocks, stop, signed)]) if stop < signed else []
    words: tuple[Word, ...] = tuple(word for block in request for word in block.words)
    return [Asked(("1",), None, words, after=stop).answered(answer, sure=SURE)] if words and answer else []


def _first_told(blocks: Sequence[Block], begin: int, end: int) -> int:
    """The first paragraph that is no more asked: after those that ask, the authority speaks."""
    asking = [at for at in range(begin, min(end, begin + MOST)) if _asks(blocks[at])]
    at = asking[0] if asking else end
    while at < end and _asks(blocks[at]):
        at += 1
    return at if asking else begin


def _asks(block: Block) -> bool:
    return block.kind is not BlockKind.TABLE and is_asking(block.text) and not authority_speaks(block.text)


def _named(blocks: Sequence[Block], zones: Zones, begin: int, signed: int) -> tuple[list[Block], int]:
    heads = [at for at in range(max(zones.begin - 3, 0), min(zones.begin + 2, signed)) if _is_subject(blocks[at])]
    at = heads[-1] if heads else begin
    return ([blocks[at]], max(at + 1, begin)) if at < signed and blocks[at].words else ([], begin)


def _is_subject(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or block.text.lower().startswith(("re:", "subject:"))
