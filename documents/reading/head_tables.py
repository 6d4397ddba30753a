"""A table at the head of a letter that only sets out its particulars: "Reference | 9917", "Closed | 10 April 2025".

Its rows are read as lines of the head, so that the reference, the dates and the authority are found in them too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.lines import Line
from documents.reading.tables import FoundTable
from documents.reading.words import Word, words_to_text
from documents.reading.zones import Zones

MOST_ROWS = 15
MOST_CELLS = 4  # two labels, each with what it labels
NEAR = 6  # blocks of the letter's beginning
FEWEST = 2  # rows that name a particular
NAMES_PARTICULAR = re.compile(
    r"(?:(?:our|your|foi|eir|case|request|response) ){0,2}(?:ref(?:erence)?\.?|number|no\.?|id|received|answered"
    r"|responded|closed|sent|issued|date)(?: (?:number|no\.?|received|of (?:the )?(?:request|response|reply|issue"
    r"|receipt)|responded|sent|issued|answered|closed|on|date)){0,2}\s?:?",
    re.I,
)


def with_particulars(blocks: Sequence[Block], tables: Sequence[FoundTable]) -> list[Block]:
    """The same blocks, in which a table at the very beginning is a paragraph where its rows name particulars."""
    return [
        _as_lines(block, tables[block.table])
        if at < NEAR and block.table is not None and _names_particulars(tables[block.table])
        else block
        for at, block in enumerate(blocks)
    ]


def _names_particulars(found: FoundTable) -> bool:
    labels = [words_to_text(row[0]) for row in found.cells if len(row) > 1 and row[0] and row[1]]
    return sum(NAMES_PARTICULAR.fullmatch(label) is not None for label in labels) >= FEWEST


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
