"""A letter that answers under the numbers of the request without saying what was asked.

Our answers are below.
Q1 – £1,204,331           none of these asks, and nothing else answers
Q2 – Not held             so they are answers, to questions whose words the letter does not print
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block
from documents.reading.closings import answer_end
from documents.reading.exemptions import citations_in
from documents.reading.numbering import Role
from documents.reading.outcomes import outcome_of_words
from documents.reading.sequences import Head
from documents.reading.shapes import Question
from documents.reading.words import Word, words_to_text
from documents.reading.zones import Zones

SURE = 0.8
SIGNS = " -–—:.)"
SHORT_ANSWER = re.compile(r"(?:£ ?)?\d|(?:yes|no|none|nil|nothing|zero|n/a)\b", re.I)


def unrestated_questions(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head]) -> list[Asked]:
    """The questions by their numbers alone, each with its answer; none where the numbered lines may ask."""
    if zones.intro is not None and (zones.response or zones.end) > heads[0].at:
        return []
    if len(heads) < 2 or not all(head.marker.role is Role.QUESTION and blocks[head.at].rest for head in heads):
        return []
    said = [words_to_text(_told(blocks[head.at].rest)) for head in heads]
    if any("?" in each for each in said) or 2 * sum(is_asking(each) for each in said) > len(said):
        return []
    stops = [*(head.at for head in heads[1:]), answer_end(blocks, heads[-1].at, zones.end)]
    alone = all(stop == head.at + 1 for head, stop in zip(heads, stops, strict=True))
    if not alone and 2 * sum(_answers(blocks[head.at]) for head in heads) < len(heads):
        return []
    return [_asked(blocks, head, stop) for head, stop in zip(heads, stops, strict=True)]


def _asked(blocks: Sequence[Block], head: Head, stop: int) -> Asked:
    answer = [Stretch(blocks[head.at], _told(blocks[head.at].rest)), *stretches_of(blocks[head.at + 1 : stop])]
    label = tuple(word for word in blocks[head.at].words[: -len(blocks[head.at].rest)] if word.text.strip(SIGNS))
    return Asked(head.path, head.marker.printed, label, after=head.at).answered(answer, sure=SURE)


def is_unsaid(question: Question) -> bool:
    """Whether a question as read is nothing but its number."""
    return question.printed is not None and question.text.strip(SIGNS) == question.printed.strip(SIGNS)


def _told(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the dash that parts the number from the answer."""
    return words[1:] if words and not words[0].text.strip("-–—:") else words


def _answers(block: Block) -> bool:
    """Whether a line says by its form that it answers: a figure, yes or no, a refusal."""
    text = words_to_text(_told(block.rest))
    return bool(SHORT_ANSWER.match(text) or citations_in(block.rest) or outcome_of_words(text, False))
