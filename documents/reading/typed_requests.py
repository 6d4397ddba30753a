"""A request as somebody types it -> its questions, each with the stretch of the text it stands in.

    Under the Act, please send me:          leads in what is listed under it
    1. The cost of taxis in                 numbered or lettered: a question, or the lead of those marked under it
       a) 2023, and
       b) 2024.
    How many people work there? If so, …    running text: each sentence that asks; a rider stays with it
    I ask for: (a) the cost; (b) the date   a list within a paragraph
    Please reply by e-mail.                 courtesy: no question

A stretch is two offsets into the text as typed, so that a question can be taken out and the rest stays word for word.
Letters are read by `questions`. Here nothing is answered, so only the rules of lists and of asking are shared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, lines_to_blocks
from documents.reading.sequences import Head, Run, find_runs
from documents.reading.tables import find_tables
from documents.reading.typed_asking import LEADS, asks, goes_on, is_frame, is_name_alone, tells, without_footer
from documents.reading.typed_lists import TypedList, typed_list
from documents.reading.typed_sentences import sentences
from documents.reading.words import Page, Word, words_to_text
from documents.reading.zones import closing_kind

TOKEN = re.compile(r"\S+")
BLANK_LINES = re.compile(r"\n{3,}")
COUNTED = re.compile(r"\(?q(?:uestion)? ?(?P<number>\d{1,2})[.):]{1,2} (?=\S)", re.I)
MOST_BETWEEN = 12  # blocks
MOST_LISTS = 5  # within one paragraph
USUAL_WIDTH = 72.0  # characters: where short lines end, they were meant to end


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """A question: its number and words, those it stands under, and from where to where each is typed."""

    number: str  # as typed, "2" or "1a"; blank where it has none
    words: str
    start: int
    end: int
    lead: str = ""
    lead_place: tuple[int, int] | None = None  # a lead that goes where all the questions under it go

    @property
    def whole(self) -> str:
        """The question as it can be understood by itself."""
        return f"{self.lead} {self.words}".strip()


NO_LEAD = TypedQuestion("", "", 0, 0)


def typed_questions(text: str) -> tuple[TypedQuestion, ...]:
    """The questions of a request in the order they stand. Where nothing asks, all that is said is one question."""
    blocks = _blocks(without_footer(text))
    found = [*_questions(blocks, text)]
    if found or not blocks:
        return tuple(found)
    signed = next((at for at, block in enumerate(blocks) if closing_kind(block.text) == "sign-off"), len(blocks))
    signed -= 1 if signed == len(blocks) > 1 and is_name_alone(blocks[-1].text) else 0
    said = [word for block in blocks[:signed] for word in _said(block)]
    return (_question(said or [word for block in blocks for word in block.words]),)


def _blocks(text: str) -> list[Block]:
    words = tuple(Word(found.group(), 1, found.start(), found.end()) for found in TOKEN.finditer(text))
    if not words:
        return []
    sheets, _ = find_tables([Page(1, text, words, width=USUAL_WIDTH)])
    return [block for block in lines_to_blocks(sheets) if block.words]


def _questions(blocks: Sequence[Block], text: str) -> Iterator[TypedQuestion]:
    heads = {head.at: head for run in _runs(blocks) for head in run.heads}
    over, following = _parents(heads), dict(pairwise([*sorted(heads), len(blocks)]))
    at, lead = 0, NO_LEAD
    while at < len(blocks):
        stop = at + 1
        if at in heads:
            stop = _end_of_head(blocks, at, following[at])
            if over.get(stop) != at:  # otherwise it only leads in what stands under it
                listed = _listed(blocks, heads[at], stop, over.get(at))
                yield _led(listed, lead) if not listed.lead and tells(lead.words) else listed
        elif blocks[at].bullet:
            stop = _end_of_level(blocks, at, text)
            yield from _bulleted(blocks[at:stop], lead)
        else:
            stop = _end_of_bullets(blocks, at) if blocks[at].text.endswith("?") else stop
            words = [word for block in blocks[at:stop] for word in block.words]
            leads = blocks[at].text.endswith(LEADS)
            lead = _question(list(sentences(words))[-1]) if leads else NO_LEAD
            if leads and stop < len(blocks) and (stop in heads or blocks[stop].bullet):
                words = [word for word in words if word.start < lead.start]
            yield from _paragraph(words, after_list=bool(heads) and min(heads) < at)
        at = stop


def _led(question: TypedQuestion, lead: TypedQuestion) -> TypedQuestion:
    """The question under a lead, which goes where all the questions under it go."""
    return replace(question, lead=lead.whole, lead_place=(lead.start, lead.end)) if lead.words else question


def _end_of_level(blocks: Sequence[Block], at: int, text: str) -> int:
    """One past the bullets that stand under this one, which leads them in: "Expenses:" over those set in further."""
    stop = at + 1
    if not blocks[at].text.endswith(":"):
        return stop
    while stop < len(blocks) and blocks[stop].bullet:
        is_under = _column(blocks[stop], text) > _column(blocks[at], text) or blocks[stop].bullet != blocks[at].bullet
        if not is_under and not blocks[stop].text[:1].islower():
            break
        stop += 1
    return stop


def _column(block: Block, text: str) -> int:
    first = block.lines[0].words[0].start
    return first - (text.rfind("\n", 0, first) + 1)


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    """The numbers and letters that count on, or that ask by themselves."""
    for run in find_runs(blocks, 0, len(blocks), 0):
        first = blocks[run.heads[0].at]
        is_counted = sum(1 for _ in COUNTED.finditer(first.text)) > 1  # within the paragraph
        if len(run.heads) > 1 or (is_asking(words_to_text(first.rest)) and not is_counted):
            yield run


def _parents(heads: Mapping[int, Head]) -> dict[int, int]:
    """The block each numbered one stands under, of those that stand under any."""
    above: list[Head] = []
    found = {}
    for at, head in sorted(heads.items()):
        while above and not _is_under(head, above[-1]):
            above.pop()
        if above:
            found[at] = above[-1].at
        above.append(head)
    return found


def _is_under(head: Head, over: Head) -> bool:
    return len(head.path) > len(over.path) and head.path[: len(over.path)] == over.path


def _end_of_head(blocks: Sequence[Block], at: int, following: int) -> int:
    """Text between a number and the next is part of the question; after the last number only bullets are."""
    between = blocks[at + 1 : following]
    if following < len(blocks) and len(between) <= MOST_BETWEEN and not any(is_frame(block.text) for block in between):
        return following
    return _end_of_bullets(blocks, at)


def _end_of_bullets(blocks: Sequence[Block], at: int) -> int:
    stop = at + 1
    while stop < len(blocks) and blocks[stop].bullet and blocks[stop].marker is None:
        stop += 1
    return stop


def _listed(blocks: Sequence[Block], head: Head, stop: int, over: int | None) -> TypedQuestion:
    under = [word for block in blocks[head.at + 1 : stop] for word in block.words]
    made = _question([*blocks[head.at].words, *under])
    made = replace(made, number="".join(head.path), words=words_to_text([*blocks[head.at].rest, *under]))
    if over is None:
        return made
    lead = _question(blocks[over].words)
    return replace(made, lead=words_to_text(blocks[over].rest), lead_place=(lead.start, lead.end))


def _bulleted(level: Sequence[Block], lead: TypedQuestion) -> Iterator[TypedQuestion]:
    """A bullet, under the sentence that leads in its list; or those it leads in itself. Its sign goes where it goes."""
    first = replace(_signed(level[0]), lead=lead.whole)
    if len(level) == 1:
        yield first
    for block in level[1:]:
        yield _led(_signed(block), first)


def _signed(block: Block) -> TypedQuestion:
    made = _question([word for line in block.lines for word in line.words])
    return replace(made, words=block.text)


def _said(block: Block) -> list[Word]:
    """What a paragraph says beside greeting and sign-off, and who stands after that."""
    kept: list[Word] = []
    for sentence in sentences(block.words):
        if is_frame(text := words_to_text(sentence)) or (not kept and is_frame(block.text) and is_name_alone(text)):
            if kept:
                break
            continue
        kept += sentence
    return kept


def _paragraph(words: Sequence[Word], *, after_list: bool) -> Iterator[TypedQuestion]:
    """What a paragraph asks: in a list within it, and in the sentences around that."""
    for _ in range(MOST_LISTS):
        if (found := typed_list(words)) is None:
            break
        yield from _running(found.before, after_list=after_list)
        yield from _points(found)
        words = found.after
    yield from _running(words, after_list=after_list)


def _points(found: TypedList) -> Iterator[TypedQuestion]:
    lead = _question(found.lead) if found.lead else NO_LEAD
    for point in found.points:
        start, end = point.place
        yield _led(TypedQuestion(point.number, words_to_text(point.words), start, end), lead)


def _running(words: Sequence[Word], *, after_list: bool) -> Iterator[TypedQuestion]:
    """The sentences of a paragraph that ask. After a list only what ends with a question mark does.

    "Q1: Who chairs it? Q2: How often did it meet?": sentences that are counted are questions by themselves.
    """
    waiting: list[Word] = []
    between: list[Word] = []
    last = 0
    for sentence in sentences(words):
        said = words_to_text(sentence)
        counts_on = (mark := COUNTED.match(said)) is not None and int(mark["number"]) == last + 1
        last += counts_on
        if waiting and not counts_on and goes_on(said):
            waiting += [*between, *sentence]  # what it goes on from may stand between
            between = []
        elif counts_on or (asks(said) and not said.endswith(LEADS) and (said.endswith("?") or not after_list)):
            if waiting:
                yield _counted(waiting)
            waiting, between = [*sentence], []
        else:
            between += sentence
    if waiting:
        yield _counted(waiting)


def _counted(words: Sequence[Word]) -> TypedQuestion:
    """A question of a paragraph, its number apart where it has one."""
    made = _question(words)
    mark = COUNTED.match(made.words)
    return replace(made, number=mark["number"], words=made.words[mark.end() :]) if mark else made


def _question(words: Sequence[Word]) -> TypedQuestion:
    return TypedQuestion("", words_to_text(words), words[0].start, words[-1].end)


def without(text: str, questions: Sequence[TypedQuestion], dropped: Collection[int]) -> str:
    """The request without some of its questions, by their places in `questions`; all else word for word.

    What only leads in questions that are all taken out goes with them.
    """
    kept_leads = {question.lead_place for at, question in enumerate(questions) if at not in dropped}
    cuts = []
    for at, question in enumerate(questions):
        if at in dropped:
            cuts.append((question.start, question.end))
            if question.lead_place and question.lead_place not in kept_leads:
                cuts.append(question.lead_place)
    pieces, end = [], 0
    for start, stop in sorted(set(cuts)):
        pieces.append(text[end:start])
        end = max(end, stop)
    left = "".join([*pieces, text[end:]])
    lines = (line.rstrip() for line in left.split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
