"""Questions and answers without numbers, each under a label of its own, again and again:

Request:   How many taxis are licensed?
Response:  There were 788.
Request:   …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.words import Word, words_between
from documents.reading.zones import REQUEST_HEADING, RESPONSE_HEADING, Zones, is_label

SURE = 0.95
LINE_LABEL = re.compile(r"(?:(?P<asks>q|question|request)|a|answer|response|reply) ?[:.](?: (?=\S)|$)", re.I)


def labelled_pairs(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter in which such labels take turns at least twice, or none."""
    labels = [at for at in range(zones.begin, zones.end) if _is_either(blocks[at])]
    asks = [at for at in labels if is_label(blocks[at], REQUEST_HEADING)]
    tells = [at for at in labels if is_label(blocks[at], RESPONSE_HEADING)]
    if len(asks) < 2 or sorted([*asks, *tells]) != [at for pair in zip(asks, tells, strict=False) for at in pair]:
        return []
    stop = first_closing(blocks, tells[-1] + 2, zones.end)
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


def labelled_lines(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter whose paragraphs begin with "Q:" and "A:" in turns, at least twice; or none."""
    signs = [(at, found) for at in range(zones.begin, zones.end) if (found := LINE_LABEL.match(blocks[at].text))]
    if len(signs) < 4 or [bool(found["asks"]) for _, found in signs] != [True, False] * (len(signs) // 2):
        return []
    stop = first_closing(blocks, signs[-1][0] + 1, zones.end)
    ends = [*(at for at, _ in signs[2::2]), stop]
    asked = []
    for number, (ask, tell, end) in enumerate(zip(signs[::2], signs[1::2], ends, strict=True), 1):
        said = [_after_label(*ask, blocks), *(blocks[at].words for at in range(ask[0] + 1, tell[0]))]
        answer = [Stretch(blocks[tell[0]], _after_label(*tell, blocks)), *stretches_of(blocks[tell[0] + 1 : end])]
        each = Asked((str(number),), None, tuple(word for words in said for word in words), after=tell[0])
        asked.append(each.answered(answer, sure=SURE))
    return asked


def _after_label(at: int, label: re.Match[str], blocks: Sequence[Block]) -> tuple[Word, ...]:
    return tuple(words_between(blocks[at].words, label.end(), len(blocks[at].text)))


def _is_either(block: Block) -> bool:
    return block.marker is None and (is_label(block, REQUEST_HEADING) or is_label(block, RESPONSE_HEADING))
