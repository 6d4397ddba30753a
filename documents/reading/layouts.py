"""Grids that only set out a letter, and are no tables of it: known by where they stand in it.

| Reference | FOI 881/25 |                         at its head: particulars, read as lines
| Your request | How many? |                      a question over its answer, one a grid
| Our response | Fourteen. |
Yours sincerely
| J Marsh | Tel 01233 000000 |                    after the last answer and the letter's close: whom to write to
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.shapes import Reading
from documents.reading.sums import figure
from documents.reading.tables import FoundTable
from documents.reading.words import Word
from documents.reading.zones import Zones, closing_kind

MOST_ROWS = 8
PAIR = 2  # rows, and columns
Place = tuple[int, int]  # page, and offset of a word


def find_layouts(
    blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones, asked: Sequence[Asked]
) -> frozenset[int]:
    """Which tables are none. `blocks`: those in which what stands at the letter's head is read as lines."""
    if not tables:
        return frozenset()
    in_lines = {_place(block.words[0]) for block in blocks if block.words}
    head = {at for at, found in enumerate(tables) if _place(_first(found)) in in_lines}
    used = {_place(words[0]) for each in asked for words in _words(each) if words}
    given = {stretch.block.table for each in asked for stretch in each.answer}
    filled = {at for at, found in enumerate(tables) if at in given or _holds(found, used)}
    closing = {at for at in _closing(blocks, zones, used, filled) if _is_of_words(tables[at])}
    pairs = {at for at in filled - given if _is_pair(tables[at], asked)}
    return frozenset(head | closing | pairs)


def without_layouts(reading: Reading, layouts: frozenset[int]) -> Reading:
    """The reading without such tables, but for one that is given with an answer."""
    if not layouts:
        return reading
    given = {run.table for question in reading.questions for part in question.parts for run in part.said}
    kept = [at for at in range(len(reading.tables)) if at in given or at not in layouts]
    new: Mapping[int | None, int] = {at: number for number, at in enumerate(kept)}
    links = tuple(replace(link, in_table=new.get(link.in_table)) for link in reading.links)
    questions = tuple(
        replace(
            question,
            parts=tuple(
                replace(part, said=tuple(replace(run, table=new.get(run.table)) for run in part.said))
                for part in question.parts
            ),
        )
        for question in reading.questions
    )
    return replace(reading, tables=tuple(reading.tables[at] for at in kept), links=links, questions=questions)


def _words(asked: Asked) -> Iterator[Sequence[Word]]:
    """Those of a question, and of each stretch of its answer."""
    yield from (asked.words, asked.asked)
    for stretch in asked.answer:
        yield stretch.words


def _first(found: FoundTable) -> Word:
    return next(word for row in found.cells for cell in row for word in cell)


def _holds(found: FoundTable, used: Set[Place]) -> bool:
    return any(_place(word) in used for row in found.cells for cell in row for word in cell)


def _place(word: Word) -> Place:
    return word.page, word.start


def _closing(blocks: Sequence[Block], zones: Zones, used: Set[Place], filled: Set[int]) -> Iterator[int]:
    """The tables of the letter itself after its last answer and its close."""
    last = next((at for at in range(zones.end - 1, -1, -1) if _tells(blocks[at], used, filled)), zones.begin)
    closed = False
    for block in blocks[last + 1 : zones.end]:
        closed = closed or (block.kind is not BlockKind.TABLE and closing_kind(block.text) is not None)
        if closed and block.table is not None:
            yield block.table


def _tells(block: Block, used: Set[Place], filled: Set[int]) -> bool:
    """Whether a question or an answer begins in a block."""
    return block.table in filled or not used.isdisjoint(map(_place, block.words))


def _is_of_words(found: FoundTable) -> bool:
    """A few rows in which no cell is a figure."""
    few = len(found.cells) <= MOST_ROWS
    return few and not any(figure(cell.text) is not None for row in found.table.rows for cell in row[1:])


def _is_pair(found: FoundTable, asked: Sequence[Asked]) -> bool:
    """A label before one question, and one before its answer right below it."""
    if len(found.cells) != PAIR or len(found.cells[0]) != PAIR:
        return False
    (_, question), (_, answer) = found.cells
    above, below = {_place(word) for word in question}, {_place(word) for word in answer}
    return any(
        not above.isdisjoint(map(_place, each.words))
        and any(not below.isdisjoint(map(_place, stretch.words)) for stretch in each.answer)
        for each in asked
    )
