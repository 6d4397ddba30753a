"""Parts of answers made of words that a person chose on the letter's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from documents.models import LetterPage, Passage
from documents.reading.shapes import SaidKind
from documents.reading.words import running
from requests.correctable.beyond import gaps, left_between, refuse_after, refuse_around
from requests.correctable.parts import Answers, Part
from requests.correctable.places import Stretch, bare, pages_of, places_of, signs, words_of
from requests.correctable.tables import words_of_table
from requests.errors import CannotCorrect
from requests.models import AnswerPart, DataTable, Question

Run = dict[str, Any]
BLANK_LINE = re.compile(r"\n\s*\n")
ONLY_A_MARK = re.compile(r"\W*(?:\d{1,2}|[a-z]|[ivx]{1,4})?\W*", re.IGNORECASE)  # "b." or a bullet before an item
NOTHING = "None of these words can be an answer. Choose others."
NOT_HERE = "Choose words of this part of the answer, but not all of them."


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a part, or a piece of one: all of its words are among those chosen, or none."""

    run: Run
    at: tuple[Stretch, ...]
    is_chosen: bool


@dataclass(slots=True)
class Chosen:
    """An answer taken apart by the words that were chosen. `parts`: its parts as values, `pieces`: what each says."""

    question: Question
    parts: Sequence[Part]
    pieces: Sequence[Sequence[Piece]]
    pages: dict[int, LetterPage]
    stretches: Sequence[Stretch]
    said: dict[str, Sequence[Stretch]] = field(default_factory=dict)

    def on_their_own(self, index: int) -> list[list[Part]]:
        """The part in two or three: the chosen words, and what stands before and after them."""
        groups = [[piece.run for piece in group] for _, group in groupby(self.pieces[index], lambda p: p.is_chosen)]
        if len(groups) < 2:
            raise CannotCorrect(NOT_HERE)
        refuse_around(self.pages, self.stretches, self._chosen_of(index))
        made = [{**self.parts[index], "said": said} for said in groups]
        return [[*self.parts[:index], *made, *self.parts[index + 1 :]]]

    def alone(self, index: int) -> list[list[Part]]:
        """The part with these words and no others. Other parts of the same answer lose them."""
        said = self._gathered()
        kept = self._without()
        kept[index] = {**self.parts[index], "said": said}
        return [[part for part in kept if part["said"]]]

    def carried(self, index: int, to: Sequence[Part]) -> list[list[Part]]:
        """The chosen words of the part taken from it, and put at the end of another answer."""
        said = [piece.run for piece in self.pieces[index] if piece.is_chosen]
        if not said:
            raise CannotCorrect("Choose words of this part of the answer.")
        refuse_around(self.pages, self.stretches, self._chosen_of(index))
        kept = [*self.parts]
        kept[index] = {**kept[index], "said": [piece.run for piece in self.pieces[index] if not piece.is_chosen]}
        return [[part for part in kept if part["said"]], [*to, {**self.parts[index], "said": said}]]

    def added(self, outcome: str) -> list[list[Part]]:
        """One more part, of these words. Other parts of the same answer lose them."""
        made = {"outcome": outcome, "not_yet": False, "held_by": "", "exemptions": [], "said": self._gathered()}
        return [[*(part for part in self._without() if part["said"]), made]]

    def left_behind(self, index: int) -> list[str]:
        """What was chosen between words of the part and is not of it."""
        return left_between(self.pages, self.stretches, self._chosen_of(index))

    def answers(self, *others: Question) -> Answers:
        """The answers that are changed, with where all of their words stand."""
        return Answers((self.question, *others), places_of(self.said))

    def _without(self) -> list[Part]:
        return [
            {**part, "said": [piece.run for piece in pieces if not piece.is_chosen]}
            for part, pieces in zip(self.parts, self.pieces, strict=True)
        ]

    def _gathered(self) -> list[Run]:
        """The chosen words in the order of the letter: runs of this answer as they are, and what was in no answer."""
        own = [piece for pieces in self.pieces for piece in pieces if piece.is_chosen]
        new = list(self._unread([stretch for piece in own for stretch in piece.at]))
        self.said |= {piece.run["text"]: piece.at for piece in new}
        found = [piece.run for piece in sorted([*own, *new], key=lambda piece: piece.at[:1])]
        if not found:
            raise CannotCorrect(NOTHING)
        refuse_after(self.pages, self.stretches, [stretch for piece in [*own, *new] for stretch in piece.at])
        return found

    def _chosen_of(self, index: int) -> list[Stretch]:
        return [stretch for piece in self.pieces[index] if piece.is_chosen for stretch in piece.at]

    def _unread(self, taken: Sequence[Stretch]) -> Iterator[Piece]:
        """The tables and paragraphs of the chosen words that this answer does not have yet."""
        tables = [
            table
            for table in _tables(self.question, self.stretches)
            if not any(_overlap(one, other) for one in table.at for other in taken)
        ]
        yield from tables
        for gap in gaps(self.stretches, [*taken, *(stretch for table in tables for stretch in table.at)]):
            yield from self._paragraphs(gap, is_all=gap in self.stretches)

    def _paragraphs(self, gap: Stretch, *, is_all: bool) -> Iterator[Piece]:
        _refuse_of_others(self.question, gap)
        text, start = self.pages[gap.page].text[gap.start : gap.end], gap.start
        for words in BLANK_LINE.split(text):
            inside = signs(words)
            if inside and (is_all or not ONLY_A_MARK.fullmatch(words)):
                at = gap.start + text.index(words, start - gap.start)
                stretch = Stretch(gap.page, at + inside[0], at + inside[-1] + 1)
                run = {"kind": SaidKind.PARAGRAPH.value, "text": running(words), "table": None}
                yield Piece(run, (stretch,), is_chosen=True)
            start += len(words)


def chosen_in(question: Question, stretches: Sequence[Stretch]) -> Chosen:
    """The answer to a question, taken apart by these stretches of the letter's pages. Raises CannotCorrect."""
    words_of(question.foi_request, stretches)
    pages = pages_of(question.foi_request)
    rows = list(question.parts.order_by("order"))
    [parts] = Answers((question,)).value
    at = _places([run for row in rows for run in row.said])
    pieces = [
        [
            piece
            for kept, run in zip(row.said, part["said"], strict=True)
            for piece in _cut(run, [at[key] for key in kept["passages"]], pages, stretches)
        ]
        for row, part in zip(rows, parts, strict=True)
    ]
    whole = {run["text"]: [at[key] for key in run["passages"]] for row in rows for run in row.said}
    return Chosen(
        question, parts, pieces, pages, stretches, whole | {p.run["text"]: p.at for each in pieces for p in each}
    )


def _places(runs: Sequence[Run]) -> dict[int, Stretch]:
    rows = Passage.objects.select_related("page").in_bulk({key for run in runs for key in run["passages"]})
    return {key: Stretch(row.page.number, row.start, row.end) for key, row in rows.items()}


def _cut(
    run: Run, at: Sequence[Stretch], pages: Mapping[int, LetterPage], stretches: Sequence[Stretch]
) -> Iterator[Piece]:
    """A run cut where the chosen words begin and end. Tables stay whole, and words that are not those of the page."""
    places = [(page, start + sign) for page, start, end in at for sign in signs(pages[page].text[start:end])]
    is_chosen = [any(page == on and start <= sign < end for on, start, end in stretches) for page, sign in places]
    of_page = bare("".join(pages[page].text[start:end] for page, start, end in at))
    if run["table"] is not None or of_page != bare(run["text"]):
        yield Piece(run, tuple(at), any(is_chosen))
        return
    inside, reached = signs(run["text"]), 0
    for chosen, group in groupby(is_chosen):
        first, reached = reached, reached + len(list(group))
        text = run["text"][inside[first] : inside[reached - 1] + 1]
        yield Piece({**run, "text": text}, tuple(_joined(places[first:reached])), chosen)


def _joined(places: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Signs as stretches, one a page: from the first to the last of them."""
    for page, group in groupby(places, key=lambda place: place[0]):
        on_page = [sign for _, sign in group]
        yield Stretch(page, on_page[0], on_page[-1] + 1)


def _tables(question: Question, stretches: Sequence[Stretch]) -> Iterator[Piece]:
    """The letter's tables that the chosen words reach into."""
    for table in DataTable.objects.filter(foi_request=question.foi_request_id).order_by("number"):
        passages = table.passages.select_related("page").order_by("page__number", "start")
        at = tuple(Stretch(each.page.number, each.start, each.end) for each in passages)
        if any(_overlap(one, other) for one in at for other in stretches):
            run = {"kind": SaidKind.TABLE.value, "text": words_of_table(table), "table": table.number}
            yield Piece(run, at, is_chosen=True)


def _refuse_of_others(question: Question, gap: Stretch) -> None:
    """Words are in one answer only."""
    others = AnswerPart.objects.filter(question__foi_request=question.foi_request_id).exclude(question=question)
    here = others.filter(passages__page__number=gap.page, passages__start__lt=gap.end, passages__end__gt=gap.start)
    if row := here.select_related("question").first():
        raise CannotCorrect(f"Some of these words are in the answer to {row.question}. Move them from there first.")


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
