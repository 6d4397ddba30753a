"""The order in which questions are shown; what belongs to a question goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from requests.correctable.questions import place_of_question
from requests.errors import CannotCorrect
from requests.models import FOIRequest, Question
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number

FAR = 1_000_000  # no letter has so many questions


@dataclass(frozen=True, slots=True)
class QuestionOrder:
    """The number of the question it comes after; blank where it is the first."""

    question: Question
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTION_ORDER

    @property
    def of(self) -> dict[str, Any]:
        return place_of_question(self.question)

    @property
    def value(self) -> str:
        return before(ordered(self.question.foi_request), self.question)

    def refresh(self) -> None:
        self.question.refresh_from_db()

    def put(self, value: str) -> None:
        every = ordered(self.question.foi_request)
        moved = with_those_below(every, self.question)
        rest = [each for each in every if each not in moved]
        numbers = [each.number for each in rest]
        if value and value not in numbers:
            raise CannotCorrect(f"Question {self.question.shown_number} cannot come after {shown_number(value)}.")
        at = numbers.index(value) + 1 if value else 0
        keep_order([*rest[:at], *moved, *rest[at:]])


def ordered(foi_request: FOIRequest) -> list[Question]:
    """Its questions as they are shown: one query."""
    return list(Question.objects.filter(foi_request=foi_request).select_related("parent").order_by("order"))


def before(every: Sequence[Question], question: Question) -> str:
    """The number of the one before it; blank where it is the first."""
    at = every.index(question)
    return every[at - 1].number if at else ""


def with_those_below(every: Sequence[Question], question: Question) -> list[Question]:
    """A question and all that belongs to it, however deep, in their order."""
    keys = {question.pk}
    while more := {each.pk for each in every if each.parent_id in keys} - keys:
        keys |= more
    return [each for each in every if each.pk in keys]


def keep_order(questions: Sequence[Question]) -> None:
    """As they come here. By way of places that no letter has, since each place is taken once at any time."""
    for start in (FAR, 1):
        for order, question in enumerate(questions, start=start):
            question.order = order
        Question.objects.bulk_update(questions, ["order"])
