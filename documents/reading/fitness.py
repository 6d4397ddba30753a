"""How well a reading of questions and answers fits its letter, 0.0 to 1.0: told by what it makes of every paragraph.

covered     little of what stands between the greeting and the close is neither asked nor answers
answered    every question has an answer, its own or its parent's
asks        what is taken for a question asks, and does not refuse or give
tells       what is taken for an answer does not ask
alone       a question is not several in one
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from documents.reading.asked import LABEL, Asked, Stretch, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.leaning import lean_of
from documents.reading.numbering import Role
from documents.reading.outcomes import gives, leads_in, outcome_of_words, tells_duties, tells_of_search
from documents.reading.tables import FoundTable
from documents.reading.words import Word
from documents.reading.zones import (
    REQUESTER_SPEAKS,
    Zones,
    authority_speaks,
    closing_kind,
    is_intro,
    is_response_start,
)

COVERED, ANSWERED, ASKS, TELLS, ALONE = 0.3, 0.25, 0.15, 0.15, 0.15  # the share of each
OPENS = re.compile(
    r"(?:thank you|further to|following|(?:i|we) (?:refer|write|am writing|are writing|(?:have )?(?:now )?received)"
    r"|your (?:request|e-?mail|letter|enquiry)|re:|ref\w*:|(?:this|your) request (?:has been|was|is being))\b",
    re.I,
)
CLAUSE = re.compile(r"; (?:and |or )?[a-z]")
NUMBER = re.compile(r"(?:^| )\(?(\d{1,2})[.)] (?=[A-Z])")
LONGEST_TITLE = 60  # characters
MANY = 3  # clauses or question marks in one question


class Fitness:
    """Rates readings of one letter."""

    def __init__(self, blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones) -> None:
        self.blocks, self.tables, self.zones = blocks, tables, zones

    def of(self, asked: Sequence[Asked]) -> float:
        """How well these questions and answers fit the letter."""
        return (
            COVERED * self._covered(asked)
            + ANSWERED * _answered(asked)
            + ASKS * sum(_seems_asked(each) for each in asked) / len(asked)
            + TELLS * _tells(asked)
            + ALONE * sum(1.0 if _asks_one(each.text) else 0.5 for each in asked) / len(asked)
        )

    def _covered(self, asked: Sequence[Asked]) -> float:
        loose = {(word.page, word.start) for each in asked for word in (*each.words, *each.asked)}
        told: dict[int, int] = {}  # words of a block that answer
        for stretch in {id(stretch): stretch for each in asked for stretch in each.answer}.values():
            if id(stretch.block) in self._content:
                told[id(stretch.block)] = max(told.get(id(stretch.block), 0), len(stretch.words))
            else:
                loose.update((word.page, word.start) for word in stretch.words)
        every = used = 0
        for key, block in self._content.items():
            words = self._words(block)
            count = len(words) if key in told and block.table is not None else told.get(key, 0)
            if count < len(words):
                count += sum((word.page, word.start) in loose for word in words)
            every, used = every + len(words), used + min(count, len(words))
        return used / every if every else 1.0

    @cached_property
    def _content(self) -> dict[int, Block]:
        """Every paragraph and table that must be asked or answer."""
        begin, end = self.zones.begin, first_closing(self.blocks, self.zones.begin, self.zones.end)
        while end < self.zones.end and closing_kind(self.blocks[end].text) == "courtesy":
            end = first_closing(self.blocks, end + 1, self.zones.end)
        titles = self._titles(begin, end)
        return {id(each): each for each in self.blocks[begin:end] if _must_be_read(each) and each.text not in titles}

    def _titles(self, begin: int, end: int) -> set[str]:
        """Short lines right over a number that stand there twice: over what is asked, and over what answers."""
        over = [one.text for one, after in pairwise(self.blocks[begin:end]) if after.marker and not one.marker]
        counts = Counter(text for text in over if 0 < len(text) < LONGEST_TITLE)
        return {text for text, count in counts.items() if count > 1}

    def _words(self, block: Block) -> Sequence[Word]:
        if block.table is None:
            return block.words
        return [word for row in self.tables[block.table].cells for cell in row for word in cell] if self.tables else ()


def _must_be_read(block: Block) -> bool:
    text = block.text
    if block.kind is BlockKind.TABLE:
        return True
    formal = tells_duties(text) or tells_of_search(text) or OPENS.match(text) or closing_kind(text) or leads_in(text)
    return not (formal or block.kind is BlockKind.HEADING or is_intro(block) or is_response_start(block))


def _answered(asked: Sequence[Asked]) -> float:
    told = {each.path for each in asked if each.answer}
    parents = {each.path[:-1] for each in asked}
    due = [each for each in asked if each.path not in parents]
    answered = sum(any(each.path[:end] in told for end in range(1, len(each.path) + 1)) for each in due)
    return answered / len(due) if due else 1.0


def _seems_asked(asked: Asked) -> float:
    text = asked.text
    if text.rstrip("”\"' ").endswith("?"):
        return 1.0
    if authority_speaks(text) or outcome_of_words(text, False) or gives(text):
        return 0.0
    return 1.0 if is_asking(text.lstrip("“\"'‘")) or asked.asked else 0.5


def _tells(asked: Sequence[Asked]) -> float:
    answers = [each.answer for each in asked if each.answer]
    return sum(1.0 - _seems_to_ask(answer) for answer in answers) / len(answers) if answers else 0.0


def _seems_to_ask(answer: Sequence[Stretch]) -> float:
    asks = [_is_labelled(stretch) or _is_theirs(stretch.text) for stretch in answer if stretch.text]
    asks += [LABEL.match(stretch.text) is not None for stretch in answer[1:]]  # the answer to another question
    between = sum(_asks_in_between(*three) for three in zip(answer, answer[1:], answer[2:], strict=False))
    return 1.0 if asks[:1] == [True] or between > 1 else 0.5 * (any(asks) or between > 0)


def _asks_in_between(before: Stretch, stretch: Stretch, after: Stretch) -> bool:
    """What pleads or names something, between what tells: it may be another question."""
    is_list = stretch.block.bullet is not None and after.block.bullet is not None
    led_to = before.text.rstrip().endswith(":")
    return (
        not (is_list or led_to) and lean_of(stretch.block) >= 0.5 and max(map(lean_of, (before.block, after.block))) < 0
    )


def _is_labelled(stretch: Stretch) -> bool:
    """Whether "Question 2" stands in it; over an answer it may be the label, which is taken off."""
    marker = stretch.block.marker
    return marker is not None and marker.role is Role.QUESTION and stretch.words == stretch.block.words


def _is_theirs(text: str) -> bool:
    """Whether a paragraph is the requester's by its form."""
    asks = text.rstrip("”\"') ").endswith("?")
    return asks or (REQUESTER_SPEAKS.match(text) is not None and not authority_speaks(text))


def _asks_one(text: str) -> bool:
    counts = NUMBER.findall(text)[:2] == ["1", "2"]
    return not counts and text.count("?") < MANY and len(CLAUSE.findall(text)) + 1 < MANY
