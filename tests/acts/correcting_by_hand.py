"""Corrections as a person makes them who saw the thing as it is."""

from __future__ import annotations

from typing import Any

from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.findings import FindingSettled
from requests.correctable.parts import Answers
from requests.correctable.shapes import Correctable, fingerprint
from requests.correctable.tables import TableCell
from requests.correcting import Change, correct
from requests.models import AnswerPart, Correction, FOIRequest, Person, Question
from tests import people
from tests.acts.publishing_by_hand import LATER


def corrected(thing: Correctable, after: Any, by: Person | None = None, *, seen: Any = None) -> list[Correction]:
    """Make `thing` to be `after`. `seen`: what the person saw, where that is not what it is."""
    before = thing.value if seen is None else seen
    return correct(case_of(thing), [Change(thing, fingerprint(before), after)], LATER, by or people.officer())


def case_of(thing: Correctable) -> int:
    """The key of the case the thing is of."""
    match thing:
        case TableCell():
            return thing.table.foi_request_id
        case Answers():
            return thing.questions[0].foi_request_id
        case FindingSettled():
            return FOIRequest.objects.get(filed_letters__reading=thing.finding.reading).pk
        case PartOutcome() | PartExemptions():
            return thing.part.question.foi_request_id
        case _:
            return FOIRequest.objects.get(questions=thing.question).pk  # type: ignore[attr-defined]


def of(case: FOIRequest, number: str) -> Question:
    """The question of a case with this number."""
    return Question.objects.get(foi_request=case, number=number)


def part(case: FOIRequest, number: str) -> AnswerPart:
    """The only part of that question's answer."""
    return AnswerPart.objects.get(question__foi_request=case, question__number=number)
