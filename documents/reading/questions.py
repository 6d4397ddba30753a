"""Blocks -> questions, each once, and the stretches of the letter that answer each.

How a letter can be laid out, and which module reads it:

    a table with a question column and an answer column                       qa_tables
    a numbered list, then numbered answers (the questions printed again)      answer_heads
    a numbered or bulleted list with the answers in between                   interleaved
    a list, then one answer for all                                           shared (below)
    no numbers at all                                                         unnumbered
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.bulleted import bulleted_questions
from documents.reading.interleaved import has_answers_between, interleaved_questions
from documents.reading.numbering import Role
from documents.reading.qa_tables import questions_in_tables
from documents.reading.sequences import Head, Run, find_runs
from documents.reading.tables import FoundTable
from documents.reading.unnumbered import unnumbered_questions
from documents.reading.zones import Zones, closing_kind, is_response_start


def find_questions(blocks: Sequence[Block], tables: Sequence[FoundTable], zones: Zones) -> list[Asked]:
    """The letter's questions in the order they are asked."""
    in_tables = questions_in_tables(tables)
    if in_tables:
        return in_tables
    run = _question_run(blocks, zones)
    if run is None:
        bulleted = bulleted_questions(blocks, zones)
        return bulleted or unnumbered_questions(blocks, zones)
    asked = read_heads(blocks, run.heads)
    by_heads = answers_by_heads(blocks, zones, asked)
    if by_heads is not None:
        return by_heads
    if has_answers_between(blocks, run.heads, zones):
        return interleaved_questions(blocks, zones, run.heads)
    return _shared(blocks, zones, asked)


def _question_run(blocks: Sequence[Block], zones: Zones) -> Run | None:
    """The run that asks: the first of those that score nearly as well as the best."""
    runs = find_runs(blocks, zones.begin, zones.end, zones.intro + 1 if zones.intro is not None else None)
    signed = next((at for at in range(zones.end) if closing_kind(blocks[at].text) == "sign-off"), zones.end)
    scored = [(run, _score(run, blocks, zones)) for run in runs if run.heads[0].at < signed]
    best = max((score for _, score in scored), default=0.0)
    if best < 2.5:
        return None
    return next(run for run, score in scored if score >= 0.6 * best)


def _score(run: Run, blocks: Sequence[Block], zones: Zones) -> float:
    first = run.heads[0].at
    asking = sum(_asks(blocks, head, run) for head in run.heads)
    labelled = sum(head.marker.role is Role.QUESTION for head in run.heads)
    score = 2.0 * asking + len(run.top) + 2.0 * labelled
    asked_before_answer = zones.intro is not None and zones.intro < first and (zones.response or zones.end) > first
    score += 2.5 if asked_before_answer else 0.0
    return score if asking or labelled or asked_before_answer else 0.0


def _asks(blocks: Sequence[Block], head: Head, run: Run) -> bool:
    block = blocks[head.at]
    if block.rest:
        return is_asking(block.text[block.marker.length if block.marker else 0 :].strip(" -–—:"))
    return head.at + 1 < len(blocks) and is_asking(blocks[head.at + 1].text)


def read_heads(blocks: Sequence[Block], heads: Sequence[Head]) -> list[Asked]:
    """A list of questions, each with the unmarked blocks that stand under it up to the next number."""
    asked = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        block = blocks[head.at]
        words, stop = block.rest, head.at + 1
        if after is not None:
            under = [each for each in blocks[stop : after.at] if each.kind is not BlockKind.TABLE]
            words = words + tuple(word for each in under if not is_response_start(each) for word in each.words)
            stop = after.at
        elif not words and stop < len(blocks):
            words, stop = blocks[stop].words, stop + 1
        else:
            stop = _past_own_bullets(blocks, head.at)
            words = words + tuple(word for each in blocks[head.at + 1 : stop] for word in each.words)
        asked.append(Asked(head.path, head.marker.printed, words, after=stop, sure=0.7 if head.skipped else 1.0))
    return asked


def _past_own_bullets(blocks: Sequence[Block], at: int) -> int:
    """Bullets right under a question that ends with a colon are part of it."""
    stop = at + 1
    if blocks[at].text.rstrip().endswith(":"):
        while stop < len(blocks) and blocks[stop].bullet and blocks[stop].marker is None:
            stop += 1
    return stop


def _shared(blocks: Sequence[Block], zones: Zones, asked: list[Asked]) -> list[Asked]:
    """One answer for all: it belongs to each question of the outermost level."""
    start = asked[-1].after
    while start < zones.end and _only_leads_in(blocks[start]):
        start += 1
    stop = next(
        (at for at in range(start + 1, zones.end) if closing_kind(blocks[at].text)),
        zones.end,
    )
    answer = stretches_of(blocks[start:stop])
    least = min(len(each.path) for each in asked)
    tops = [each for each in asked if len(each.path) == least]
    sure = 0.9 if len(tops) == 1 else 0.75
    return [each.answered(answer, len(tops) > 1, sure) if len(each.path) == least else each for each in asked]


def _only_leads_in(block: Block) -> bool:
    return is_response_start(block) and (
        len(block.text) < 60 or block.text.rstrip().endswith((":", "below.", "follows."))
    )
