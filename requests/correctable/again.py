"""Finding again what a correction is of: to undo it, or in another reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from requests.correctable.answers import PartExemptions, PartOutcome, part_of
from requests.correctable.arrangement import arrangement_of
from requests.correctable.findings import settled_of
from requests.correctable.kinds import kind_of
from requests.correctable.order import QuestionOrder
from requests.correctable.parts import answers_of
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionPlace, QuestionText, question_of
from requests.correctable.shapes import Correctable
from requests.correctable.tables import cell_of
from requests.models import Correction, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number
from requests.particulars import written


def found(foi_request: FOIRequest, kind: str, of: Mapping[str, Any], now: Any, *, sure: bool) -> Correctable | None:
    """The thing that a correction is of, or None. `now`: the value it should have.

    `sure`: the same number is not enough, since another reading may number otherwise; words or place must agree too.
    """
    match CorrectionKind(kind):
        case CorrectionKind.TABLE_CELL:
            return cell_of(foi_request, of, now, sure=sure)
        case CorrectionKind.QUESTIONS:
            return arrangement_of(foi_request, of, now, sure=sure)
        case CorrectionKind.PARTS:
            return answers_of(foi_request, of, sure=sure)
        case CorrectionKind.FINDING:
            return settled_of(foi_request, of, settled=now)
        case CorrectionKind.LETTER_KIND:
            return kind_of(foi_request)
        case CorrectionKind.PART_OUTCOME | CorrectionKind.PART_EXEMPTIONS as of_part:
            part = part_of(foi_request, of, sure=sure)
            if part is None:
                return None
            return PartOutcome(part) if of_part is CorrectionKind.PART_OUTCOME else PartExemptions(part)
        case of_question:
            return _of_question(foi_request, of_question, of, now, sure=sure)


def _of_question(
    foi_request: FOIRequest, kind: CorrectionKind, of: Mapping[str, Any], now: Any, *, sure: bool
) -> Correctable | None:
    """The value of a question that is of this kind."""
    told = {CorrectionKind.QUESTION_TEXT: {"words": now}, CorrectionKind.QUESTION_NUMBER: {"question": now}}
    question = question_of(foi_request, {**of, **told.get(kind, {})}, sure=sure)
    if question is None:
        return None
    match kind:
        case CorrectionKind.QUESTION_TEXT:
            return QuestionText(question)
        case CorrectionKind.QUESTION_PLACE:
            return QuestionPlace(question, of["places"])
        case CorrectionKind.QUESTION_NUMBER:
            return QuestionNumber(question)
        case CorrectionKind.QUESTION_ORDER:
            return QuestionOrder(question)
        case _:
            return QuestionParent(question)


def has_no_place(correction: Correction) -> str:
    """What is said of a correction that has no place in another reading."""
    of = correction.of
    told = of.get("questions", [of] if "question" in of else [])
    numbers = [shown_number(each) for each in of.get("numbers", [each["question"] for each in told])]
    where = f" of question {' and '.join(numbers)}" if numbers else f" of table {of['table']}" if "table" in of else ""
    what = f"({correction.what.lower()}), {by_whom(correction)},"
    return f"The letter was read again, and a correction{where} {what} has no place in it any more."


def by_whom(correction: Correction) -> str:
    """Who made it, and when, as a sentence goes on."""
    return f"made by {correction.made_by.known_as} on {written(correction.made_at.date())}"
