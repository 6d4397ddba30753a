"""A request in one paragraph, each sentence of which has a numbered answer of its own:

How many were lost? How many were found? What did it cost?
1. Forty-one.   2. Nine.   3. £310.                              as many numbers as sentences that ask

You wished to know how many were lost, how many were found, and what it cost.       or as clauses of one sentence
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.by_kin import stems
from documents.reading.closings import answer_end, first_closing
from documents.reading.inline_items import inline_items
from documents.reading.one_each import one_each
from documents.reading.outcomes import tells_of_search
from documents.reading.sequences import Head, find_runs
from documents.reading.words import Word, sentences_of, words_to_text
from documents.reading.zones import Zones, is_response_start

SURE = 0.8
A_SENTENCE = 0.6  # sure
LEAD = 60  # characters
LISTS = re.compile(
    r"\byou (?:have |had )?(?:also )?(?:asked|requested|sought|wanted|wished|would like)\b[^.:?]{0,120}:$", re.I
)
CLAUSE = re.compile(
    r"(?:how|what|which|who|when|where|why|whether|if|details|copies|an? (?:copy|list)"
    r"|the (?:number|total|names?|costs?|amount|value|dates?))\b",
    re.I,
)


def asked_by_sentence(blocks: Sequence[Block], zones: Zones, words: Sequence[Word], start: int) -> list[Asked]:
    """Each sentence of the request with its answer; none where they do not come out even."""
    sentences = sentences_of(words)
    if len(sentences) < 2 or not all(is_asking(words_to_text(each)) for each in sentences):
        return []
    return _answered(blocks, zones, sentences, start) or _told_in_turn(blocks, zones, sentences, start)


def _told_in_turn(
    blocks: Sequence[Block], zones: Zones, sentences: Sequence[tuple[Word, ...]], start: int, *, in_one: bool = False
) -> list[Asked]:
    """As many paragraphs as sentences, each of which speaks of what its sentence asks.

    `in_one`: or as many sentences of one paragraph.
    """
    begin = start
    while begin < zones.end and _only_leads(blocks[begin]):
        begin += 1
    asked = [Asked((str(at),), None, each, after=start, sure=SURE) for at, each in enumerate(sentences, 1)]
    stop = answer_end(blocks, begin, zones.end)
    return one_each(blocks, begin, stop, asked) or (_a_sentence_each(blocks[begin:stop], asked) if in_one else [])


def _a_sentence_each(answer: Sequence[Block], asked: Sequence[Asked]) -> list[Asked]:
    """As many sentences as questions in one paragraph, most of which speak of what is asked in their place."""
    sentences = sentences_of(answer[0].words) if len(answer) == 1 and answer[0].kind is BlockKind.PARAGRAPH else []
    if len(sentences) != len(asked):
        return []
    pairs = list(zip(asked, sentences, strict=True))
    speak = sum(bool(stems(each.text) & stems(words_to_text(told))) for each, told in pairs)
    if 2 * speak < len(asked):
        return []
    return [each.answered([Stretch(answer[0], tuple(told))], sure=A_SENTENCE) for each, told in pairs]


def _only_leads(block: Block) -> bool:
    return tells_of_search(block.text) or (is_response_start(block) and len(block.text) < LEAD)


def asked_by_item(blocks: Sequence[Block], zones: Zones, words: Sequence[Word], start: int) -> list[Asked]:
    """Each item of a list within the paragraph, with its answer; none where they do not come out even."""
    items = list(inline_items(words).values())
    return (_answered(blocks, zones, items, start) or _told_in_turn(blocks, zones, items, start)) if items else []


def asked_by_clause(blocks: Sequence[Block], zones: Zones, words: Sequence[Word], start: int) -> list[Asked]:
    """Each clause of the sentence that tells what was asked, with its answer; none where they do not come out even."""
    parted = [at for at in range(1, len(words)) if words[at - 1].text.endswith(";")]  # where they are, commas part less
    begins = [0, *(parted or (at for at in range(1, len(words)) if _opens_clause(words, at)))]
    clauses = [_bare(words[begin:end]) for begin, end in pairwise([*begins, len(words)])]
    if len(clauses) < 2 or not all(clauses):
        return []
    return _answered(blocks, zones, clauses, start) or _told_in_turn(blocks, zones, clauses, start, in_one=True)


def asked_after_colon(blocks: Sequence[Block], zones: Zones, at: int) -> list[Asked]:
    """What is listed within a paragraph after "You asked for three things:", each with its answer under a title."""
    words = blocks[at].words
    lists = (to for to in range(3, len(words) - 3) if words[to].text.endswith(":"))
    colon = next((to for to in lists if LISTS.search(words_to_text(words[max(to - 25, 0) : to + 1]))), None)
    if colon is None:
        return []
    listed = sentences_of(words[colon + 1 :])[0]
    return asked_in_list(blocks, zones, listed, at + 1) or asked_in_list(blocks, zones, listed, at + 1, ",")


def asked_in_list(
    blocks: Sequence[Block], zones: Zones, words: Sequence[Word], start: int, sign: str = ";"
) -> list[Asked]:
    """What one sentence lists, parted by its semicolons, each with its answer; none where they do not come out even."""
    ends = [to + 1 for to, word in enumerate(words) if word.text.endswith(sign)]
    pieces = [_bare(words[begin:end]) for begin, end in pairwise([0, *ends, len(words)])]
    if not ends or not all(pieces) or len(sentences_of(words)) > 1:
        return []
    pieces[-1] = (*pieces[-1][:-1], _without_sign(pieces[-1][-1]))
    return _answered(blocks, zones, pieces, start) or _told_in_turn(blocks, zones, pieces, start)


def _without_sign(last: Word) -> Word:
    said = last.text.rstrip(".")
    return last._replace(text=said, end=last.start + len(said))


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    parted = words[at - 1].text.endswith((",", ";")) or words[at - 1].text.lower() in ("and", "or")
    return parted and CLAUSE.match(words_to_text(words[at : at + 3])) is not None


def _bare(clause: Sequence[Word]) -> tuple[Word, ...]:
    """Without the comma and the "and" that join it to the next."""
    kept = list(clause)
    while kept and kept[0].text.lower() in ("and", "or"):
        kept.pop(0)
    while kept and kept[-1].text.lower() in ("and", "or"):
        kept.pop()
    if kept and (said := kept[-1].text.rstrip(",;")) != kept[-1].text:
        kept[-1] = kept[-1]._replace(text=said, end=kept[-1].start + len(said))
    return tuple(kept)


def _answered(blocks: Sequence[Block], zones: Zones, asks: Sequence[Sequence[Word]], start: int) -> list[Asked]:
    asked = [Asked((str(at),), None, tuple(ask), after=start, sure=SURE) for at, ask in enumerate(asks, 1)]
    found = answers_by_heads(blocks, zones, asked) or []
    if found and all(each.answer and not each.shared for each in found):
        return [replace(each, sure=min(each.sure, SURE)) for each in found]
    heads = next((run.heads for run in find_runs(blocks, start, zones.end) if len(run.heads) == len(asks)), None)
    if heads is None or any(len(head.path) > 1 for head in heads):
        return []
    return [each.answered(_under(blocks, zones, heads, at), sure=SURE) for at, each in enumerate(asked)]


def _under(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head], at: int) -> list[Stretch]:
    head = heads[at].at
    after = heads[at + 1].at if at + 1 < len(heads) else zones.end
    stop = first_closing(blocks, head + 1, after)
    own = blocks[head]
    return [*([Stretch(own, own.rest)] if own.rest else []), *stretches_of(blocks[head + 1 : stop])]
