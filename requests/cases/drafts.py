"""Short letters drafted from a case: an acknowledgement with its due date, a clarification of doubtful questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from requests.cases.doubts import Doubt, doubts
from requests.cases.letters.wording import letter_words
from requests.cases.review_drafts import NOT_CONCLUDED, OF_REVIEW, of_review
from requests.cases.versions import locked_case, why_ended
from requests.errors import CannotChange, ChangedMeanwhile
from requests.law.case_clock import DAYS_TO_PAY_EIR, CaseClock
from requests.law.clock import RESPONSE_DAYS, reckon
from requests.law.clock_events import EventKind
from requests.law.exemptions import PublicInterest, resolve
from requests.law.fees import last_day_to_pay
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
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
        raise CannotChange(why_ended(case))
    earlier = case.correspondence.filter(kind=kind, direction=Direction.OUT, happened_at=None).first()
    if earlier is not None:
        return earlier
    subject, text = _words(case, kind, timezone.localdate(at))
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


def draft_anew(case: Case, at: datetime, by: Person) -> None:
    """Word the drafts anew, where it turned out what the case is. One that it has no words for stays as it is."""
    for draft in case.correspondence.filter(direction=Direction.OUT, happened_at=None):
        with suppress(CannotChange):
            draft.subject, draft.text = _words(case, CorrespondenceKind(draft.kind), timezone.localdate(at))
            draft.version, draft.recorded_at, draft.recorded_by = draft.version + 1, at, by
            draft.save(update_fields=["subject", "text", "version", "recorded_at", "recorded_by"])


WORDINGS = {
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
    CorrespondenceKind.IDENTITY_ASKED: "access_identity",
    CorrespondenceKind.EXTENSION: "access_extension",
}
FOR_REQUESTS = frozenset(WORDINGS) - {CorrespondenceKind.ACKNOWLEDGEMENT, CorrespondenceKind.REVIEW}
CLARIFYING = {
    Regime.EIR.value: " (regulation 9 of the Environmental Information Regulations 2004)",
    Regime.FOIA.value: " (section 1(3) of the Freedom of Information Act 2000)",
}
CHARGING = {
    Regime.EIR.value: " (regulation 8 of the Environmental Information Regulations 2004)",
    Regime.FOIA.value: " (section 9 of the Freedom of Information Act 2000)",
}
HANDLING = "We are handling it under the {law}. "
SOON = {Regime.FOIA.value: "promptly", Regime.FOISA.value: "promptly", Regime.EIR.value: "as soon as possible"}
UNTIL_THEN = "We will answer once we have what we asked you for."
IN_60_DAYS, IN_THREE_MONTHS = "60 working days", "three months beginning with the day"  # EIR reg 8(5); FOIA s.10(2)


def _words(case: Case, kind: CorrespondenceKind, on: date) -> tuple[str, str]:
    """Subject and words of a draft. Raises CannotChange where there is no letter of that kind yet."""
    subject = f"{case.get_kind_display()} {case.reference}"
    if case.kind == CaseKind.SUBJECT_ACCESS and kind in OF_ACCESS:
        return subject, letter_words(OF_ACCESS[kind], _common(case, on) | _of_access(case, kind))
    review = InternalReview.objects.select_related("case", "foi_request").filter(case=case).first()
    if review is not None and kind in OF_REVIEW:
        return subject, letter_words(OF_REVIEW[kind], _common(case, on) | of_review(review, kind, on))
    if kind not in WORDINGS or (kind in FOR_REQUESTS and case.foi_request is None):
        raise CannotChange("There is no draft of this kind.")
    if kind == CorrespondenceKind.REVIEW:
        raise CannotChange(NOT_CONCLUDED)
    regime = case.foi_request.regime if case.foi_request else ""
    is_environmental = kind == CorrespondenceKind.EXTENSION and regime == Regime.EIR
    name = "environmental_extension" if is_environmental else WORDINGS[kind]
    return subject, letter_words(name, _common(case, on) | _of_request(case, kind, regime, on))


def _common(case: Case, on: date) -> dict[str, str]:
    """What every letter can say of its case."""
    office = Authority.objects.as_of(on)
    received = in_full(case.received_on)
    return {"reference": case.reference, "received": received, "office": office.name if office else ""}


def _of_request(case: Case, kind: CorrespondenceKind, regime: str, on: date) -> dict[str, str]:
    """What one letter about a request says besides. Raises CannotChange."""
    questions = list(case.foi_request.questions.all()) if case.foi_request else []
    if kind == CorrespondenceKind.ACKNOWLEDGEMENT:
        named = "request for information" if case.is_request else case.get_kind_display().lower()
        return {"kind": named, "law and time": _law_and_time(case, regime)}
    if kind == CorrespondenceKind.CLARIFICATION_ASKED:
        return {"by law": CLARIFYING.get(regime, ""), "questions": _asked_back(doubtful_questions(questions))}
    if kind == CorrespondenceKind.EXTENSION:
        clock = _extended(case)
        days = {"due": clock.due_on, "estimated day": clock.estimated, "first day due": clock.notice_due}
        exemptions = {"exemptions": _qualified(questions) or "section …"}
        return exemptions | {name: in_full(day) for name, day in days.items() if day is not None}
    if kind == CorrespondenceKind.FEES_NOTICE:
        time = IN_60_DAYS if regime == Regime.EIR else IN_THREE_MONTHS
        last = in_full(_pay_by(case, on))
        return {"by law": CHARGING.get(regime, ""), "time to pay": time, "last day to pay": last}
    if kind == CorrespondenceKind.TRANSFER:
        return {"what is handed on": "\n\n".join(_handed_on(each, regime) for each in _agreed(case))}
    count = case.documents.count()
    return {"documents": f", with {count} document{'' if count == 1 else 's'}" if count else ""}


def _law_and_time(case: Case, regime: str) -> str:
    """The law it is handled under and the last day to answer, as the clock stands: none while we wait for them."""
    law = HANDLING.format(law=Regime(regime).full_name) if regime else ""
    if case.due_on is None:
        return f"{law}{UNTIL_THEN}"
    due = in_full(case.due_on)
    if not regime:
        return f"We will answer by {due}."
    counted = reckon(case.received_on, RESPONSE_DAYS, Regime(regime), BankHoliday.objects.calendar())
    is_twentieth = regime == Regime.FOIA and counted.due_on == case.due_on
    told = ", the twentieth working day after it came" if is_twentieth else ""
    return f"{law}We will answer {SOON[regime]}, and by {due} at the latest{told}."


def _asked_back(doubtful: Sequence[Doubtful]) -> str:
    """Each doubtful question with what is to be asked about it; an empty point where none is."""
    rows = [
        [f"Question {each.question.shown_number}: “{each.question.text}”", *(f"- {doubt.ask}" for doubt in each.doubts)]
        for each in doubtful
    ]
    return "\n\n".join("\n".join(lines) for lines in rows) or "-"


def _handed_on(given: Transfer, regime: str) -> str:
    """What is said of one transfer."""
    question = f" in question {given.question.shown_number}" if given.question else ""
    what = "this question" if given.question else "your request"
    done = f"We did so on {in_full(given.transferred_on)}." if given.transferred_on else "We are doing so now."
    by_law = " This is a transfer by regulation 10 of the Environmental Information Regulations 2004."
    return (
        f"We do not hold the information you ask for{question}. It is held by {given.to}, and not on our behalf.\n\n"
        f"You agreed on {in_full(given.agreed_on)} that we transfer {what} to them. {done} They take requests here: "
        f"{given.contact}. Their time for answering begins on the day they receive it."
        f"{by_law if regime == Regime.EIR else ''}"
    )


def _of_access(case: Case, kind: CorrespondenceKind) -> dict[str, str]:
    """What a letter about a subject access request says besides. Raises CannotChange."""
    if kind != CorrespondenceKind.EXTENSION:
        return {}
    told = [each.note for each in case.clock_events.filter(kind=EventKind.MORE_MONTHS.value, undone_at=None)]
    if not told:
        raise CannotChange("Write down the extension in the clock first, with its reasons: the notice gives them.")
    due = access_clock_of(case).due_on
    return {"due": in_full(due) if due else "", "reasons": " ".join(told)}


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
