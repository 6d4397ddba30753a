"""What is done with a case as a whole: whose it is, how far it is, what is noted, how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from requests.case_versions import keep
from requests.cases.clock import clock_from, first_due, keep_due, stage_by
from requests.cases.versions import keep_case, locked_case
from requests.errors import CannotChange
from requests.law.clock import IN_FORCE
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import Case, CaseNote, Erasure, FOIRequest, Outgoing, Person, Requester, RequesterOpening
from requests.models.case import CaseKind, CaseStage
from requests.models.case_note import Act
from requests.models.foi_request import Stage
from requests.models.outgoing import ON_ITS_WAY
from requests.models.person import Role

MOVES = (CaseStage.ANSWERING, CaseStage.CLEARANCE)  # what a person says; the rest follows from what happens


@dataclass(frozen=True, slots=True)
class Particulars:
    """What of a case can be put right. `due_on`: of those kinds whose day the office gives itself."""

    subject: str
    received_on: date
    due_on: date | None
    asked_elsewhere: bool
    late_reason: str


@transaction.atomic
def give_to(key: int, person: Person | None, version: int, at: datetime, by: Person) -> Case:
    """Say whose case it is. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if person is not None and not (person.is_active and person.may_file):
        raise CannotChange(f"{person.known_as} does not answer requests here.")
    if case.owner_id == (person.pk if person else None):
        return case
    case.owner = person
    keep_case(case, at, by, Act.GAVE, person.known_as if person else "nobody", "owner", given_to=person)
    return case


@transaction.atomic
def move_to(key: int, stage: CaseStage, version: int, at: datetime, by: Person) -> Case:
    """Say that it is being answered, or ready for clearance. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if stage not in MOVES or not case.is_open or case.is_waiting:
        raise CannotChange(f"It is {case.get_stage_display().lower()}; it goes on from there by what happens next.")
    if case.stage != stage:
        case.stage = stage
        keep_case(case, at, by, Act.STAGE, stage.label, "stage")
    return case


@transaction.atomic
def close(key: int, outcome: str, on: date, version: int, at: datetime, by: Person) -> Case:
    """End a case without a letter of ours, or one of another kind. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if not case.is_open:
        raise CannotChange(f"{case} has ended already.")
    if Outgoing.objects.filter(correspondence__case=case, state__in=ON_ITS_WAY).exists():
        raise CannotChange("A letter of it is on its way. Take it back first, or wait until it has left.")
    if not outcome.strip():
        raise CannotChange("Say how it ended.")
    if not case.received_on <= on <= timezone.localdate(at):
        raise CannotChange(f"{in_full(on)} is before it came, or has not come yet.")
    case.stage, case.outcome, case.ended_on = CaseStage.CLOSED, outcome.strip(), on
    keep_case(case, at, by, Act.CLOSED, outcome.strip(), "stage", "outcome", "ended_on")
    return case


@transaction.atomic
def reopen(key: int, version: int, at: datetime, by: Person) -> Case:
    """Take a closed case up again; its clock has run on. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if case.stage != CaseStage.CLOSED:
        raise CannotChange(f"{case} is {case.get_stage_display().lower()}, not closed.")
    if Erasure.objects.filter(Q(case=case) | Q(foi_request__case=case)).exists():
        raise CannotChange(f"{case} was erased: there is nothing to go on with.")
    case.stage, case.outcome, case.ended_on = CaseStage.ANSWERING, "", None
    fields = ["stage", "outcome", "ended_on"]
    if case.has_clock:
        clock = clock_from(case)
        fields += keep_due(case, clock)
        case.stage = CaseStage(stage_by(case, clock))
    keep_case(case, at, by, Act.REOPENED, "", *fields)
    return case


@transaction.atomic
def change_particulars(key: int, given: Particulars, version: int, at: datetime, by: Person) -> Case:
    """Put a case right; the clock runs anew where the day it came was wrong. Raises ChangedMeanwhile, CannotChange."""
    case = locked_case(key, version)
    if given.received_on > timezone.localdate(at):
        raise CannotChange(f"{in_full(given.received_on)} has not come yet.")
    if given.received_on < IN_FORCE or (case.ended_on and given.received_on > case.ended_on):
        raise CannotChange(f"It cannot have come on {in_full(given.received_on)}.")
    is_renamed = case.subject != given.subject
    case.subject, case.asked_elsewhere = given.subject, given.asked_elsewhere
    is_moved = case.received_on != given.received_on
    case.received_on = given.received_on
    fields = ["subject", "asked_elsewhere", "received_on", *_due(case, given, is_moved=is_moved)]
    if case.foi_request is not None:
        _keep_told(case.foi_request, given, at, by, is_renamed=is_renamed)
    keep_case(case, at, by, Act.CHANGED, f"Received {in_full(case.received_on)}" if is_moved else "", *fields)
    return case


def _keep_told(foi_request: FOIRequest, given: Particulars, at: datetime, by: Person, *, is_renamed: bool) -> None:
    """What the archive tells of it too. A title that somebody gave the letter stays, unless the case is renamed."""
    title = given.subject if is_renamed else foi_request.title
    told = {"title": title, "received_on": given.received_on, "late_reason": given.late_reason}
    changed = [name for name, value in told.items() if getattr(foi_request, name) != value]
    for name in changed:
        setattr(foi_request, name, told[name])
    if changed and foi_request.stage == Stage.OPEN:
        foi_request.save(update_fields=changed)
    elif changed:  # whoever looks at the letter, or published it, learns that it was changed
        keep(foi_request, at, by, *changed)


def _due(case: Case, given: Particulars, *, is_moved: bool) -> list[str]:
    try:
        if case.has_clock:
            return keep_due(case, clock_from(case))
        usual = first_due(CaseKind(case.kind), case.received_on, Regime.FOIA)
    except (ImpossibleDate, NoSuchExtension) as refusal:
        raise CannotChange(str(refusal)) from refusal
    is_typed = given.due_on is not None and given.due_on != case.due_on
    case.due_given = not is_moved and (is_typed or case.due_given) and given.due_on not in (None, usual)
    case.due_on = usual if is_moved or given.due_on is None else given.due_on
    if case.due_on < case.received_on:
        raise CannotChange("It cannot be due before it came.")
    return ["due_on", "due_given"]


@transaction.atomic
def note(case: Case, text: str, at: datetime, by: Person) -> CaseNote:
    """Write something down for colleagues. Notes are added, never changed."""
    if not text.strip():
        raise CannotChange("Write the note first.")
    return CaseNote.objects.create(case=case, text=text.strip(), written_at=at, written_by=by)


NO_ADDRESS = "Give an e-mail or postal address: section 8(1)(b) asks for one, and the answer has to go somewhere."


@transaction.atomic
def put_right_requester(key: int, who: Requester, version: int, at: datetime, by: Person) -> Case:
    """Say who asks, where it was logged wrongly: a colleague passed the message on, an address was misspelt.

    `who` is a row that is not saved. What stood there before is kept nowhere. Raises ChangedMeanwhile and CannotChange.
    """
    case = locked_case(key, version)
    if case.is_request and not (who.email or who.address):
        raise CannotChange(NO_ADDRESS)
    told = {"name": who.name, "email": who.email, "address": who.address}
    Requester.objects.update_or_create(case=case, defaults=told)
    keep_case(case, at, by, Act.CHANGED, "Put right who asks")
    return case


def may_open(person: Person) -> bool:
    """Whether somebody needs to know who asks: those who answer, and the Data Protection Officer."""
    return person.may_write_letters or person.has_role(Role.DPO)


def open_requester(case: Case, what: str, at: datetime, by: Person) -> Requester | None:
    """Who asked; that somebody looked is kept."""
    RequesterOpening.objects.create(case=case, person=by, opened_at=at, what=what)
    return Requester.objects.filter(case=case).first()
