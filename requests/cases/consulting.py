"""Asking a colleague: a question goes to them by a link of its own, without who asked, and what they say comes back.

A link is made for one question and one colleague. It is good until a day, until it is answered once, and as long as the
case is open. The press office gets one that shows the questions and the day they are due, and asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils import timezone

from documents.clearing.mailboxes import EMAIL, is_surely_private
from documents.clearing.names import NEARLY, known_people
from documents.clearing.personal import KnownPerson, PersonalDetail
from documents.clearing.telephones import LANDLINE, MOBILE
from documents.reading.shapes import PageText
from requests.cases.colleague_files import SentFile, keep_files
from requests.errors import CannotChange
from requests.gate.candidates import known
from requests.law.written_dates import in_full
from requests.models import Case, CaseAct, Consultation, FOIRequest, Person, Question, SearchRecord
from requests.models.case_note import Act
from requests.models.consultation import Reply

USUAL_DAYS = 28  # a link is good for, where no answer is due yet or any more
LEFT_OUT = "[…]"
NAMES_THEM = "These words tell who asked. Take that out: whoever answers need not know."
NOTHING_SENT = "There is nothing to send. Write the question."

_links = signing.Signer(salt="requests.cases.consulting")


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom to ask, and with what words."""

    colleague: str
    email: str
    text: str
    good_until: date
    manager: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Replied:
    """What a colleague sends back."""

    reply: Reply
    words: str
    searched: str
    minutes: int


def link_token(consultation: Consultation) -> str:
    """What stands in the link: nobody can make one without our key."""
    return _links.sign(consultation.pk.hex)


def consultation_with(token: str) -> Consultation | None:
    """Whose link it is; None where it is not ours, or nothing is left of its case."""
    try:
        key = UUID(hex=_links.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    rows = Consultation.objects.select_related("case", "question", "asked_by")
    return rows.filter(pk=key, case__erasure=None).first()


def why_shut(consultation: Consultation, on: date) -> str:
    """Why its link does not lead to the question any more, in a plain sentence; blank where it does."""
    if consultation.replied_at:
        return f"You answered this on {in_full(timezone.localdate(consultation.replied_at))}. A link can be used once."
    if not consultation.case.is_open:
        return "This request is dealt with. Nothing is needed of you any more."
    if consultation.taken_back_at:
        return f"{consultation.asked_by.known_as} took this back. Nothing is needed of you any more."
    if on > consultation.good_until:
        return f"This link was good until {in_full(consultation.good_until)}."
    return ""


def usual_end(case: Case, on: date) -> date:
    """The last day a link is good, where the officer gives none: the day the answer is due."""
    return case.due_on if case.due_on and case.due_on > on else on + timedelta(USUAL_DAYS)


def without_who_asked(foi_request: FOIRequest, text: str) -> str:
    """The words without name, e-mail address, telephone number and address of whoever asked."""
    return without_people(known(foi_request), text)


def without_people(people: Sequence[KnownPerson], text: str) -> str:
    """The words without what names these people, without telephone numbers and private mailboxes."""
    private = [found.span() for pattern in (MOBILE, LANDLINE) for found in pattern.finditer(text)]
    private += [found.span() for found in EMAIL.finditer(text) if is_surely_private(*found[0].lower().rsplit("@", 1))]
    private += [(found.where.start, found.where.end) for found in known_people([PageText(1, text)], people)]
    kept, at = "", 0
    for start, end in sorted(private):
        if start >= at:
            kept += text[at:start] + LEFT_OUT
        at = max(at, end)
    return kept + text[at:]


def _naming(foi_request: FOIRequest, text: str) -> Iterable[PersonalDetail]:
    return known_people([PageText(1, text)], known(foi_request))


@transaction.atomic
def ask_colleague(case_key: int, question_key: int | None, given: Asking, at: datetime, by: Person) -> Consultation:
    """Make the link; the worker sends it. Without a question it is for the press office. Raises CannotChange."""
    case = Case.objects.select_for_update().get(pk=case_key)
    foi_request = case.foi_request
    if not case.is_open or foi_request is None:
        raise CannotChange(f"{case} is {case.get_stage_display().lower()}: there is nothing to ask any more.")
    question = Question.objects.filter(pk=question_key, foi_request=foi_request).first() if question_key else None
    if question_key and question is None:
        raise CannotChange("This question is not there any more: the questions were confirmed anew.")
    if not given.text.strip():
        raise CannotChange(NOTHING_SENT)
    if given.good_until < timezone.localdate(at):
        raise CannotChange(f"{in_full(given.good_until)} is over. Give a day that the link is good until.")
    said = "\n".join([given.text, given.note])
    if any(found.sure >= NEARLY for found in _naming(foi_request, said)):
        raise CannotChange(NAMES_THEM)
    made = Consultation.objects.create(
        case=case, question=question, colleague=given.colleague, email=given.email, manager=given.manager,
        text=given.text.strip(), note=given.note.strip(), asked_at=at, asked_by=by, good_until=given.good_until,
    )  # fmt: skip
    _note(made, Act.CONSULTED, str(made), at, by)
    return made


@transaction.atomic
def take_back(case_key: int, key: UUID, at: datetime, by: Person) -> None:
    """The link leads nowhere from now on; what was answered stays."""
    found = Consultation.objects.select_for_update().filter(pk=key, case=case_key, reply="", taken_back_at=None).first()
    if found is not None:
        found.taken_back_at = at
        found.save(update_fields=["taken_back_at"])
        _note(found, Act.CONSULTED, f"taken back: {found}", at, by)


@transaction.atomic
def send_back(key: UUID, given: Replied, at: datetime, files: Sequence[SentFile] = ()) -> None:
    """A colleague's reply with its files, once. Raises CannotChange with the sentence that says why not."""
    Case.objects.select_for_update().filter(consultations=key).first()  # before the row: as every act on a case
    found = Consultation.objects.select_for_update(of=["self"]).select_related("case", "question", "asked_by")
    consultation = found.get(pk=key)
    if why := why_shut(consultation, timezone.localdate(at)):
        raise CannotChange(why)
    consultation.reply, consultation.words, consultation.replied_at = given.reply, given.words, at
    consultation.searched, consultation.minutes = given.searched, given.minutes
    consultation.save(update_fields=["reply", "words", "replied_at", "searched", "minutes"])
    kept = keep_files(consultation, files, at)
    with_it = "" if not kept else ", with 1 file" if kept == 1 else f", with {kept} files"
    _note(consultation, Act.CAME_BACK, f"{consultation}: {given.reply.label}{with_it}", at, None)


@transaction.atomic
def take_up(case_key: int, question_key: int, key: UUID, at: datetime, by: Person) -> Consultation | None:
    """Put a reply on the worksheet: its search is written down, once. None where there is no such reply."""
    rows = Consultation.objects.select_for_update(of=["self"]).select_related("question", "case")
    found = rows.filter(pk=key, case=case_key, question=question_key).exclude(reply="").first()
    if found is None or found.question is None or not found.case.is_open:
        return None
    if found.taken_up_at is None:
        found.taken_up_at, found.taken_up_by = at, by
        found.save(update_fields=["taken_up_at", "taken_up_by"])
        if found.searched and found.reply != Reply.NOT_MINE:  # who does not say where they looked proves no search
            _keep_search(found, found.question, at, by)
    return found


def _keep_search(found: Consultation, question: Question, at: datetime, by: Person) -> None:
    SearchRecord.objects.create(
        question=question, who=found.colleague, where=found.searched, on=_day_of(found),
        minutes=found.minutes, found=found.get_reply_display(), recorded_at=at, recorded_by=by,
    )  # fmt: skip


def _day_of(found: Consultation) -> date:
    return timezone.localdate(found.replied_at)


def _note(consultation: Consultation, did: Act, words: str, at: datetime, by: Person | None) -> None:
    CaseAct.objects.create(case=consultation.case, did=did, words=words[:500], at=at, by=by)
