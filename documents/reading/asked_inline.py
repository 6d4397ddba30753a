"""Questions in one sentence of the letter's opening, each with its number, and answers under the same numbers:

Thank you for your letter, asking (1) how many were lost, and (2) what it cost.
(1) Forty-one.
(2) Nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.inline_items import LETTER, ROMAN, inline_items
from documents.reading.sequences import find_runs
from documents.reading.words import Word, sentences_of, words_to_text
from documents.reading.zones import YOU_ASKED, Zones

PLEADS = re.compile(r"\b(?:please (?:provide|send|supply|tell|disclose)|(?:would like|request|want)(?:ed)?)\b", re.I)
NEAR = 5  # blocks after the greeting
SURE = 0.8


def asked_inline(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The numbered questions of a sentence, with their answers; none where the numbers do not come again below it."""
    for at in range(zones.begin, min(zones.begin + NEAR, zones.end)):
        if blocks[at].kind is BlockKind.TABLE or blocks[at].marker is not None:
            continue
        words = blocks[at].words
        items = inline_items(words) or _counted_by(LETTER, words) or _counted_by(ROMAN, words)
        asked = [Asked((number,), f"({number})", words, after=at + 1) for number, words in items.items()]
        asks = bool(asked) and (all(is_asking(each.text) for each in asked) or _is_led(blocks[at], asked[0]))
        found = (answers_by_heads(blocks, zones, asked) or []) if asks else []
        if found and (_is_counted(blocks, at + 1, zones.end, asked) or all(each.answer for each in found)):
            return [each.answered(each.answer, each.shared, SURE) for each in found]
    return []


def _is_led(block: Block, first: Asked) -> bool:
    """Whether what stands before the first number says that it was asked: "On 9 June you asked for (i) …"."""
    begin = first.words[0].start
    before = words_to_text([word for word in block.words if word.start < begin and word.page == first.words[0].page])
    return YOU_ASKED.search(before) is not None or PLEADS.search(before) is not None


def _counted_by(sign: re.Pattern[str], words: Sequence[Word]) -> dict[str, tuple[Word, ...]]:
    """Letters part a sentence, and nothing is asked beside them."""
    items = inline_items(words, sign)
    return items if all(len(sentences_of(item)) == 1 for item in items.values()) else {}


def _is_counted(blocks: Sequence[Block], begin: int, end: int, asked: Sequence[Asked]) -> bool:
    """Whether the same numbers stand below, before what mostly does not ask."""
    labels = [each.path for each in asked]
    return any(
        [head.path for head in run.heads] == labels
        and 2 * sum(is_asking(words_to_text(blocks[head.at].rest)) for head in run.heads) < len(run.heads)
        for run in find_runs(blocks, begin, end)
    )
