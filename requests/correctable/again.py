"""Finding again what a correction is of: to undo it, or in another reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from requests.correctable.answers import PartExemptions, PartOutcome, part_of
from requests.correctable.findings import FindingSettled, finding_of
from requests.correctable.parts import answers_of
from requests.correctable.questions import QuestionNumber, QuestionParent, QuestionPlace, QuestionText, question_of
from requests.correctable.shapes import Correctable
from requests.correctable.tables import cell_of
from requests.models import FOIRequest
from requests.models.correction import CorrectionKind


def found(foi_request: FOIRequest, kind: str, of: Mapping[str, Any], now: Any, *, sure: bool) -> Correctable | None:
    """The thing that a correction is of, or None. `now`: the value it should have.

    `sure`: the same number is not enough, since another reading may number otherwise; words or place must agree too.
    """
    match CorrectionKind(kind):
        case CorrectionKind.TABLE_CELL:
            return cell_of(foi_request, of, now)
        case CorrectionKind.PARTS:
            return answers_of(foi_request, of, sure=sure)
        case CorrectionKind.FINDING:
            finding = finding_of(foi_request, of, settled=now)
            return FindingSettled(finding) if finding else None
        case CorrectionKind.PART_OUTCOME | CorrectionKind.PART_EXEMPTIONS as of_part:
            part = part_of(foi_request, of, sure=sure)
            if part is None:
                return None
            return PartOutcome(part) if of_part is CorrectionKind.PART_OUTCOME else PartExemptions(part)
        case CorrectionKind.QUESTION_TEXT:
            question = question_of(foi_request, {**of, "words": now}, sure=sure)
            return QuestionText(question) if question else None
        case CorrectionKind.QUESTION_PLACE:
            question = question_of(foi_request, of, sure=sure)
            return QuestionPlace(question, of["places"]) if question else None
        case CorrectionKind.QUESTION_NUMBER:
            question = question_of(foi_request, {**of, "question": now}, sure=sure)
            return QuestionNumber(question) if question else None
        case CorrectionKind.QUESTION_PARENT:
            question = question_of(foi_request, of, sure=sure)
            return QuestionParent(question) if question else None
