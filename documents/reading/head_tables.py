"""A table at the head of a letter that only sets out its particulars: "Reference | 9917", "Closed | 10 April 2025".

Its rows are read as lines of the head, so that the reference, the dates and the authority are found in them too.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.lines import Line
from documents.reading.tables import FoundTable
from documents.reading.words import Word
from documents.reading.zones import Zones

MOST_ROWS = 15
MOST_CELLS = 4  # two labels, each with what it labels


def with_head_tables(
    blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones, asked: Sequence[Asked]
) -> list[Block]:
    """The same blocks, in which such tables before the greeting or what is asked are paragraphs."""
    first = asked[0].words[:1] if asked else ()
    head = next((at for at, block in enumerate(blocks) if first and first[0] in block.words), zones.begin)
    return [
        _as_lines(block, tables[block.table]) if at < head and block.table is not None else block
        for at, block in enumerate(blocks)
    ]


def _as_lines(block: Block, found: FoundTable) -> Block:
    rows = [[cell for cell in row if cell] for row in found.cells]
    if len(rows) > MOST_ROWS or any(len(row) > MOST_CELLS for row in rows):
        return block
    lines = tuple(_line([word for cell in row for word in cell]) for row in rows if row)
    return Block(BlockKind.PARAGRAPH, lines, block.page) if lines else block


def _line(words: Sequence[Word]) -> Line:
    return Line(tuple(words), 0.0, 0.0, 0.0, 0.0)
