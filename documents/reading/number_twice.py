"""The number of each question printed again before its answer, one right after the other:

1.1 How many vehicles are there?
1.1 Forty-one.                       the second of each pair answers
1.2 How many are electric?
1.2 Six.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import answer_end
from documents.reading.likeness import is_alike
from documents.reading.numbering import Role
from documents.reading.words import words_to_text
from documents.reading.zones import Zones

SURE = 0.9
LEAST = 2  # pairs


def numbered_twice(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter in which every number stands twice in a row; none where one does not."""
    marked = _marked(blocks, zones)
    pairs = list(zip(marked[::2], marked[1::2], strict=False))
    if len(marked) != 2 * len(pairs) or len(pairs) < LEAST or not all(_is_pair(blocks, *pair) for pair in pairs):
        return []
    asking = sum(is_asking(words_to_text(blocks[ask].rest)) for ask, _ in pairs)
    answering = sum(not is_asking(words_to_text(blocks[tell].rest)) for _, tell in pairs)
    paths = [_path(blocks[ask]) for ask, _ in pairs]
    if min(asking, answering) < 0.5 * len(pairs) or len(set(paths)) < len(pairs):
        return []
    stops = [*(ask for ask, _ in pairs[1:]), answer_end(blocks, pairs[-1][1], zones.end)]
    return [_one(blocks, *pair, stop) for pair, stop in zip(pairs, stops, strict=True)]


def _marked(blocks: Sequence[Block], zones: Zones) -> list[int]:
    """The numbered paragraphs in the style of the first, which a list within an answer need not share."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    marked = [at for at in range(begin, zones.end) if _is_numbered(blocks[at])]
    return [at for at in marked if _style(blocks[at]) == _style(blocks[marked[0]])]


def _is_numbered(block: Block) -> bool:
    marker = block.marker
    return marker is not None and marker.role is Role.PLAIN and not marker.group and bool(block.rest)


def _style(block: Block) -> str:
    return block.marker.style if block.marker else ""


def _path(block: Block) -> tuple[str, ...]:
    return block.marker.path if block.marker else ()


def _is_pair(blocks: Sequence[Block], ask: int, tell: int) -> bool:
    """Whether the second is numbered as the first, and does not print it again."""
    same = _path(blocks[ask]) == _path(blocks[tell])
    table = any(block.kind is BlockKind.TABLE for block in blocks[ask:tell])
    return same and not table and not is_alike(words_to_text(blocks[ask].rest), words_to_text(blocks[tell].rest))


def _one(blocks: Sequence[Block], ask: int, tell: int, stop: int) -> Asked:
    under = tuple(word for block in blocks[ask + 1 : tell] for word in block.words)
    marker = blocks[ask].marker
    asked = Asked(_path(blocks[ask]), marker.printed if marker else None, (*blocks[ask].rest, *under), after=tell)
    told = [Stretch(blocks[tell], blocks[tell].rest), *stretches_of(blocks[tell + 1 : stop])]
    return asked.answered(told, sure=SURE)
