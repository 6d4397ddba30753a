"""A review's letter tells what was answered first; that is no part of what the review decides.

Your request                    kept
Our original response           left out, down to
Outcome of my review            what is decided
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block, BlockKind
from documents.reading.kinds import REVIEWED

FIRST = re.compile(
    r"(?:[\w’']+ ){0,4}(?:original|initial|first|previous|earlier) (?:[\w’']+ ){0,2}(?:response|reply|decision"
    r"|answer)s?\b.{0,40}"
    r"|background|history(?: of (?:the|your) request)?|(?:response|reply) of \d.{0,30}",
    re.I,
)
DECIDED = re.compile(
    r"(?:\d{1,2}[.)] )?(?:[\w’']+ ){0,5}(?:internal review|review|findings?|outcome|conclusions?|decision"
    r"|reconsideration|considerations?)"
    r"\b.{0,40}",
    re.I,
)
LONGEST = 80  # characters of a heading
HEAD = 14  # blocks in which a letter says that it decides a review


def without_first_answer(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, without the section of a review's letter that tells of the first answer."""
    kept = list(blocks)
    if not REVIEWED.search("\n".join(block.text for block in blocks[:HEAD])):
        return kept
    begin = next((at for at, block in enumerate(kept) if _heads(block, FIRST)), None)
    if begin is None:
        return kept
    end = next((at for at in range(begin + 1, len(kept)) if _heads(kept[at], DECIDED)), None)
    return kept if end is None or _heads(kept[end], FIRST) else [*kept[:begin], *kept[end:]]


def _heads(block: Block, words: re.Pattern[str]) -> bool:
    text = block.text.strip(" :")
    return (
        block.kind is not BlockKind.TABLE
        and len(text) < LONGEST
        and not text.endswith((".", ";", ","))
        and words.fullmatch(text) is not None
    )
