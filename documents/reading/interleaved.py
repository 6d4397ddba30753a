"""Questions with their answers in between:

1. How many …?
   15
2. What …?
   Withheld under …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.by_kin import answered_by_kin
from documents.reading.closings import answer_end, first_closing
from documents.reading.numbering import Role
from documents.reading.sequences import Head
from documents.reading.words import Word, sentences_of, words_to_text
from documents.reading.zones import (
    REQUEST_HEADING,
    RESPONSE_HEADING,
    Zones,
    closing_kind,
    is_label,
    is_response_start,
)

LEADS_ON = re.compile(r"\b(?:following|follows|below|include|including|information|details|example|provide)\b", re.I)
PLEA = re.compile(r"(?:please|(?:could|can|would) you|i would like)\b", re.I)
FURTHER = re.compile(
    r"(?:additionally|also|further|and|in addition),? (?:how|what|which|who|when|where|please|can|could|is|are"
    r"|do|does|the number)\b",
    re.I,
)


def answers_on_same_line(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Whether most numbers stand before a question mark and more words that do not ask: "1. How many? – Five.".

    Where some do, others may say what they ask for before a colon: "2. Please name the brand: Acme".
    """
    told = sum(bool(_told_on_line(words_to_text(blocks[head.at].rest), "?")) for head in heads)
    if len(heads) > 2 and all(_dash(blocks[head.at].rest) is not None for head in heads) and _is_last(blocks, heads):
        return True
    if told >= max(2, 0.4 * len(heads)):
        told += sum(_has_colon_answer(blocks[head.at].rest) for head in heads)
    return told >= max(1, 0.6 * len(heads))


def _told_on_line(said: str, sign: str) -> str:
    """What stands after the sign and does not ask."""
    _, found, rest = said.rpartition(sign)
    rest = rest.strip(" -–—:(”\"'.)")
    return rest if found and rest and not is_asking(rest) else ""


def _has_colon_answer(words: Sequence[Word]) -> bool:
    return not any("?" in word.text for word in words) and _colon(words) is not None


def _is_last(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Whether the numbers stand one right below the other, and the letter closes under them."""
    after = heads[-1].at + 1
    together = after - heads[0].at == len(heads)
    return together and after < len(blocks) and closing_kind(blocks[after].text) is not None


def _dash(words: Sequence[Word]) -> int | None:
    """Where a dash parts what is asked from its answer, in words without a question mark."""
    if any("?" in word.text for word in words):
        return None
    return next((at for at in range(2, len(words) - 1) if words[at].text in ("-", "–", "—")), None)


def _colon(words: Sequence[Word]) -> int | None:
    """Where a colon ends what is asked and an answer follows; after "the following:" follows what is asked."""
    for at, word in enumerate(words[:-1]):
        if word.text.endswith(":") and at >= 2 and is_asking(words_to_text(words[:at])):
            return at if not LEADS_ON.search(words_to_text(words[max(at - 2, 0) : at + 1])) else None
    return None


def has_answers_between(blocks: Sequence[Block], heads: Sequence[Head], zones: Zones) -> bool:
    """Whether anything but questions stands between the numbers."""
    if len(heads) < 2:
        return False
    spaces = 0
    for head, after in pairwise(heads):
        between = [block for block in blocks[head.at + 1 : after.at] if not _continues(block)]
        if not blocks[head.at].rest and between:
            between = between[1:]
        if len(between) >= 3 or any(block.kind is BlockKind.TABLE for block in between):
            return True
        spaces += bool(between)
    return spaces >= max(1, 0.3 * (len(heads) - 1))


def _continues(block: Block) -> bool:
    """A further line of a question, not an answer: a bullet or paragraph that asks."""
    if block.kind is BlockKind.TABLE:
        return False
    return block.text.rstrip().endswith("?") or FURTHER.match(block.text) is not None


def interleaved_questions(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head]) -> list[Asked]:
    """Each question with what stands under it; a question with nothing under it shares the next one's answer."""
    last = heads[-1].at
    stop = first_closing(blocks, last + 1, zones.end)
    if stop == last + 1 and not answers_on_same_line(blocks, heads[-1:]):
        stop = answer_end(blocks, last + 1, zones.end)
    stops = [head.at for head in heads[1:]] + [stop]
    nested = [len(after.path) > len(head.path) for head, after in pairwise(heads)] + [False]
    form = _Form(_answers_in_bold(blocks, heads, stops), len(heads) > 2 and answers_on_same_line(blocks, heads))
    asked = [_one(blocks, *each, form) for each in zip(heads, stops, nested, strict=True)]
    return _share(_with_groups(blocks, asked))


@dataclass(frozen=True, slots=True)
class _Form:
    """How the answers of a run are set apart from its questions."""

    in_bold: bool
    on_same_line: bool


def _answers_in_bold(blocks: Sequence[Block], heads: Sequence[Head], stops: Sequence[int]) -> bool:
    """Whether the bold lines under the questions are their answers, and no titles of what follows."""
    alone = sum(
        stop == head.at + 2 and blocks[head.at + 1].kind is BlockKind.HEADING
        for head, stop in zip(heads, stops, strict=True)
    )
    return alone >= max(2, 0.5 * len(heads))


def _one(blocks: Sequence[Block], head: Head, stop: int, has_children: bool, form: _Form) -> Asked:
    block = blocks[head.at]
    words, at = block.rest, head.at + 1
    label = label_between(blocks, head.at, stop)
    if label is not None:  # all above it asks, whatever it says
        words, at = (*words, *(word for each in blocks[at:label] for word in each.words)), label + 1
    elif not words and at < stop:
        words, at = blocks[at].words, at + 1
    while label is None and at < stop and _goes_on(blocks, at, stop):
        words, at = (*words, *blocks[at].words), at + 1
    under = stretches_of(_without_label_below(blocks[at:stop]))
    answer = [
        each for each in under if (form.in_bold and each is under[0]) or not _is_section_title(each, stop, blocks)
    ]
    sure = 0.7 if head.skipped else 0.95
    asked = Asked(head.path, head.marker.printed, words, after=at, sure=sure)
    if form.on_same_line and not has_children:
        question, rest = _answer_on_same_line(words, colons=True)
        if rest:
            told = replace(asked, words=question, sure=0.8)
            return told.answered([Stretch(block, rest), *answer])
    if answer:
        return asked.answered(answer[1:] if _is_label(answer) else [_without_label(answer[0]), *answer[1:]])
    question, rest = (words, ()) if has_children else _answer_on_same_line(words)
    if rest:
        return Asked(head.path, head.marker.printed, question, after=at, sure=0.7).answered([Stretch(block, rest)])
    return asked


def label_between(blocks: Sequence[Block], head: int, stop: int) -> int | None:
    """Where "Answer", by itself on a line, parts what is asked under a number from what is told."""
    asks = bool(blocks[head].rest)
    places = range(head + 1 if asks else head + 2, stop - 1)
    return next((at for at in places if is_label(blocks[at], RESPONSE_HEADING)), None)


def _without_label_below(under: Sequence[Block]) -> Sequence[Block]:
    """ "You asked:" over the next question is no word of this one's answer."""
    return under[:-1] if len(under) > 1 and is_label(under[-1], REQUEST_HEADING) else under


def _is_label(answer: Sequence[Stretch]) -> bool:
    """ "Answer 1" on a line of its own above the answer."""
    marker = answer[0].block.marker
    return len(answer) > 1 and marker is not None and marker.role is Role.ANSWER and not answer[0].block.rest


def _without_label(stretch: Stretch) -> Stretch:
    """ "A1." before an answer is its number, not its words."""
    marker = stretch.block.marker
    labelled = marker is not None and marker.role is Role.ANSWER and bool(stretch.block.rest)
    return Stretch(stretch.block, stretch.block.rest) if labelled else stretch


def _goes_on(blocks: Sequence[Block], at: int, stop: int) -> bool:
    """A question goes on while what follows asks, and something is left to answer it."""
    return _continues(blocks[at]) and at + 1 < stop


def _is_section_title(stretch: Stretch, stop: int, blocks: Sequence[Block]) -> bool:
    """A heading just before the next number heads what follows; "2. Policy" before "2.1" does too."""
    if 0 < stop < len(blocks) and stretch.block is blocks[stop - 1] and len(stretch.block.text) < 60:
        marker, after = stretch.block.marker, blocks[stop].marker
        if marker and after and len(after.path) > 1 and after.path[:-1] == marker.path:
            return True
    if stretch.block.kind is not BlockKind.HEADING or stop >= len(blocks) or stop == 0:
        return False
    return stretch.block is blocks[stop - 1] or is_response_start(stretch.block)


def _answer_on_same_line(words: tuple[Word, ...], *, colons: bool = False) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """A question and its answer in one paragraph: cut after the last question mark, else before the first sentence that
    does not ask. With `colons`, a colon may be what ends the question."""
    marks = [at for at, word in enumerate(words) if word.text.rstrip("”\"'’)").endswith("?")]
    colon = _sign(words) if colons and not marks else None
    marks = marks if colon is None else [colon]
    rest = _past_pleas(words[marks[-1] + 1 :]) if marks else _after_asking(words)
    question = words[: len(words) - len(rest)]
    while rest and not rest[0].text.strip("-–—:"):
        rest = rest[1:]
    return question, tuple(rest)


def _sign(words: Sequence[Word]) -> int | None:
    colon, dash = _colon(words), _dash(words)
    return colon if colon is not None or dash is None else dash - 1


def _past_pleas(words: Sequence[Word]) -> list[Word]:
    """Without the sentences that still ask: "… the contract? Please give a title. We do not …"."""
    sentences = sentences_of(words)
    while sentences and PLEA.match(words_to_text(sentences[0])) and not _refers(sentences[0]):
        sentences = sentences[1:]
    return [word for each in sentences for word in each]


def _after_asking(words: tuple[Word, ...]) -> list[Word]:
    sentences = sentences_of(words)
    cut = 1
    while cut < len(sentences) and is_asking(words_to_text(sentences[cut])) and not _refers(sentences[cut]):
        cut += 1
    return [word for each in sentences[cut:] for word in each]


def _refers(sentence: Sequence[Word]) -> bool:
    text = words_to_text(sentence).lower()
    return text.startswith(("please see", "please find", "please refer", "all ", "any "))


def _share(asked: list[Asked]) -> list[Asked]:
    shared = list(asked)
    for at in range(len(shared) - 2, -1, -1):
        this, after = shared[at], shared[at + 1]
        same_level = len(this.path) == len(after.path) and this.path[:-1] == after.path[:-1]
        if not this.answer and same_level and after.answer:
            apart = _parted(this, after)
            if apart:
                shared[at : at + 2] = apart
                continue
            is_numbered = (this.printed or "").strip("()")[:1].isalnum()
            shared[at] = this.answered(after.answer, True, 0.6 if is_numbered else 0.8)
            shared[at + 1] = after.answered(after.answer, True, 0.8 if is_numbered else 0.9)
    return shared


def _parted(this: Asked, after: Asked) -> list[Asked]:
    """The paragraphs under the second of two questions, each to the one it speaks of; none where that is not told."""
    whole = all(stretch.words == stretch.block.words for stretch in after.answer)
    return answered_by_kin([stretch.block for stretch in after.answer], [this, after]) if whole else []


def _with_groups(blocks: Sequence[Block], asked: list[Asked]) -> list[Asked]:
    """Questions printed one after the other, then "Answer to questions 1 and 2": it is given for each of them."""
    shared = list(asked)
    for at, each in enumerate(asked):
        marker = blocks[each.after].marker if each.answer and each.after < len(blocks) else None
        others = [i for i, one in enumerate(asked[:at]) if marker and one.number in marker.group and not one.answer]
        for other in others:
            shared[other] = shared[other].answered(each.answer, True, 0.9)
        if others:
            shared[at] = each.answered(each.answer, True, 0.95)
    return shared
