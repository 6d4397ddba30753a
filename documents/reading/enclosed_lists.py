"""The list of what came with a letter, between its last answer and its close.

2. They cost £12,410 (Document 1).           the last answer
Enclosed:                                    what is told already: no part of it
Document 1 – Invoices, March to July 2025
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block, BlockKind

HEAD = re.compile(r"(?:enclosed|enclosures?|encs?|attached|attachments?)\.?\s?:?", re.I)
LABEL = re.compile(r"\b(?:Document|Annexe?|Appendix|Enclosure|Attachment|Schedule) (?:\d{1,3}|[A-Z])\b")
FARTHEST = 12  # blocks that such a list takes


def before_enclosed_list(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where such a list begins that ends at a place; that place where there is none.

    Only where the letter told above of each document that it lists: a list that says more is an answer.
    """
    head = next((at for at in range(end - 1, max(begin, end - FARTHEST) - 1, -1) if _heads(blocks[at])), None)
    if head is None or not all(LABEL.match(block.text) for block in blocks[head + 1 : end]):
        return end
    listed = {label for block in blocks[head + 1 : end] for label in LABEL.findall(block.text)}
    told = {label for block in blocks[:head] for label in LABEL.findall(block.text)}
    return head if listed and listed <= told else end


def _heads(block: Block) -> bool:
    return block.kind is not BlockKind.TABLE and HEAD.fullmatch(block.text.strip()) is not None
