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
from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.by_kin import stems
from documents.reading.likeness import tokens
from documents.reading.outcomes import tells_of_search
from documents.reading.words import words_to_text
from documents.reading.zones import Zones, authority_speaks, closing_kind, is_response_start

SURE = 0.9
TOLD_ABOVE = 0.65
LEAST = 4  # words
ENOUGH = 2  # paragraphs that are printed twice
MOST_OTHERS = 3


def repeated_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The paragraphs after the opening that stand in the letter twice, all of them once before any stands again."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    first: dict[tuple[str, ...], int] = {}
    again: dict[int, int] = {}
    for at in range(begin, zones.end):
        said = tuple(tokens(words_to_text(blocks[at].rest)))  # the second copy may be numbered: "Q1 - How many …?"
        if blocks[at].kind is BlockKind.TABLE or len(said) < LEAST or closing_kind(blocks[at].text):
            continue
        if said in first and (blocks[at].marker is None or is_asking(blocks[first[said]].text)):
            again.setdefault(first[said], at)
        first.setdefault(said, at)
    places = sorted(again)
    copies = [again[at] for at in places]
    if len(places) < ENOUGH or copies != sorted(copies) or places[-1] > copies[0]:
        return []
    places = _with_siblings(blocks, _with_others(blocks, zones, places, copies[0]))
    asked = [
        Asked((str(number),), None, blocks[at].words, after=places[-1] + 1, sure=SURE)
        for number, at in enumerate(places, 1)
    ]
    found = answers_by_heads(blocks, zones, asked) or []
    return [each if each.answer else _told_above(each, blocks[each.after : copies[0]]) for each in found]


def _told_above(asked: Asked, between: Sequence[Block]) -> Asked:
    """A question that is not printed again, with the paragraphs before the second copies that speak of it."""
    own = stems(asked.text)
    told = [block for block in between if stems(block.text) & own and not tells_of_search(block.text)]
    return asked.answered(stretches_of(told), sure=TOLD_ABOVE)


def _with_siblings(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Where they are bullets, with those of the same list that are not printed again."""
    first, last = places[0], places[-1]
    if any(blocks[at].bullet is None for at in places):
        return list(places)
    while first and blocks[first - 1].bullet == blocks[first].bullet:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].bullet == blocks[last].bullet:
        last += 1
    listed = [at for at in range(first, last + 1) if blocks[at].bullet == blocks[first].bullet]
    return listed if len(listed) == last + 1 - first else list(places)


def _with_others(blocks: Sequence[Block], zones: Zones, places: Sequence[int], stop: int) -> list[int]:
    """With the paragraphs of the request that stand right under these: what is refused is not always printed again."""
    at = places[-1] + 1
    while at < stop and blocks[at].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and not _is_theirs(blocks[at]):
        at += 1
    is_request = zones.intro is not None and stop - at > 1 and at <= places[-1] + MOST_OTHERS
    return [*places, *(range(places[-1] + 1, at) if is_request else ())]


def _is_theirs(block: Block) -> bool:
    """Whether it is the authority that speaks."""
    return authority_speaks(block.text) or is_response_start(block) or closing_kind(block.text) is not None
