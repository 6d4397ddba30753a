"""Short letters drafted from a case: an acknowledgement with its due date, a clarification of doubtful questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.template.loader import render_to_string

from requests.cases.doubts import Doubt, doubts
from requests.cases.versions import locked_case
from requests.errors import CannotChange, ChangedMeanwhile
from requests.models import Authority, Case, Correspondence, Person, Question, Requester
from requests.models.correspondence import Channel, CorrespondenceKind, Direction


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A question with what is doubtful about it."""

    question: Question
    doubts: list[Doubt]


def doubtful_questions(questions: Iterable[Question]) -> list[Doubtful]:
    """Those that something is doubtful about."""
    found = [Doubtful(question, doubts(question.text)) for question in questions]
    return [each for each in found if each.doubts]


@transaction.atomic
def draft_letter(key: int, kind: CorrespondenceKind, version: int, at: datetime, by: Person) -> Correspondence:
    """The draft of that kind, made where there is none. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if not case.is_open:
        raise CannotChange(f"{case} has ended. Open it again first.")
    earlier = case.correspondence.filter(kind=kind, direction=Direction.OUT, happened_at=None).first()
    if earlier is not None:
        return earlier
    subject, text = _words(case, kind, at.date())
    requester = Requester.objects.filter(case=case).first()
    return Correspondence.objects.create(
        case=case,
        direction=Direction.OUT,
        kind=kind,
        channel=Channel.EMAIL if requester is None or requester.email else Channel.POST,
        subject=subject,
        text=text,
        recorded_at=at,
        recorded_by=by,
    )


@transaction.atomic
def change_draft(key: int, text: str, version: int, at: datetime, by: Person) -> Correspondence:
    """Keep the words of a draft. Raises ChangedMeanwhile, and CannotChange once it has left."""
    draft = Correspondence.objects.select_for_update().get(pk=key)
    if not draft.is_draft:
        raise CannotChange("It has left already; what was sent stays as it is.")
    if draft.version != version:
        raise ChangedMeanwhile(draft)
    draft.text, draft.version = text, draft.version + 1
    draft.recorded_at, draft.recorded_by = at, by
    draft.save(update_fields=["text", "version", "recorded_at", "recorded_by"])
    return draft


def _words(case: Case, kind: CorrespondenceKind, on: date) -> tuple[str, str]:
    questions = list(case.foi_request.questions.all()) if case.foi_request else []
    shown = {
        "case": case,
        "office": Authority.objects.as_of(on),
        "regime": case.foi_request.regime if case.foi_request else "",
        "doubtful": doubtful_questions(questions),
    }
    name = {
        CorrespondenceKind.ACKNOWLEDGEMENT: "acknowledgement",
        CorrespondenceKind.CLARIFICATION_ASKED: "clarification",
    }.get(kind)
    if name is None:
        raise CannotChange("There is no draft of this kind.")
    subject = f"{case.get_kind_display()} {case.reference}"
    return subject, render_to_string(f"case_letters/{name}.txt", shown).strip() + "\n"
