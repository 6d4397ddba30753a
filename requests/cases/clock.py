"""The clock of a case: run from its events, and kept beside them as the day it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from requests.cases.versions import keep_case, locked_case
from requests.errors import CannotChange
from requests.law.case_clock import CaseClock, case_clock
from requests.law.clock_events import EventKind, Waiting
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.other_kinds import complaint_due, reuse_due, subject_access_due
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import BankHoliday, Case, ClockEvent, Person
from requests.models.case import ENDED, WAITING, CaseKind, CaseStage
from requests.models.case_note import Act
from requests.time_taken import clock_of, run_clock

OTHER_DUE = {
    CaseKind.SUBJECT_ACCESS: subject_access_due,
    CaseKind.REUSE: reuse_due,
    CaseKind.COMPLAINT: complaint_due,
}
TAKEN_BACK = "Taken back: "
NO_CLOCK = "Only a request for information has a clock that can be restarted or extended."


@dataclass(frozen=True, slots=True)
class Moved:
    """A case whose due date a change of the bank holidays moved."""

    case: Case
    before: date
    after: date


def first_due(kind: CaseKind, received_on: date, regime: Regime) -> date:
    """When a case that has just come is due. Raises ImpossibleDate."""
    calendar = BankHoliday.objects.calendar()
    if kind != CaseKind.REQUEST:
        return OTHER_DUE[kind](received_on, calendar)
    return case_clock(received_on, regime, (), calendar).first_due


@transaction.atomic
def record_event(key: int, event: ClockEvent, version: int, at: datetime, by: Person) -> Case:
    """Keep what happened to the clock, and what it makes of the due date. `event` lacks case and who and when.

    Raises ChangedMeanwhile, and CannotChange where it makes no sense.
    """
    case = _open_request(key, version)
    if event.on > at.date():
        raise CannotChange(f"{in_full(event.on)} has not come yet. Record it on the day it happens.")
    event.case, event.recorded_at, event.recorded_by = case, at, by
    event.due_before = case.due_on
    events = [each for each in case.clock_events.all() if each.undone_at is None]
    clock = _checked(case, [*events, event])
    event.due_after = clock.due_on
    event.save(force_insert=True)
    _keep(case, clock, f"{EventKind(event.kind).words}, {in_full(event.on)}", at, by)
    return case


@transaction.atomic
def take_back(key: int, event_key: int, version: int, at: datetime, by: Person) -> Case:
    """Take back an event that was recorded by mistake. Raises ChangedMeanwhile and CannotChange."""
    case = _open_request(key, version)
    events = [each for each in case.clock_events.all() if each.undone_at is None]
    event = next((each for each in events if each.pk == event_key), None)
    if event is None:
        return case
    clock = _checked(case, [each for each in events if each.pk != event_key])
    event.undone_at, event.undone_by = at, by
    event.save(update_fields=["undone_at", "undone_by"])
    _keep(case, clock, f"{TAKEN_BACK}{EventKind(event.kind).words}, {in_full(event.on)}", at, by)
    return case


@transaction.atomic
def recount(at: datetime, by: Person | None) -> list[Moved]:
    """Count every open request again after the bank holidays changed; those whose day moved, with both days."""
    calendar = BankHoliday.objects.calendar()
    open_cases = Case.objects.exclude(stage__in=ENDED).filter(kind=CaseKind.REQUEST).select_for_update()
    moved = []
    for case in open_cases.prefetch_related("clock_events", "foi_request"):
        clock = clock_of(case, calendar)
        if clock.due_on is not None and case.due_on is not None and clock.due_on != case.due_on:
            moved.append(Moved(case, case.due_on, clock.due_on))
            ClockEvent.objects.create(
                case=case, kind=EventKind.HOLIDAYS.value, on=max(at.date(), case.received_on), recorded_at=at,
                recorded_by=by, due_before=case.due_on, due_after=clock.due_on,
            )  # fmt: skip
            words = f"Bank holidays changed: due on {in_full(clock.due_on)}, not on {in_full(case.due_on)}"
            _keep(case, clock, words, at, by)
    return moved


def keep_due(case: Case, clock: CaseClock) -> list[str]:
    """Write what the clock says onto the case and its request; the fields of the case that changed."""
    case.due_on = clock.due_on
    foi_request = case.foi_request
    if foi_request is not None:
        foi_request.due_on, foi_request.regime = clock.due_on, clock.time.regime.value
        foi_request.save(update_fields=["due_on", "regime"])
    return ["due_on"]


def _keep(case: Case, clock: CaseClock, words: str, at: datetime, by: Person | None) -> None:
    fields = keep_due(case, clock)
    wanted = _stage(case, clock)
    if wanted != case.stage:
        case.stage = wanted
        fields.append("stage")
    keep_case(case, at, by, Act.CLOCK, words, *fields)


def _stage(case: Case, clock: CaseClock) -> str:
    """Waiting while the requester is waited for, and being answered again from then on."""
    if clock.waiting is not None:
        return CaseStage.CLARIFICATION if clock.waiting is Waiting.CLARIFICATION else CaseStage.FEE
    return CaseStage.ANSWERING if case.stage in WAITING else case.stage


def _open_request(key: int, version: int) -> Case:
    case = locked_case(key, version)
    if not case.is_request:
        raise CannotChange(NO_CLOCK)
    if not case.is_open:
        raise CannotChange(f"{case} has ended. Open it again first.")
    return case


def _checked(case: Case, events: Sequence[ClockEvent]) -> CaseClock:
    try:
        return run_clock(case, events, BankHoliday.objects.calendar())
    except (ImpossibleDate, NoSuchExtension) as refusal:
        raise CannotChange(str(refusal)) from refusal
