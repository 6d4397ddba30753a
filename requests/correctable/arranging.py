"""Adding a question that the reading missed, removing one that is none, splitting one in two, merging two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from documents.models import Passage
from documents.reading.shapes import SaidKind
from documents.reading.words import running
from requests.correctable.arrangement import Arrangement, Entry, entry_of, places_of_words, same_words
from requests.correctable.cutting import FIRST_WORDS, KeptRun, run_of
from requests.correctable.order import ordered, with_those_below
from requests.correctable.parts import Answers, Part
from requests.correctable.places import Stretch, words_of
from requests.correctable.places import places_of as places_by_words
from requests.correctable.questions import QuestionParent, place_of_question
from requests.correctable.shapes import Correctable, spaced
from requests.errors import CannotCorrect
from requests.models import FOIRequest, Question
from requests.particulars import shortened
from requests.proposing.phrases import capitalised, phrase
from requests.proposing.proposals import LABEL_LENGTH

FIRST, SECOND, BOTH = "first", "second", "both"
# Where another question may begin: after a sentence or a clause, at a line, at "and", at "(b)".
BEGINS = re.compile(r"(?<=[.!?:;,])\s++(?=\S)|(?<!\n)\n++|(?<!\s)\s++(?=and\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
Wanted = tuple[Correctable, Any]  # a thing and what it is to be


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a question is cut: the second one is `start` to `end` of its words."""

    start: int
    end: int


def add(foi_request: FOIRequest, at: Sequence[Stretch], number: str, parent: str, follows: str | None) -> list[Wanted]:
    """One more question, of these words of the letter."""
    words = list(words_of(foi_request, at))
    text = "\n".join(running(each) for each in words)
    told = {
        "question": number,
        "words": text,
        "follows": follows,
        "label": _label(text, number),
        "printed": "",
        "parent": parent,
        "place": [{"page": stretch.page, "words": spaced(each)} for each, stretch in zip(words, at, strict=True)],
    }
    places = places_by_words({each: [stretch] for each, stretch in zip(words, at, strict=True)})
    thing = Arrangement(foi_request, "add", [number], places=places, at=list(at[0]))
    return [(thing, [{"is": told, "has": {"text": text}}])]


def remove(question: Question, to: Question | None) -> list[Wanted]:
    """The question gone; its answer put at the end of another's, what belongs to it a step up."""
    every = ordered(question.foi_request)
    gone = entry_of(question, every, "text", "parts")
    parts = gone["has"]["parts"]
    rows: tuple[Question, ...] = (question,)
    told, after = [gone], list[Entry]()
    if parts:
        if to is None:
            raise CannotCorrect("Choose the question that its answer goes to.")
        there = entry_of(to, every, "parts")
        rows, told = (question, to), [gone, there]
        after = [_with(there, parts=_together(there["has"]["parts"], parts))]
    thing = _arrangement("remove", rows, told, rows[:1], at=place_of_question(question)["place"])
    return [*_moved_up(question, every, question.parent), (thing, after)]


def remove_with_answer(question: Question) -> list[Wanted]:
    """The question gone, and its answer, which is none either: their words are other text of the letter."""
    every = ordered(question.foi_request)
    answer = Answers((question,))
    thing = _arrangement(
        "remove", (question,), [entry_of(question, every, "text")], (question,), at=place_of_question(question)["place"]
    )
    return [*_moved_up(question, every, question.parent), (answer, [[]]), (thing, [])]


def merge(first: Question, second: Question) -> list[Wanted]:
    """The first with the words, the place and the answer of both; what belongs to the second belongs to it."""
    every = ordered(first.foi_request)
    if second in with_those_below(every, first) and second.parent_id != first.pk:
        raise CannotCorrect("Merge a question with the one right below it first.")
    kept, gone = entry_of(first, every, "text", "place", "parts"), entry_of(second, every, "text", "parts")
    after = _with(kept, parts=_together(kept["has"]["parts"], gone["has"]["parts"]))
    if not same_words(first.text, second.text):
        place = _place([*_passages(first), *_passages(second)])
        after = _with(after, text=f"{first.text}\n{second.text}", place=place)
    thing = _arrangement("merge", (first, second), [kept, gone], (first, second))
    return [*_moved_up(second, every, first), (thing, [after])]


def split(question: Question, cut: Cut, number: str, answers: Sequence[str]) -> list[Wanted]:
    """The question in two. `answers`: of each part of its answer, whether the first has it, the second, or both."""
    every = ordered(question.foi_request)
    kept = entry_of(question, every, "text", "place", "parts")
    pieces = [question.text[: cut.start].strip(), question.text[cut.end :].strip()]
    rest, text = " ".join(piece for piece in pieces if piece), question.text[cut.start : cut.end].strip()
    if not rest or not text:
        raise CannotCorrect("Each of the two needs words of its own.")
    parts = list(zip(kept["has"]["parts"], answers, strict=True))
    stays = [passage for piece in pieces if piece for passage in _piece(question, piece)]
    goes = _piece(question, text)
    first = _with(kept, text=rest, place=_place(stays), parts=[part for part, to in parts if to in (FIRST, BOTH)])
    told = {
        **kept["is"],
        "question": number,
        "words": text,
        "read": None,
        "follows": with_those_below(every, question)[-1].number,
        "label": _label(text, number),
        "printed": "",
        "place": _place(goes),
    }
    second = {"is": told, "has": {"text": text, "parts": [part for part, to in parts if to in (SECOND, BOTH)]}}
    thing = _arrangement("split", (question,), [kept], (question,), more=[*stays, *goes])
    return [(thing, [first, second])]


def cuts(question: Question) -> list[tuple[Cut, str]]:
    """Where a second question may begin, with the first words it would have."""
    text, end = question.text, len(question.text.rstrip())
    starts = [found.end() for found in BEGINS.finditer(text) if found.end() < end]
    return [(Cut(at, len(text)), text[at : at + FIRST_WORDS]) for at in starts]


def cut_at(question: Question, chosen: Sequence[Stretch]) -> Cut:
    """The words chosen on the page, as a piece of the question's own."""
    wanted = spaced(" ".join(words_of(question.foi_request, chosen)))
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    found = re.search(pattern, question.text) if pattern else None
    if found is None:
        raise CannotCorrect("Choose words of this question.")
    return Cut(found.start(), found.end())


def free_number(question: Question, every: Sequence[Question]) -> str:
    """A number for what is split off: the next one where that is free, or a letter below its own."""
    taken = {each.number for each in every}
    *above, last = question.number.split(".")
    if last.isdigit():
        after = [".".join([*above, str(int(last) + 1)])]
    else:
        after = [".".join([*above, chr(ord(last) + 1)])] if len(last) == 1 and last < "z" else []
    below = [f"{question.number}.{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"]
    return next((each for each in [*after, *below] if each not in taken), "")


def _arrangement(
    act: str,
    rows: tuple[Question, ...],
    told: Sequence[Entry],
    named: Sequence[Question],
    *,
    more: Sequence[Passage] = (),
    at: Sequence[int] | None = None,
) -> Arrangement:
    places = places_of_words([*(each for row in rows for each in _passages(row)), *more])
    numbers = [row.number for row in named]
    return Arrangement(rows[0].foi_request, act, numbers, rows, told, places, at)


def _moved_up(question: Question, every: Sequence[Question], to: Question | None) -> list[Wanted]:
    """What belongs to a question belongs to another from now on."""
    return [
        (QuestionParent(each), to.number if to else "")
        for each in every
        if each.parent_id == question.pk and (to is None or each.pk != to.pk)
    ]


def _with(entry: Entry, **has: Any) -> Entry:
    """The same question with other values."""
    words = has.get("text", entry["is"]["words"])
    return {"is": {**entry["is"], "words": words}, "has": {**entry["has"], **has}}


def _together(parts: Sequence[Part], more: Sequence[Part]) -> list[Part]:
    """Both answers, one after the other. One that was given for both questions is there once."""
    return [*parts, *(part for part in more if part not in parts)]


def _passages(question: Question) -> list[Passage]:
    return list(question.passages.select_related("page__reading__letter").order_by("page__number", "start"))


def _place(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    """As requests.correctable.questions.QuestionPlace has it."""
    stands = sorted(dict.fromkeys(passages), key=lambda each: (each.page.number, each.start))
    return [{"page": each.page.number, "words": spaced(each.text)} for each in stands]


def _piece(question: Question, text: str) -> list[Passage]:
    """Where a piece of the question's words stands."""
    kind = SaidKind.PARAGRAPH.value
    whole = KeptRun(kind, question.text, tuple(_passages(question)), None, ())
    return list(run_of(kind, text, None, [whole]).passages)


def _label(text: str, number: str) -> str:
    return shortened(capitalised(phrase(text)[:LABEL_LENGTH].strip() or f"question {number}"), LABEL_LENGTH)
