"""Questions told by their numbers, and the stretches of the letter that answer each.

a numbered list, then numbered answers (the questions printed again)      answer_heads
a numbered list with the answers in between                               interleaved
numbered answers, without what was asked                                  unrestated
a list, then one answer for all                                           shared (below)
numbers that start again in each section                                  sections
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.answer_lines import without_lettered_lines
from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block
from documents.reading.closings import answer_end
from documents.reading.interleaved import (
    answers_on_same_line,
    has_answers_between,
    interleaved_questions,
    label_between,
)
from documents.reading.leaning import lean_of
from documents.reading.listed import read_heads
from documents.reading.numbering import Marker, Role
from documents.reading.one_each import one_each
from documents.reading.outcomes import LAW_TALK, tells_duties
from documents.reading.sections import (
    answered_in_sections,
    answered_under_titles,
    are_answered,
    is_section,
    sectioned_questions,
)
from documents.reading.sequences import Head, Run, find_runs
from documents.reading.unrestated import unrestated_questions
from documents.reading.words import words_to_text
from documents.reading.zones import Zones, closing_kind, is_response_start

UNASKED = 0.8  # sure, where no number stands before what asks
SEARCHED = re.compile(r"(?:following receipt of your request|to locate the information|searches were)\b", re.I)


def numbered_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of the letter's numbers; none where no numbers ask."""
    runs = _question_runs(blocks, zones)
    if not runs:
        return []
    if len(runs) > 1:
        return sectioned_questions(blocks, zones, [run.heads for run in runs])
    run = runs[0]
    unrestated = unrestated_questions(blocks, zones, run.heads)
    if unrestated:
        return unrestated
    asked = read_heads(blocks, run.heads)
    between = _answered_each(blocks, run) or _labelled_between(blocks, run)
    by_heads = None if between else answers_by_heads(blocks, zones, asked)
    if by_heads is not None:
        return by_heads
    between = between or has_answers_between(blocks, run.heads, zones)
    if between or answers_on_same_line(blocks, run.heads):
        found = interleaved_questions(blocks, zones, run.heads)
        asks = any(_asks(blocks, head, run) or head.marker.role is Role.QUESTION for head in run.heads)
        return found if asks else [replace(each, sure=min(each.sure, UNASKED)) for each in found]
    return _shared(blocks, zones, asked)


def _question_runs(blocks: Sequence[Block], zones: Zones) -> list[Run]:
    """The run that asks: the first of those that score nearly as well as the best.

    Where the numbering starts again in each section, and answers stand between, the runs of all sections.
    """
    found = find_runs(blocks, zones.begin, zones.end, zones.intro + 1 if zones.intro is not None else None)
    runs = [without_lettered_lines(blocks, run) for run in found]
    within = range(zones.begin, zones.end)
    signed = next((at for at in within if closing_kind(blocks[at].text) == "sign-off"), zones.end)
    asks = [run for run in runs if run.heads[0].at < signed and not _only_answers(run, blocks, zones)]
    asks = [run for run in asks if not any(_heads_answers(run, each, blocks) for each in asks)]
    scored = [(run, _score(run, blocks, zones)) for run in asks]
    best = max((score for _, score in scored), default=0.0)
    if best < 2.5:
        return []
    first = _without_titles(blocks, next(run for run, score in scored if score >= 0.6 * best))
    later = [run for run, score in scored if score >= 0.4 * best and run.heads[0].at > first.heads[-1].at]
    sections = [first, *(run for run in later if _asks_alike(run, first, blocks))]
    told = are_answered(blocks, zones, [run.heads for run in sections])
    return sections if len(sections) > 1 and told else [first]


def _heads_answers(run: Run, before: Run, blocks: Sequence[Block]) -> bool:
    """Whether labels alone, "Item (1)" over what does not ask, say again the numbers of what is asked before them."""
    if before.heads[-1].at >= run.heads[0].at or not {head.path for head in run.heads} <= {
        head.path for head in before.heads
    }:
        return False
    bare = all(head.marker.role is Role.QUESTION and not blocks[head.at].rest for head in run.heads)
    said = all(blocks[head.at].rest for head in before.heads) and before.heads[-1].at - before.heads[0].at < len(
        before.heads
    )
    under = [blocks[head.at + 1] for head in run.heads if head.at + 1 < len(blocks)]
    return bare and said and not any(lean_of(block) >= 1 for block in under)


def _asks_alike(run: Run, first: Run, blocks: Sequence[Block]) -> bool:
    """Whether a later run is a section that asks: numbers that mostly do not, after those that do, are answers."""
    if not is_section(blocks, run.heads, first.heads):
        return False
    asking, before = (sum(_asks(blocks, head, each) for head in each.heads) / len(each.heads) for each in (run, first))
    return 2 * asking >= before


def _only_answers(run: Run, blocks: Sequence[Block], zones: Zones) -> bool:
    """Numbers after "Our response" that mostly do not ask, where the request stands before it without numbers."""
    if zones.intro is None or zones.response is None or run.heads[0].at < zones.response:
        return False
    request = blocks[zones.intro + 1 : zones.response]
    asked = any(is_asking(block.text) for block in request) and not any(block.marker for block in request)
    return asked and 2 * sum(_asks(blocks, head, run) for head in run.heads) < len(run.heads)


def in_sections_twice(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """Numbers that start again in each section, first of the questions, and then, after "Our response" or right below,
    of the answers; or each section's title again over its answers."""
    if zones.intro is None:
        return []
    runs = find_runs(blocks, zones.intro + 1, zones.end)
    split = zones.response if zones.response is not None else zones.end
    before = [run for run in runs if run.heads[0].at < split]
    if zones.response is None:
        before = before[: len(runs) // 2]
    asks = [run.heads for run in before if _score(run, blocks, zones) > 0]
    tells = [run.heads for run in runs if run not in before]
    if _are_sections(blocks, asks):
        found = answered_in_sections(blocks, zones, asks, tells[: len(asks)])
        if found:
            return found
    asks = [run.heads for run in runs if is_section(blocks, run.heads, runs[0].heads) or run is runs[0]]
    return answered_under_titles(blocks, zones, asks) if len(asks) > 1 else []


def _are_sections(blocks: Sequence[Block], sections: Sequence[Sequence[Head]]) -> bool:
    return len(sections) > 1 and all(is_section(blocks, heads, sections[0]) for heads in sections[1:])


def _without_titles(blocks: Sequence[Block], run: Run) -> Run:
    """ "2. Policy", then "2.1 What …?": the outer number heads a section, and asks nothing."""
    pairs = zip(run.heads, [*run.heads[1:], None], strict=True)
    return Run([head for head, after in pairs if not _is_title(blocks, head, after)], run.levels)


def _is_title(blocks: Sequence[Block], head: Head, after: Head | None) -> bool:
    block = blocks[head.at]
    if after is None or after.at != head.at + 1 or len(after.marker.path) != len(head.path) + 1:
        return False
    said = words_to_text(block.rest).rstrip()
    return len(said.split()) <= 8 and not said.endswith((":", "?", ".", ";", ",", "-", "–")) and not is_asking(said)


def _score(run: Run, blocks: Sequence[Block], zones: Zones) -> float:
    first = run.heads[0].at
    asking = sum(_asks(blocks, head, run) for head in run.heads)
    labelled = sum(head.marker.role is Role.QUESTION for head in run.heads)
    score = 2.0 * asking + len(run.top) + 2.0 * labelled
    asked_before_answer = zones.intro is not None and zones.intro < first and (zones.response or zones.end) > first
    score += 2.5 if asked_before_answer else 0.0
    if not asking and not labelled and _over_answers(blocks, run, zones):
        return score + 1.0
    return score if asking or labelled or asked_before_answer else 0.0


def _over_answers(blocks: Sequence[Block], run: Run, zones: Zones) -> bool:
    """Whether each number stands before a line without an end and over words without a number: "1. Yearly cost"."""
    ends = [*(head.at for head in run.heads[1:]), zones.end]
    lines = [words_to_text(blocks[head.at].rest) for head in run.heads]
    over = all(
        end - head.at > 1 and blocks[head.at + 1].marker is None and not closing_kind(blocks[head.at + 1].text)
        for head, end in zip(run.heads, ends, strict=True)
    )
    plain = all(line and line[-1] not in ".:;,!" and not LAW_TALK.search(line) for line in lines)
    return len(lines) > 1 and over and plain and sum(len(line.split()) > 1 for line in lines) > 0.5 * len(lines)


def _asks(blocks: Sequence[Block], head: Head, run: Run) -> bool:
    block = blocks[head.at]
    if block.rest:
        return is_asking(block.text[block.marker.length if block.marker else 0 :].strip(" -–—:"))
    return head.at + 1 < len(blocks) and is_asking(blocks[head.at + 1].text)


def _answered_each(blocks: Sequence[Block], run: Run) -> bool:
    """Whether "Answer 1" stands before "Question 2", and so on: the last one's answer is no list by itself."""
    pairs = zip(run.heads, run.heads[1:], strict=False)
    return len(run.heads) > 1 and all(
        any(marker.role is Role.ANSWER and marker.path == head.path for marker in _markers(blocks[head.at : after.at]))
        for head, after in pairs
    )


def _labelled_between(blocks: Sequence[Block], run: Run) -> bool:
    """Whether "Answer" by itself stands between two numbers: what is below it, above the next, answers the first."""
    pairs = zip(run.heads, run.heads[1:], strict=False)
    return any(label_between(blocks, head.at, after.at) is not None for head, after in pairs)


def _markers(blocks: Sequence[Block]) -> list[Marker]:
    return [block.marker for block in blocks if block.marker is not None]


def _shared(blocks: Sequence[Block], zones: Zones, asked: list[Asked]) -> list[Asked]:
    """One answer for all: it belongs to each question of the outermost level."""
    start = asked[-1].after
    while start < zones.end and _only_leads_in(blocks[start]):
        start += 1
    stop = answer_end(blocks, start, zones.end)
    own = one_each(blocks, start, stop, asked)
    if own:
        return own
    answer = stretches_of(blocks[start:stop])
    if not answer:
        return asked
    least = min(len(each.path) for each in asked)
    tops = [each for each in asked if len(each.path) == least]
    sure = 0.9 if len(tops) == 1 else 0.75
    return [each.answered(answer, len(tops) > 1, sure) if len(each.path) == least else each for each in asked]


def _only_leads_in(block: Block) -> bool:
    if SEARCHED.match(block.text) and len(block.text) < 300 and "held" not in block.text:
        return True
    if tells_duties(block.text):
        return True
    return is_response_start(block) and (
        len(block.text) < 60 or block.text.rstrip().endswith((":", "below.", "follows."))
    )
