"""Headings of a plain text, told by the line of signs right under them:

Request 2 - minutes
-------------------          no words of the letter; what stands over it is a heading
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.blocks import Block, BlockKind
from documents.reading.line_kinds import UNDERLINE

LONGEST_HEADING = 100  # characters


def without_underlines(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; a short line over a line of signs is a heading, and the signs are left out."""
    kept: list[Block] = []
    for block in blocks:
        over = kept[-1] if kept and UNDERLINE.fullmatch(block.text.strip()) else None
        if over is None or len(over.lines) > 1 or len(over.text) > LONGEST_HEADING or over.page != block.page:
            kept.append(block)
        elif over.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            kept[-1] = replace(over, kind=BlockKind.HEADING)
    return kept
