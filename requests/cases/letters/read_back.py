"""What is read in a letter, held against the worksheet or review it was made of, question by question."""

from __future__ import annotations

from documents.reading.shapes import AnswerPart, LetterKind, Reading
from requests.cases.letters.composing import relied_on
from requests.cases.letters.reviewing import outcome_of, relied_on_in, review_of
from requests.cases.worksheet import WrittenPart, written_answers
from requests.errors import CannotChange
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import Case, FOIRequest

Told = tuple[str, bool, str, frozenset[tuple[str, str]]]


def check_it_reads_back(foi_request: FOIRequest, reading: Reading) -> None:
    """That what is sent says what the worksheet says. Raises CannotChange."""
    regime = Regime(foi_request.regime)
    answers = written_answers(foi_request.case, foi_request)
    if len(answers) != len(reading.questions):
        raise CannotChange("The letter would not be read with the questions it answers. Reword them.")
    for answer, question in zip(answers, reading.questions, strict=True):
        same = answer.question.number == question.number
        if not same or [told(part, regime) for part in answer.parts] != [read(part, regime) for part in question.parts]:
            raise CannotChange(f"{answer.question} would not be read from the letter as it was answered. Reword it.")


def check_outcome_reads_back(case: Case, reading: Reading) -> None:
    """That what is sent says what the review decided. Raises CannotChange."""
    review = review_of(case)
    regime = Regime(review.foi_request.regime)
    wanted: dict[str, list[tuple[str, frozenset[tuple[str, str]]]]] = {}
    for each in review.decisions.order_by("order"):
        if each.is_decided:
            provisions = frozenset((found.regime.value, found.provision) for found in relied_on_in(each, regime))
            wanted.setdefault(each.question_number, []).append((outcome_of(each).value, provisions))
    parts = {question.number: [read(part, regime) for part in question.parts] for question in reading.questions}
    found = {number: [(outcome, cited) for outcome, *_, cited in read_as] for number, read_as in parts.items()}
    if found != wanted or reading.kind is not LetterKind.REVIEW:
        raise CannotChange("The letter would not be read as the review decided. Reword it.")


def told(part: WrittenPart, regime: Regime) -> Told:
    """What the worksheet says of a part beside its words."""
    provisions = frozenset((law.value, provision) for law, provision in relied_on(part.provisions, regime))
    return part.outcome, part.not_yet, " ".join(part.held_by.split()), provisions


def read(part: AnswerPart, regime: Regime) -> Told:
    """The same, as it was read in a letter."""
    cited = (resolve(each.provision, regime, as_written=each.as_written) for each in part.citations)
    provisions = frozenset((each.regime.value, each.provision) for each in cited)
    return part.outcome.value, part.not_yet, part.held_by or "", provisions
