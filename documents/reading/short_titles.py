"""A title over an answer in some of its question's own words: "Length of stay" for "The length of stay in nights"."""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.likeness import tokens

FEWEST, MOST = 2, 14  # words


def titled(block: Block, asked: Sequence[Asked], free: Sequence[int]) -> int | None:
    """Which of the free questions, and no other, has all the block's words, in their order."""
    said = tokens(block.text)
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and block.text.rstrip()[-1:] not in ".,;?!"
    if not plain or not FEWEST <= len(said) <= MOST:
        return None
    found = [at for at in free if _in_order(said, tokens(asked[at].text))]
    return found[0] if len(found) == 1 else None


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    left = iter(many)
    return all(token in left for token in few)
