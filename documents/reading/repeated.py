"""A request of paragraphs without numbers or bullets, each printed again over its answer.

Has any polling been done?               the request
Please list all staff.
Our response:
Has any polling been done?               the same again: a question, whatever it looks like
No.
Please list all staff.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.likeness import tokens
from documents.reading.zones import Zones, closing_kind

SURE = 0.9
LEAST = 4  # words
ENOUGH = 2  # paragraphs that are printed twice


def repeated_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The paragraphs after the opening that stand in the letter twice, all of them once before any stands again."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    first: dict[tuple[str, ...], int] = {}
    again: dict[int, int] = {}
    for at in range(begin, zones.end):
        said = tuple(tokens(blocks[at].text))
        if blocks[at].kind is BlockKind.TABLE or len(said) < LEAST or closing_kind(blocks[at].text):
            continue
        if said in first:
            again.setdefault(first[said], at)
        first.setdefault(said, at)
    places = sorted(again)
    copies = [again[at] for at in places]
    if len(places) < ENOUGH or copies != sorted(copies) or places[-1] > copies[0]:
        return []
    asked = [
        Asked((str(number),), None, blocks[at].words, after=places[-1] + 1, sure=SURE)
        for number, at in enumerate(places, 1)
    ]
    return answers_by_heads(blocks, zones, asked) or []
