"""Handing a request, or a question of it, on to another authority: only what the requester agreed to, with both dates.

Asked first is whether the other authority holds it on our behalf: then we hold it ourselves (FOIA s.3(2)(b)).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.clearing.mailboxes import EMAIL
from requests.cases.acts import open_requester
from requests.cases.versions import why_ended
from requests.cases.worksheet import WrittenAnswer, WrittenPart, save_answer, written_answers
from requests.errors import CannotChange
from requests.law.outcomes import Outcome
from requests.law.written_dates import in_full
from requests.models import Authority, Case, CaseAct, Correspondence, OtherBody, Person, Question, Transfer
from requests.models.case_note import Act

TWICE = "This is handed on already, or the requester’s agreement is written down already."


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the requester agreed to. Without a question: the whole request."""

    question: int | None
    to: str
    contact: str
    not_for_us: str
    agreed_on: date
    agreed_how: str
    transferred_on: date | None


@transaction.atomic
def record_transfer(case_key: int, given: Agreed, at: datetime, by: Person) -> Transfer:
    """Write down the agreement, and the day it was handed on where it was. Questions without an answer get theirs.

    Raises CannotChange.
    """
    case = _open(case_key)
    _check_days(case, given.agreed_on, given.transferred_on, at)
    question = Question.objects.filter(pk=given.question or 0, foi_request=case.foi_request).first()
    if given.question and question is None:
        raise CannotChange("This question is not there any more: the questions were confirmed anew.")
    contact = given.contact or OtherBody.objects.filter(name=given.to).values_list("contact", flat=True).first()
    if not contact:
        raise CannotChange(f"Say where {given.to} takes requests: its address goes into the letter.")
    try:
        with transaction.atomic():
            made = Transfer.objects.create(
                case=case, question=question, to=given.to, contact=contact, not_for_us=given.not_for_us,
                agreed_on=given.agreed_on, agreed_how=given.agreed_how, transferred_on=given.transferred_on,
                recorded_at=at, recorded_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise CannotChange(TWICE) from None
    handed_on = f", handed on {in_full(made.transferred_on)}" if made.transferred_on else ""
    _note(made, f"{made}: agreed {in_full(made.agreed_on)}{handed_on}", at, by)
    _answer(made, at, by)
    return made


@transaction.atomic
def hand_on(case_key: int, key: int, on: date, at: datetime, by: Person) -> Transfer:
    """It went to the other authority that day. Raises CannotChange."""
    case = _open(case_key)
    found = Transfer.objects.select_for_update().filter(pk=key, case=case).first()
    if found is None or found.transferred_on:
        raise CannotChange(TWICE)
    _check_days(case, found.agreed_on, on, at)
    before = _words(found)
    found.transferred_on = on
    found.save(update_fields=["transferred_on"])
    _note(found, f"{found}: handed on {in_full(on)}", at, by)
    for written in _answers(found):
        if [part.text for part in written.parts] == [before]:  # as it was written then, and by nobody since
            save_answer(
                case.pk, written.question.pk, [replace(written.parts[0], text=_words(found))], written.seen, at, by
            )
    return found


def message_for(found: Transfer, at: datetime, by: Person) -> bytes:
    """The message to the other authority, as a mail program opens one that is not sent yet.

    It says who asks, so that they can answer: that it was opened is kept.
    """
    case = found.case
    requester = open_requester(case, f"handed on to {found.to}"[:100], at, by)
    office = Authority.objects.as_of(timezone.localdate(at))
    came = Correspondence.objects.filter(case=case, kind="request", direction="in").earliest("pk")
    who = [requester.name, requester.email, requester.address] if requester else []
    asked = found.question.text if found.question else came.text
    words = [
        f"We received this on {in_full(case.received_on)} and do not hold it, nor do you hold it on our behalf.",
        f"Whoever asks agreed on {in_full(found.agreed_on)} that we hand it on to you. Your time for answering begins "
        "on the day you receive it.",
        "Who asks:\n" + "\n".join(each for each in who if each),
        f"What they ask:\n\n{asked}",
        office.name if office else "",
    ]
    message = EmailMessage(
        subject=f"A request for information handed on, our reference {case.reference}",
        body="\n\n".join(filter(None, words)),
        from_email=settings.DEFAULT_FROM_EMAIL or (office.email if office else "") or "foi@localhost",
        to=[each[0] for each in [EMAIL.search(found.contact)] if each],
        headers={"X-Unsent": "1"},
    ).message()
    del message["Message-ID"], message["Date"]
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _answer(made: Transfer, at: datetime, by: Person) -> None:
    """What the letter will say to a question that is handed on, where it has no answer yet."""
    part = WrittenPart(Outcome.HELD_BY_ANOTHER.value, _words(made), held_by=made.to, reasons={"not_for_us": True})
    for written in _answers(made):
        if not written.parts:
            save_answer(made.case_id, written.question.pk, [part], written.seen, at, by)


def _answers(made: Transfer) -> Sequence[WrittenAnswer]:
    """The answers to what is handed on."""
    foi_request = made.case.foi_request
    return written_answers(made.case, foi_request, made.question_id) if foi_request else ()


def _words(made: Transfer) -> str:
    on = made.transferred_on
    day = f"passed it on to them on {in_full(on)}" if on else "are passing it on to them"
    return (
        f"We do not hold this information, and {made.to} does not hold it on our behalf. You agreed on "
        f"{in_full(made.agreed_on)} that we transfer this to them. We {day}. Their time for answering begins on the "
        "day they receive it."
    )


def _check_days(case: Case, agreed_on: date, transferred_on: date | None, at: datetime) -> None:
    today = timezone.localdate(at)
    if not case.received_on <= agreed_on <= today:
        raise CannotChange(f"Nobody can have agreed on {in_full(agreed_on)}: before it came, or in time to come.")
    if transferred_on and not agreed_on <= transferred_on <= today:
        raise CannotChange(
            f"It is handed on after they agreed, and not in time to come. {in_full(transferred_on)} is not."
        )


def _open(case_key: int) -> Case:
    case = Case.objects.select_for_update().get(pk=case_key)
    if not case.is_open or case.foi_request is None:
        raise CannotChange(why_ended(case))
    return case


def _note(found: Transfer, words: str, at: datetime, by: Person) -> None:
    CaseAct.objects.create(case=found.case, did=Act.TRANSFERRED, words=words[:500], at=at, by=by)
