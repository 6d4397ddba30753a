"""A list of questions that stand one after the other, with no answers between."""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.sequences import Head
from documents.reading.zones import is_response_start

LONGEST_TITLE = 60  # characters


def read_heads(blocks: Sequence[Block], heads: Sequence[Head]) -> list[Asked]:
    """A list of questions, each with the unmarked blocks that stand under it up to the next number."""
    asked = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        block = blocks[head.at]
        words, stop = block.rest, head.at + 1
        if after is not None:
            under = _without_title(
                block, [each for each in blocks[stop : after.at] if each.kind is not BlockKind.TABLE]
            )
            words = words + tuple(word for each in under if not is_response_start(each) for word in each.words)
            stop = after.at
        elif not words and stop < len(blocks):
            words, stop = blocks[stop].words, stop + 1
        else:
            stop = _past_own_bullets(blocks, head.at)
            words = words + tuple(word for each in blocks[head.at + 1 : stop] for word in each.words)
        asked.append(Asked(head.path, head.marker.printed, words, after=stop, sure=0.7 if head.skipped else 1.0))
    return asked


def _without_title(above: Block, under: list[Block]) -> list[Block]:
    """Without the short line that heads the questions below it: "Staff" after "2. How many are electric?"."""
    if not under:
        return under
    text, before = under[-1].text, (under[-2] if len(under) > 1 else above).text.rstrip()
    opens = text[:1].isupper() or under[-1].kind is BlockKind.HEADING
    is_line = len(text) < LONGEST_TITLE and opens and under[-1].bullet is None
    heads = is_line and before.endswith("?") and not text.endswith((".", "?", ";", ",", ":")) and not is_asking(text)
    return under[:-1] if heads else under


def _past_own_bullets(blocks: Sequence[Block], at: int) -> int:
    """Bullets right under a question that ends with a colon are part of it."""
    stop = at + 1
    if blocks[at].text.rstrip().endswith(":"):
        while stop < len(blocks) and blocks[stop].bullet and blocks[stop].marker is None:
            stop += 1
    return stop
