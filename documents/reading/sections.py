"""Numbering that starts again in each section, with the answers in between:

Vehicles              -> A.1, A.2, B.1, B.2: the sections are lettered in their order, so that each number is unique
1. How many …?  31
2. Which …?     Two
Staff
1. How many …?  88
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block
from documents.reading.closings import first_closing
from documents.reading.copies import after_copy
from documents.reading.interleaved import answers_on_same_line, has_answers_between, interleaved_questions
from documents.reading.likeness import is_alike
from documents.reading.listed import read_heads
from documents.reading.sequences import Head
from documents.reading.words import words_to_text
from documents.reading.zones import Zones

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST_TITLE = 90
SHORTEST_TITLE = 3
SURE = 0.9
SHARED = 0.75


def is_section(blocks: Sequence[Block], heads: Sequence[Head], first: Sequence[Head]) -> bool:
    """Whether a later run goes on asking in the first one's style, and is no second copy of it."""
    if heads[0].marker.style != first[0].marker.style or len(heads[0].path) != len(first[0].path):
        return False
    if answers_on_same_line(blocks, first) and answers_on_same_line(blocks, heads):
        return [blocks[head.at].text for head in heads] != [blocks[head.at].text for head in first]
    said = [words_to_text(blocks[head.at].rest) for head in first]
    return not any(is_alike(words_to_text(blocks[head.at].rest), each) for head in heads[:3] for each in said)


def are_answered(blocks: Sequence[Block], zones: Zones, sections: Sequence[Sequence[Head]]) -> bool:
    """Whether answers stand between the questions of sections, or after: under "Questions 1 to 3", or one for all."""
    own = [
        has_answers_between(blocks, heads, within)
        or answers_on_same_line(blocks, heads)
        or _answered_below(blocks, within, heads) is not None
        for heads, within in _with_ends(blocks, zones, sections)
    ]
    after = [within.end > heads[-1].at + 1 for heads, within in _with_ends(blocks, zones, sections)]
    return all(own) or (any(own) and all(after))


def sectioned_questions(blocks: Sequence[Block], zones: Zones, sections: Sequence[Sequence[Head]]) -> list[Asked]:
    """The questions of every section, each under its section's letter."""
    asked: list[Asked] = []
    for at, (heads, within) in enumerate(_with_ends(blocks, zones, sections)):
        found = _answered_below(blocks, within, heads) or interleaved_questions(blocks, within, heads)
        asked += [replace(each, path=(LETTERS[at % 26], *each.path)) for each in found]
    return asked


def _with_ends(
    blocks: Sequence[Block], zones: Zones, sections: Sequence[Sequence[Head]]
) -> list[tuple[Sequence[Head], Zones]]:
    """Each section with the zones of a letter that ends before the next section's title."""
    ends = [*(_title_before(blocks, after[0].at) for after in sections[1:]), zones.end]
    return [(heads, replace(zones, end=end)) for heads, end in zip(sections, ends, strict=True)]


def _answered_below(blocks: Sequence[Block], within: Zones, heads: Sequence[Head]) -> list[Asked] | None:
    """The section's questions, where what names several of them by number stands over their answer."""
    below = blocks[heads[-1].at + 1 : within.end]
    if not any(block.marker is not None and block.marker.group for block in below):
        return None
    return answers_by_heads(blocks, within, read_heads(blocks, heads))


def answered_in_sections(
    blocks: Sequence[Block], zones: Zones, asks: Sequence[Sequence[Head]], tells: Sequence[Sequence[Head]]
) -> list[Asked]:
    """All sections of questions, then as many of answers that are numbered alike; nothing where they are not."""
    if len(asks) != len(tells) or [_paths(heads) for heads in asks] != [_paths(heads) for heads in tells]:
        return []
    starts = [_title_before(blocks, heads[0].at) for heads in tells]
    if starts[0] <= asks[-1][-1].at:
        return []
    stops = [*starts[1:], _closing(blocks, zones, tells[-1])]
    asked: list[Asked] = []
    for at, (questions, replies) in enumerate(zip(asks, tells, strict=True)):
        found = _one_section(blocks, replace(zones, end=stops[at]), questions, replies)
        asked += [replace(each, path=(LETTERS[at % 26], *each.path)) for each in found]
    return asked


def _one_section(
    blocks: Sequence[Block], within: Zones, questions: Sequence[Head], replies: Sequence[Head]
) -> list[Asked]:
    """A section's questions with the words under their numbers, without those that only print a question again."""
    asked = []
    stops = [*(head.at for head in replies[1:]), within.end]
    for question, reply, stop in zip(questions, replies, stops, strict=True):
        own, words = blocks[reply.at], blocks[question.at].rest
        rest = after_copy(own.rest, words_to_text(words))
        each = Asked(question.path, question.marker.printed, words, after=question.at + 1)
        said = [*([Stretch(own, rest)] if rest else []), *stretches_of(blocks[reply.at + 1 : stop])]
        each = (
            each
            if len(rest) == len(own.rest)
            else replace(each, asked=words, words=own.rest[: len(own.rest) - len(rest)])
        )
        asked.append(each.answered(said, sure=SURE))
    return asked


def answered_under_titles(blocks: Sequence[Block], zones: Zones, runs: Sequence[Sequence[Head]]) -> list[Asked]:
    """Sections of questions, then the title of each again over what answers it, however that is numbered."""
    starts = [_title_before(blocks, heads[0].at) for heads in runs]
    again = next((at for at in range(runs[0][-1].at + 1, zones.end) if _is_again(blocks, at, starts[0])), None)
    asks = [heads for heads in runs if again is not None and heads[-1].at < again]
    if again is None or len(asks) < 2 or any(start == heads[0].at for start, heads in zip(starts, asks, strict=False)):
        return []
    places = [again]
    for start in starts[1 : len(asks)]:
        places += [at for at in range(places[-1] + 1, zones.end) if _is_again(blocks, at, start)][:1]
    if len(places) < len(asks):
        return []
    stops = [*places[1:], first_closing(blocks, places[-1] + 1, zones.end)]
    asked: list[Asked] = []
    for at, (heads, place, stop) in enumerate(zip(asks, places, stops, strict=True)):
        *before, last = read_heads(blocks, heads)
        questions = [*before, replace(last, after=place + 1)]
        found = answers_by_heads(blocks, replace(zones, end=stop), questions)
        told = stretches_of(blocks[place + 1 : stop])
        found = found or [each.answered(told, shared=True, sure=SHARED) for each in questions]
        asked += [replace(each, path=(LETTERS[at % 26], *each.path), sure=min(each.sure, SURE)) for each in found]
    return asked


def _is_again(blocks: Sequence[Block], at: int, title: int) -> bool:
    """Whether a line is a section's title again, or its beginning: "Section A" after "Section A: Vehicles"."""
    said, known = (blocks[each].text.casefold().strip(" :.–-") for each in (at, title))
    return len(said) >= SHORTEST_TITLE and known.startswith(said) and blocks[at].marker is None


def _paths(heads: Sequence[Head]) -> list[tuple[str, ...]]:
    return [head.path for head in heads]


def _closing(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head]) -> int:
    return first_closing(blocks, heads[-1].at + 1, zones.end)


def _title_before(blocks: Sequence[Block], at: int) -> int:
    """Where the section begins: at the short line that heads its first question."""
    before = blocks[at - 1]
    is_title = before.marker is None and before.bullet is None and 0 < len(before.text) < LONGEST_TITLE
    return at - 1 if is_title and not before.text.rstrip().endswith((".", "?", ";")) else at
