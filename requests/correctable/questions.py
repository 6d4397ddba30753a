"""A question's words, its number, and the question it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from documents.models import Passage
from requests.correctable.certainty import of_question
from requests.correctable.places import Places, Stretch, pages_of, places_of, standing
from requests.correctable.shapes import spaced
from requests.errors import CannotCorrect
from requests.models import FOIRequest, Question
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number

NUMBER_LENGTH = 40


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The words of a question."""

    question: Question
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTION_TEXT

    @property
    def of(self) -> dict[str, Any]:
        return place_of_question(self.question)

    @property
    def value(self) -> str:
        return self.question.text

    def refresh(self) -> None:
        self.question.refresh_from_db()

    def put(self, value: str) -> None:
        self.question.text = value
        self.question.sure, self.question.how = of_question(self.question)
        self.question.save(update_fields=["text", "sure", "how"])


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """Where a question stands: a page and its words, for each stretch of them. `places`: which, of several such."""

    question: Question
    places: Places = field(default_factory=dict)
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTION_PLACE

    @property
    def of(self) -> dict[str, Any]:
        stood = {each.text: [Stretch(each.page.number, each.start, each.end)] for each in self._passages()}
        return {**place_of_question(self.question), "places": {**places_of(stood), **self.places}}

    @property
    def value(self) -> list[dict[str, Any]]:
        return [{"page": each.page.number, "words": spaced(each.text)} for each in self._passages()]

    def refresh(self) -> None:
        self.question.refresh_from_db()

    def put(self, value: Sequence[Mapping[str, Any]]) -> None:
        pages = pages_of(self.question.foi_request)
        found = [standing(pages, each["words"], self.places) for each in value]
        if not all(found):
            raise CannotCorrect("These words do not stand in the letter.")
        self.question.passages.set([passage for each in found for passage in each])

    def _passages(self) -> Iterable[Passage]:
        return self.question.passages.select_related("page").order_by("page__number", "start")


@dataclass(frozen=True, slots=True)
class QuestionNumber:
    """The number of a question; what is numbered below it follows."""

    question: Question
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTION_NUMBER

    @property
    def of(self) -> dict[str, Any]:
        return place_of_question(self.question)

    @property
    def value(self) -> str:
        return self.question.number

    def refresh(self) -> None:
        self.question.refresh_from_db()

    def put(self, value: str) -> None:
        old = self.question.number
        every = list(Question.objects.filter(foi_request=self.question.foi_request_id))
        moved = [each for each in every if f"{each.number}.".startswith(f"{old}.")]
        rest = [each for each in every if each not in moved]
        _refuse_to_take_over(value, rest)
        taken = {each.shown_number for each in rest}
        for each in moved:
            each.number = value + each.number[len(old) :]
            each.sure, each.how = of_question(each)
            if each.shown_number in taken:
                raise CannotCorrect(f"There is a question {each.shown_number} already.")
            if len(each.number) > NUMBER_LENGTH:
                raise CannotCorrect(f"The number of question {each.shown_number} would be too long.")
        _renumber(moved)
        self.question.refresh_from_db()


@dataclass(frozen=True, slots=True)
class QuestionParent:
    """The number of the question that leads it in; blank where it stands for itself."""

    question: Question
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTION_PARENT

    @property
    def of(self) -> dict[str, Any]:
        return place_of_question(self.question)

    @property
    def value(self) -> str:
        return self.question.parent.number if self.question.parent else ""

    def refresh(self) -> None:
        self.question.refresh_from_db()

    def put(self, value: str) -> None:
        every = {each.number: each for each in Question.objects.filter(foi_request=self.question.foi_request_id)}
        parent = every.get(value)
        if value and parent is None:
            raise CannotCorrect(f"There is no question {shown_number(value)} any more.")
        by_key = {each.pk: each for each in every.values()}
        above = parent
        while above is not None:
            if above.pk == self.question.pk:
                raise CannotCorrect("A question cannot belong to itself, nor to one that belongs to it.")
            above = by_key.get(above.parent_id or 0)
        self.question.parent = parent
        self.question.save(update_fields=["parent"])


def number_typed(words: str) -> str:
    """The number as a path, however it is written: "1b", "1(b)" and "Q1.b" are all 1.b. Blank where it is none."""
    return ".".join(re.findall(r"\d+|[a-z]+", re.sub(r"^\s*q(?:uestion)?(?=[\W\d])", "", words.lower())))


def place_of_question(question: Question) -> dict[str, Any]:
    """Its number, its words and where it begins: one query."""
    first = question.passages.select_related("page").order_by("page__number", "start").first()
    place = [first.page.number, first.start, first.end] if first else None
    return {"question": question.number, "words": question.text, "place": place}


def question_of(foi_request: FOIRequest, of: Mapping[str, Any], *, sure: bool) -> Question | None:
    """The question that stands there: by number and words, its words, number and place, its number, or its place."""
    every = list(Question.objects.filter(foi_request=foi_request).select_related("parent").order_by("order"))
    alike = [each for each in every if spaced(each.text) == spaced(of["words"])]
    numbered = [each for each in every if each.number == of["question"]]
    if both := [each for each in alike if each in numbered]:
        return both[0]
    if len(alike) == 1:
        return alike[0]
    if numbered and (not sure or (of["place"] and place_of_question(numbered[0])["place"] == of["place"])):
        return numbered[0]
    placed = [each for each in every if not sure and of["place"] and place_of_question(each)["place"] == of["place"]]
    return placed[0] if len(placed) == 1 else None


def _refuse_to_take_over(number: str, rest: Iterable[Question]) -> None:
    """What is numbered below a question follows its number, so that nothing else may be numbered so."""
    below = next((each for each in rest if each.number.startswith(f"{number}.")), None)
    if below is not None:
        taken, shown = below.shown_number, shown_number(number)
        raise CannotCorrect(
            f"Question {taken} would be counted as one below {shown}. Give {taken} another number first."
        )


def _renumber(questions: list[Question]) -> None:
    """All at once: by way of numbers that no letter has, since each number is there once at any time."""
    wanted = [each.number for each in questions]
    for each in questions:
        each.number = f"~{each.pk}"
    Question.objects.bulk_update(questions, ["number"])
    for each, number in zip(questions, wanted, strict=True):
        each.number = number
    Question.objects.bulk_update(questions, ["number", "sure", "how"])
