"""A list of questions, then answers that each stand under the question's number or its words printed again.

    1. How many …?                    1. How many …?        or   Question 1      or   Questions 1 and 2
    2. What …?                           15                      15                   …
       (the request)                  2. What …?                 Question 2

The heads are taken in the order of the questions, in the one style that reaches most of them, so that a numbered list
inside an answer is not mistaken for heads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.copies import cut_after, goes_on
from documents.reading.likeness import begins_with, is_alike, tokens
from documents.reading.number_alone import with_bare_labels, with_number_alone
from documents.reading.numbering import Marker, Role
from documents.reading.outcomes import leads_in, tells_duties, tells_of_search
from documents.reading.referring import index_of, only_names, referred_to
from documents.reading.section_ends import section_end, without_advice
from documents.reading.section_numbers import with_section_number
from documents.reading.short_titles import is_topic, titled
from documents.reading.words import Word, words_to_text
from documents.reading.zones import Zones, closing_kind, is_response_start

BARE_GROUP = re.compile(r"(?P<open>\(?)(?P<first>\d{1,3}|(?:[ivx]{2,5}|[a-z])(?=\))).{0,200}?(?P<close>[^\w\s]?)")
IsCopy = Callable[[int, int], bool]  # whether the block at a place prints again the question of an index
UNHEADED = 0.7  # sure
LONGEST_TITLE = 60  # characters


@dataclass(frozen=True, slots=True)
class _Reply:
    """A head of an answer: which block, which questions (indexes), and whether the question is printed again."""

    at: int
    questions: tuple[int, ...]
    repeats: bool
    whole: bool = False  # the head's own words are answer too
    titles: int = 0  # how many of the head's words are a title, and neither question nor answer


def answers_by_heads(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked]) -> list[Asked] | None:
    """The questions with their answers, or None where no such heads follow the list."""
    start = asked[-1].after
    numbered = [with_number_alone(with_section_number(block, asked), asked) for block in blocks[start:]]
    blocks = [*blocks[:start], *with_bare_labels(numbered, asked)]
    styles = {_style(block.marker) for block in blocks[start : zones.end] if block.marker is not None} | {
        "repeated",
        "referred",
    }
    if all(each.printed is None for each in asked):  # a list inside the answer is numbered, the questions are not
        styles &= {"labelled", "repeated", "referred"}
    is_copy = cache(lambda at, index: _is_copy(blocks[at], asked[index]))  # told once for every style
    tried = [_heads(blocks, start, zones.end, asked, style, is_copy) for style in sorted(styles)]
    best = max(tried, key=_worth, default=[])
    if not _is_enough(best, asked):
        return None
    best = _with_references(_with_titles(best, blocks, start, zones.end, asked), blocks, start, zones.end, asked)
    return _with_first_answer(blocks, start, best, _with_answers(blocks, zones, list(asked), best))


def _with_titles(
    heads: list[_Reply], blocks: Sequence[Block], start: int, end: int, asked: Sequence[Asked]
) -> list[_Reply]:
    """Beside questions that are printed again, those of which only a title is."""
    if not all(head.repeats for head in heads):
        return heads
    above = [(start - 1, -1), *((head.at, head.questions[-1]) for head in heads)]
    below = [*((head.at, head.questions[0]) for head in heads), (_last_stop(blocks, heads[-1].at, end), len(asked))]
    more = []
    for (last, answered), (next_at, next_one) in zip(above, below, strict=True):
        free = range(answered + 1, next_one)
        named = ((at, titled(blocks[at], asked, free)) for at in range(last + 1, next_at) if free)
        more += [_Reply(at, (title[0],), False, titles=title[1]) for at, title in named if title is not None]
    numbers = [head.questions for head in more]
    return sorted([*heads, *more], key=lambda head: head.at) if numbers == sorted(set(numbers)) else heads


def _with_references(
    heads: list[_Reply], blocks: Sequence[Block], start: int, end: int, asked: Sequence[Asked]
) -> list[_Reply]:
    """Beside the heads, what speaks of "the third part of your request", where no head answers that."""
    taken = {question for head in heads for question in head.questions}
    if len(taken) == len(asked):
        return heads
    places = {head.at for head in heads}
    more = []
    for at in range(start, end):
        if at in places or blocks[at].kind is not BlockKind.PARAGRAPH or closing_kind(blocks[at].text):
            continue
        head = _referred(at, blocks[at], asked, taken)
        if head is not None:
            more.append(head)
            taken |= {*head.questions}
    return sorted([*heads, *more], key=lambda head: head.at)


def _with_first_answer(blocks: Sequence[Block], start: int, heads: list[_Reply], asked: list[Asked]) -> list[Asked]:
    """What is said before "In relation to the second part …" answers what stands before it and has no head."""
    headed = {question for head in heads for question in head.questions}
    over = {asked[question].path[:-1] for question in headed}
    first = [at for at in range(min(headed)) if not asked[at].answer and asked[at].path not in over]
    told = stretches_of([block for block in blocks[start : heads[0].at] if not _says_nothing(block)])
    for at in first if told else ():
        asked[at] = asked[at].answered(told, len(first) > 1, UNHEADED)
    return asked


def _says_nothing(block: Block) -> bool:
    text = block.text
    formal = tells_duties(text) or tells_of_search(text) or leads_in(text) or closing_kind(text)
    return block.kind is BlockKind.HEADING or bool(formal) or is_response_start(block)


def _style(marker: Marker) -> str:
    bare = BARE_GROUP.fullmatch(marker.printed) if marker.style == "group" else None
    if bare is not None:  # "1. and 2." is of a kind with "3.", "(a) and (b)" with "(c)"
        return f"{bare['open']}{'#' if bare['first'].isdigit() else 'a'}{bare['close']}"
    return marker.style if marker.role is Role.PLAIN else "labelled"


def _worth(heads: list[_Reply]) -> float:
    return sum(len(head.questions) + 2.0 * head.repeats for head in heads)


def _is_enough(heads: list[_Reply], asked: Sequence[Asked]) -> bool:
    reached = {question for head in heads for question in head.questions}
    least = min(len(each.path) for each in asked)
    tops = [at for at, each in enumerate(asked) if len(each.path) == least]
    if any(head.repeats for head in heads):
        return True
    return len(reached & set(tops)) >= max(1, 0.5 * len(tops)) or len(reached) >= max(2, 0.5 * len(asked))


def _is_copy(block: Block, question: Asked) -> bool:
    said = block.said
    alike = is_alike(said, question.text) or begins_with(said, question.text)
    again = alike and (len(tokens(said)) > 1 or block.marker is not None)
    return again and _number_agrees(block.marker, question)


def _heads(
    blocks: Sequence[Block], start: int, end: int, asked: Sequence[Asked], style: str, is_copy: IsCopy
) -> list[_Reply]:
    heads: list[_Reply] = []
    taken: set[int] = set()
    for at in range(start, end):
        block = blocks[at]
        if block.kind is BlockKind.TABLE or closing_kind(block.text) == "sign-off":
            continue
        head = _head(at, block, asked, style, taken, is_copy)
        if head is not None:
            heads.append(head)
            taken |= {*head.questions}
    return heads


def _head(at: int, block: Block, asked: Sequence[Asked], style: str, taken: set[int], is_copy: IsCopy) -> _Reply | None:
    """The block as a head. What says in words that it is about a question may say so of any that has no answer yet;
    a number alone has to come after those before it."""
    reached = max(taken, default=-1)
    if style == "referred":
        return _referred(at, block, asked, taken)
    for index in range(reached + 1, min(reached + 12, len(asked))):
        if is_copy(at, index):
            return _Reply(at, (index,), True)
    if block.marker is None or style == "repeated":
        return None
    if _style(block.marker) == style or _is_whole_number(block.marker, style):
        paths = [tuple(number.split(".")) for number in block.marker.group] or [block.marker.path]
        found = [index_of(path, asked, reached) for path in paths]
        known = tuple(each for each in found if each is not None and each not in taken)
        in_turn = style == "labelled" or min(known, default=-1) > reached
        return _Reply(at, known, False) if known and in_turn and len(known) == len(found) else None
    return _child_head(at, block, asked, reached)


def _referred(at: int, block: Block, asked: Sequence[Asked], taken: set[int]) -> _Reply | None:
    """Such a paragraph's words are the answer, and stay whole, but for a line that only says "Your second question"."""
    named = referred_to(block, asked, taken)
    bare = only_names(block)
    return _Reply(at, named, False, not bare, len(block.words) if bare else 0) if named else None


def _is_whole_number(marker: Marker, style: str) -> bool:
    """Beside "1)" and "2)", a number written whole such as "2a)" is of the same kind."""
    return marker.style.startswith("##") and style[:1] in "#(" and marker.role is Role.PLAIN


def _number_agrees(marker: Marker | None, question: Asked) -> bool:
    return (
        marker is None
        or bool(marker.group)
        or marker.token.lower() == question.path[-1].lower()
        or marker.role is not Role.PLAIN
    )


def _child_head(at: int, block: Block, asked: Sequence[Asked], reached: int) -> _Reply | None:
    """A letter alone, under the question last answered: the next of its children and no other."""
    marker = block.marker
    if reached < 0 or reached + 1 >= len(asked) or marker is None or len(marker.path) > 1 or marker.group:
        return None
    child = asked[reached + 1]
    over = asked[reached].path
    nested = len(child.path) > 1 and (child.path[:-1] == over or child.path[:-1] == over[:-1])
    if nested and child.path[-1].lower() == marker.token.lower():
        return _Reply(at, (reached + 1,), False)
    return None


def _with_answers(blocks: Sequence[Block], zones: Zones, asked: list[Asked], heads: list[_Reply]) -> list[Asked]:
    last = section_end(blocks, [head.at for head in heads], _last_stop(blocks, heads[-1].at, zones.end))
    last = without_advice(blocks, heads[-1].at, last) if heads[-1].whole else last
    stops = [*(head.at for head in heads[1:]), last]
    titles = frozenset(block.text for block in blocks[: asked[-1].after] if block.marker is None)
    for head, stop in zip(heads, stops, strict=True):
        question = asked[head.questions[0]]
        words, begin, rest = _copy(blocks, head, stop, question)
        shared = _shared_with(blocks, begin, stop, asked, head)
        begin += len(shared) > len(head.questions)
        stretches = ([Stretch(blocks[head.at], rest)] if rest else []) + stretches_of(
            _without_title_below(blocks[begin:stop], titles)
        )
        for index in shared:
            among = tuple(asked[each].number for each in shared if len(shared) > 1)
            made = replace(asked[index], among=among).answered(stretches, bool(among), 1.0 if head.repeats else 0.95)
            repeats = bool(words) and head.repeats and index in head.questions
            asked[index] = replace(made, asked=made.words, words=words) if repeats else made
    return asked


def _without_title_below(under: Sequence[Block], titles: frozenset[str]) -> Sequence[Block]:
    """A title that stands last heads what comes next: the next answer, or the closing paragraphs. So does a line that
    stands among the questions too."""
    if len(under) > 1 and under[-1].text in titles and len(under[-1].text) < LONGEST_TITLE:
        return under[:-1]
    heads_next = len(under) > 1 and under[-1].kind is BlockKind.HEADING and under[-2].kind is not BlockKind.HEADING
    is_title = heads_next and len(under[-1].text) < LONGEST_TITLE and not under[-1].text.endswith(".")
    return under[:-1] if is_title else under


def _shared_with(blocks: Sequence[Block], begin: int, stop: int, asked: list[Asked], head: _Reply) -> tuple[int, ...]:
    """Questions printed again one after the other, then "Questions 2 and 3": what follows answers each of them."""
    marker = blocks[begin].marker if begin < stop else None
    if marker is None or not marker.group:
        return head.questions
    found = [index_of(tuple(number.split(".")), asked, -1) for number in marker.group]
    named = tuple(each for each in found if each is not None)
    return named if len(named) == len(found) and set(head.questions) <= set(named) else head.questions


def _copy(
    blocks: Sequence[Block], head: _Reply, stop: int, question: Asked
) -> tuple[tuple[Word, ...], int, tuple[Word, ...]]:
    """The question's words printed again, the block after them, and what of the head is answer already."""
    rest = blocks[head.at].rest
    if head.whole:
        return (), head.at + 1, blocks[head.at].words
    if head.titles:
        return (), head.at + 1, blocks[head.at].words[head.titles :]
    if not head.repeats:
        topic = is_topic(blocks[head.at], question)
        return (), head.at + 1, () if topic and head.at + 1 < stop else _without_label_tail(rest)
    length = len(tokens(question.text))
    if begins_with(words_to_text(rest), question.text) and len(tokens(words_to_text(rest))) > length + 1:
        cut = cut_after(rest, length)
        return ((), head.at + 1, rest) if goes_on(rest[cut:]) else (rest[:cut], head.at + 1, rest[cut:])
    words, at = rest, head.at + 1
    while at < stop and len(tokens(words_to_text(words))) < length - 1 and blocks[at].kind is not BlockKind.TABLE:
        if not is_alike(words_to_text((*words, *blocks[at].words)), question.text) and not _is_within(
            blocks[at], question
        ):
            break
        words, at = (*words, *blocks[at].words), at + 1
    return words, at, ()


def _is_within(block: Block, question: Asked) -> bool:
    said, whole = tokens(block.text), tokens(question.text)
    return 0 < len(said) < len(whole) and " ".join(said) in " ".join(whole)


def _without_label_tail(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Question 1 – 41 logs": the dash belongs to neither."""
    while words and not words[0].text.strip("-–—:.)"):
        words = words[1:]
    return words


def _last_stop(blocks: Sequence[Block], at: int, end: int) -> int:
    return first_closing(blocks, at + 1, end)
