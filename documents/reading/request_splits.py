"""A request -> stretches that together leave none of its words out: questions, argument, and the frame around them.

Dear Sir,                              frame
I am concerned about waste.            argument
1. How many horses are there?          question 0
2. What do they cost?                  question 1
Yours faithfully,  A. Reader           frame, as is all that follows a sign-off and asks nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.reading.typed_asking import COURTESY, is_frame, is_name_alone
from documents.reading.typed_requests import TypedQuestion, typed_questions
from documents.reading.zones import closing_kind

PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n[ \t]*\n|\s*\Z)", re.S)
CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,60}\.\w|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:\+44|0)\d[\d ()-]{8,14}\d"
)
BACKGROUND = re.compile(
    r"I (?:am|was|have been) (?:writing|concerned|unhappy|appalled|disgusted|worried|disappointed)\b"
    r"(?!.*\b(?:request|ask|please|provide|send|know|tell|obtain)\b)",
    re.I | re.S,
)
LONGEST_SPLIT = 150_000  # characters: longer than any request that a person types
LONGEST_FRAME = 200  # characters: a paragraph with an address in it that goes on says something


class Role(StrEnum):
    """What a stretch is."""

    QUESTION = "question"
    ARGUMENT = "argument"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end` of the text. `question`: which of the split's questions; None where it leads in several."""

    start: int
    end: int
    role: Role
    question: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The questions of a request, and every stretch of it in the order they stand."""

    questions: tuple[TypedQuestion, ...]
    stretches: tuple[Stretch, ...]


def split_request(text: str) -> Split:
    """Split it. What nothing asks in is one question, as a whole; what is too long to split stays whole at its end."""
    if len(text) > LONGEST_SPLIT:
        rest = Stretch(LONGEST_SPLIT, len(text), Role.ARGUMENT)
        first = split_request(text[:LONGEST_SPLIT])
        return Split(first.questions, (*first.stretches, rest))
    found = typed_questions(text)
    questions = tuple(each for each in found if each.number or not BACKGROUND.match(each.words)) or found
    taken = sorted(_asked(questions), key=lambda each: each.start)
    stretches: list[Stretch] = []
    end, after_sign_off = 0, False
    for each in [*taken, Stretch(len(text), len(text), Role.FRAME)]:
        for rest in _between(text, end, max(end, each.start), {question.lead for question in questions}):
            after_sign_off = after_sign_off or closing_kind(text[rest.start : rest.end]) == "sign-off"
            is_own = rest.role is Role.ARGUMENT and after_sign_off
            if is_own:
                rest = Stretch(rest.start, rest.end, Role.FRAME)
            elif rest.end == last_before(text, each.start) and text[rest.end - 1] == ":":
                rest = Stretch(rest.start, rest.end, Role.QUESTION)  # it leads in what follows
            stretches.append(rest)
        if each.end > max(end, each.start):
            stretches.append(Stretch(max(end, each.start), each.end, each.role, each.question))
            after_sign_off = False
        end = max(end, each.end)
    return Split(questions, tuple(stretches))


def last_before(text: str, start: int) -> int:
    """Where the words before that place end."""
    return len(text[:start].rstrip())


def _asked(questions: Sequence[TypedQuestion]) -> Iterator[Stretch]:
    for at, question in enumerate(questions):
        yield Stretch(question.start, question.end, Role.QUESTION, at)
    for place in {question.lead_place for question in questions if question.lead_place}:
        yield Stretch(*place, Role.QUESTION)


def _between(text: str, start: int, end: int, leads: set[str]) -> Iterator[Stretch]:
    """The paragraphs of what stands between two questions."""
    for found in PARAGRAPH.finditer(text, start, end):
        said = " ".join(found.group().split())
        if said in leads:
            yield Stretch(found.start(), found.end(), Role.QUESTION)
        else:
            signs = start > 0 and not text[found.end() :].strip() and is_name_alone(said)
            yield Stretch(found.start(), found.end(), Role.FRAME if signs or _frames(said) else Role.ARGUMENT)


def _frames(said: str) -> bool:
    return is_frame(said) or bool(COURTESY.match(said)) or (len(said) < LONGEST_FRAME and bool(CONTACT.search(said)))
