"""Short letters drafted from a case: an acknowledgement with its due date, a clarification of doubtful questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.template.loader import render_to_string

from requests.cases.doubts import Doubt, doubts
from requests.cases.versions import locked_case
from requests.errors import CannotChange, ChangedMeanwhile
from requests.law.case_clock import DAYS_TO_PAY_EIR, CaseClock
from requests.law.clock import RESPONSE_DAYS, reckon
from requests.law.clock_events import EventKind
from requests.law.exemptions import PublicInterest, resolve
from requests.law.fees import last_day_to_pay
from requests.law.regimes import Regime
from requests.models import (
    AppliedExemption,
    Authority,
    BankHoliday,
    Case,
    Correspondence,
    InternalReview,
    Outgoing,
    Person,
    Question,
    Requester,
    Transfer,
)
from requests.models.case import CaseKind
from requests.models.correspondence import Channel, CorrespondenceKind, Direction
from requests.particulars import listed
from requests.time_taken import access_clock_of, clock_of


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
    if not draft.is_draft or Outgoing.objects.filter(correspondence=draft).exclude(state="ready").exists():
        raise CannotChange("It has left already; what was sent stays as it is.")
    if draft.version != version:
        raise ChangedMeanwhile(draft)
    draft.text, draft.version = text, draft.version + 1
    draft.recorded_at, draft.recorded_by = at, by
    draft.save(update_fields=["text", "version", "recorded_at", "recorded_by"])
    return draft


TEMPLATES = {
    CorrespondenceKind.ACKNOWLEDGEMENT: "acknowledgement",
    CorrespondenceKind.CLARIFICATION_ASKED: "clarification",
    CorrespondenceKind.EXTENSION: "extension",
    CorrespondenceKind.FEES_NOTICE: "fees_notice",
    CorrespondenceKind.TRANSFER: "transfer",
    CorrespondenceKind.ANSWER: "answer",
    CorrespondenceKind.REVIEW: "review_outcome",
}
OF_ACCESS = {  # what a subject access request has besides an acknowledgement
    CorrespondenceKind.CLARIFICATION_ASKED: "access_clarification",
    CorrespondenceKind.EXTENSION: "access_extension",
}
FOR_REQUESTS = frozenset(TEMPLATES) - {CorrespondenceKind.ACKNOWLEDGEMENT, CorrespondenceKind.REVIEW}


def _words(case: Case, kind: CorrespondenceKind, on: date) -> tuple[str, str]:
    if case.kind == CaseKind.SUBJECT_ACCESS and kind in OF_ACCESS:
        return _of_access(case, kind, on)
    review = InternalReview.objects.select_related("case", "foi_request").filter(case=case).first()
    needs_request = kind in FOR_REQUESTS and not (review and kind == CorrespondenceKind.EXTENSION)
    if kind not in TEMPLATES or (needs_request and case.foi_request is None):
        raise CannotChange("There is no draft of this kind.")
    if kind == CorrespondenceKind.REVIEW and (review is None or review.concluded_at is None):
        raise CannotChange("Conclude the internal review first: its letter is made of what was decided.")
    if review is not None and kind == CorrespondenceKind.EXTENSION:
        return _more_time(review, on)
    questions = list(case.foi_request.questions.all()) if case.foi_request else []
    shown = {
        "case": case,
        "review": review,
        "office": Authority.objects.as_of(on),
        "regime": case.foi_request.regime if case.foi_request else "",
        "doubtful": doubtful_questions(questions),
        "documents": case.documents.count(),
        "clock": _extended(case) if kind == CorrespondenceKind.EXTENSION else None,
        "exemptions": _qualified(questions),
        "pay_by": _pay_by(case, on) if kind == CorrespondenceKind.FEES_NOTICE else None,
        "transfers": _agreed(case) if kind == CorrespondenceKind.TRANSFER else (),
    }
    subject = f"{case.get_kind_display()} {case.reference}"
    return subject, render_to_string(f"case_letters/{TEMPLATES[kind]}.txt", shown).strip() + "\n"


def _of_access(case: Case, kind: CorrespondenceKind, on: date) -> tuple[str, str]:
    """A letter about a subject access request. Raises CannotChange."""
    clock = access_clock_of(case)
    told = [each.note for each in case.clock_events.filter(kind=EventKind.MORE_MONTHS.value, undone_at=None)]
    if kind == CorrespondenceKind.EXTENSION and not told:
        raise CannotChange("Write down the extension in the clock first, with its reasons: the notice gives them.")
    shown = {"case": case, "office": Authority.objects.as_of(on), "clock": clock, "reasons": " ".join(told)}
    words = render_to_string(f"case_letters/{OF_ACCESS[kind]}.txt", shown).strip() + "\n"
    return f"{case.get_kind_display()} {case.reference}", words


def _more_time(review: InternalReview, on: date) -> tuple[str, str]:
    """That a review takes longer, by when, and why. Raises CannotChange where that is not written down."""
    if review.extended_to is None:
        raise CannotChange("Write down first by when the review will be done, and why: the letter gives both.")
    shown = {"review": review, "case": review.case, "office": Authority.objects.as_of(on)}
    words = render_to_string("case_letters/review_extension.txt", shown).strip() + "\n"
    return f"{review.case.get_kind_display()} {review.case.reference}", words


def _extended(case: Case) -> CaseClock:
    """The clock, extended already: the notice gives the day that was written down for it."""
    clock = clock_of(case)
    if clock.estimated is None and clock.time.allowed == RESPONSE_DAYS:
        raise CannotChange("Write down the extension in the clock first, with its day: the notice gives that.")
    return clock


def _pay_by(case: Case, on: date) -> date:
    """The last day to pay, of a notice given that day."""
    if case.foi_request is not None and case.foi_request.regime == Regime.EIR:  # EIR reg 8(5)
        return reckon(on, DAYS_TO_PAY_EIR, Regime.EIR, BankHoliday.objects.calendar()).due_on
    return last_day_to_pay(on)


def _qualified(questions: Sequence[Question]) -> str:
    """The qualified exemptions on the worksheet, for the notice that needs more time to weigh them."""
    rows = AppliedExemption.objects.filter(part__question__in=questions).order_by("pk")
    found = [resolve(row.provision, Regime(row.regime), as_written=row.as_written) for row in rows]
    labels = [each.label for each in found if each.public_interest is PublicInterest.WEIGHED]
    return listed([f"{label[:1].lower()}{label[1:]}" for label in dict.fromkeys(labels)])


def _agreed(case: Case) -> list[Transfer]:
    """What is handed on. Raises CannotChange where the requester's agreement is not written down."""
    found = list(case.transfers.select_related("question"))
    if not found:
        raise CannotChange("Write down first that the requester agreed, under “Hand it on” on the worksheet.")
    return found
