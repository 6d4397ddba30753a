"""Questions and answers without numbers, each under a label of its own, again and again:

Request:   How many taxis are licensed?
Response:  There were 788.
Request:   …
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.zones import REQUEST_HEADING, RESPONSE_HEADING, Zones, closing_kind, is_label

SURE = 0.95


def labelled_pairs(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter in which such labels take turns at least twice, or none."""
    labels = [at for at in range(zones.begin, zones.end) if _is_either(blocks[at])]
    asks = [at for at in labels if is_label(blocks[at], REQUEST_HEADING)]
    tells = [at for at in labels if is_label(blocks[at], RESPONSE_HEADING)]
    if len(asks) < 2 or sorted([*asks, *tells]) != [at for pair in zip(asks, tells, strict=False) for at in pair]:
        return []
    stop = next((at for at in range(tells[-1] + 2, zones.end) if closing_kind(blocks[at].text)), zones.end)
    if any(after - at < 2 for at, after in pairwise([*labels, stop])):
        return []
    ends = [*asks[1:], stop]
    asked = []
    for number, (ask, tell, end) in enumerate(zip(asks, tells, ends, strict=True), 1):
        said = [block for block in blocks[ask + 1 : tell] if block.kind is not BlockKind.TABLE]
        if any(block.marker for block in said):  # a numbered list is read as one
            return []
        words = tuple(word for block in said for word in block.words)
        each = Asked((str(number),), None, words, after=tell)
        asked.append(each.answered(stretches_of(blocks[tell + 1 : end]), sure=SURE))
    return asked


def _is_either(block: Block) -> bool:
    return block.marker is None and (is_label(block, REQUEST_HEADING) or is_label(block, RESPONSE_HEADING))
