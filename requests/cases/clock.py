"""The clock of a case: run from its events, and kept beside them as the day it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from requests.cases.versions import keep_case, locked_case, why_ended
from requests.errors import CannotChange
from requests.law.case_clock import CaseClock, case_clock
from requests.law.clock_events import EventKind, Waiting
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.other_kinds import complaint_due, reuse_due
from requests.law.regimes import Regime
from requests.law.subject_access import SubjectAccessClock, subject_access_due
from requests.law.working_days import Calendar
from requests.law.written_dates import in_full
from requests.models import BankHoliday, Case, ClockEvent, Person
from requests.models.case import CLOCKED, ENDED, WAITING, CaseKind, CaseStage
from requests.models.case_note import Act
from requests.time_taken import access_clock_of, run_clock

OTHER_DUE = {
    CaseKind.SUBJECT_ACCESS: subject_access_due,
    CaseKind.REUSE: reuse_due,
    CaseKind.COMPLAINT: complaint_due,
}
NO_CLOCK = "Only requests for information and for subject access have a clock that can be stopped or extended."
AnyClock = CaseClock | SubjectAccessClock


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
    case = _open_case(key, version)
    if event.on > timezone.localdate(at):
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
    case = _open_case(key, version)
    events = [each for each in case.clock_events.all() if each.undone_at is None]
    event = next((each for each in events if each.pk == event_key), None)
    if event is None:
        return case
    clock = _checked(case, [each for each in events if each.pk != event_key])
    event.undone_at, event.undone_by = at, by
    event.save(update_fields=["undone_at", "undone_by"])
    _keep(case, clock, f"Taken back: {EventKind(event.kind).words}, {in_full(event.on)}", at, by)
    return case


@transaction.atomic
def recount(at: datetime, by: Person | None) -> list[Moved]:
    """Count every open case again, as the bank holidays changed; those whose day moved, with both days.

    A day that the office gave itself stays.
    """
    calendar = BankHoliday.objects.calendar()
    open_cases = Case.objects.exclude(stage__in=ENDED).filter(kind__in=CLOCKED).select_for_update()
    moved = []
    for case in open_cases.prefetch_related("clock_events", "foi_request"):
        clock = clock_from(case, calendar)
        if clock.due_on is not None and case.due_on is not None and clock.due_on != case.due_on:
            moved.append(Moved(case, case.due_on, clock.due_on))
            ClockEvent.objects.create(
                case=case, kind=EventKind.HOLIDAYS.value, on=max(timezone.localdate(at), case.received_on),
                recorded_at=at, recorded_by=by, due_before=case.due_on, due_after=clock.due_on,
            )  # fmt: skip
            words = f"Bank holidays changed: due on {in_full(clock.due_on)}, not on {in_full(case.due_on)}"
            _keep(case, clock, words, at, by)
    return moved + _recount_others(calendar, at, by)


def _recount_others(calendar: Calendar, at: datetime, by: Person | None) -> list[Moved]:
    """Those of the other kinds whose day is counted from the day they came: re-use requests and complaints."""
    kinds = [kind for kind in OTHER_DUE if kind not in CLOCKED]
    counted = Case.objects.exclude(stage__in=ENDED).filter(kind__in=kinds, due_given=False, due_on__isnull=False)
    moved = []
    for case in counted.select_for_update():
        before, now = case.due_on, OTHER_DUE[CaseKind(case.kind)](case.received_on, calendar)
        if before is not None and before != now:
            case.due_on = now
            words = f"Bank holidays changed: due on {in_full(now)}, not on {in_full(before)}"
            keep_case(case, at, by, Act.CLOCK, words, "due_on")
            moved.append(Moved(case, before, now))
    return moved


def clock_from(case: Case, calendar: Calendar | None = None, events: Sequence[ClockEvent] | None = None) -> AnyClock:
    """Run the clock that the law gives its kind. Raises ImpossibleDate and NoSuchExtension."""
    calendar = calendar or BankHoliday.objects.calendar()
    if case.kind == CaseKind.SUBJECT_ACCESS:
        return access_clock_of(case, calendar, events)
    counted = [each for each in case.clock_events.all() if each.undone_at is None] if events is None else events
    return run_clock(case, counted, calendar)


def keep_due(case: Case, clock: AnyClock) -> list[str]:
    """Write what the clock says onto the case and its request; the fields of the case that changed."""
    case.due_on = clock.due_on
    foi_request = case.foi_request
    if foi_request is not None and isinstance(clock, CaseClock):
        foi_request.due_on, foi_request.regime = clock.due_on, clock.time.regime.value
        foi_request.save(update_fields=["due_on", "regime"])
    return ["due_on"]


def _keep(case: Case, clock: AnyClock, words: str, at: datetime, by: Person | None) -> None:
    fields = keep_due(case, clock)
    wanted = stage_by(case, clock)
    if wanted != case.stage:
        case.stage = wanted
        fields.append("stage")
    keep_case(case, at, by, Act.CLOCK, words, *fields)


def stage_by(case: Case, clock: AnyClock) -> str:
    """Waiting while the requester is waited for, and being answered again from then on."""
    if clock.waiting is not None:
        return CaseStage.FEE if clock.waiting is Waiting.FEE else CaseStage.CLARIFICATION
    return CaseStage.ANSWERING if case.stage in WAITING else case.stage


def _open_case(key: int, version: int) -> Case:
    case = locked_case(key, version)
    if not case.has_clock:
        raise CannotChange(NO_CLOCK)
    if not case.is_open:
        raise CannotChange(why_ended(case))
    return case


def _checked(case: Case, events: Sequence[ClockEvent]) -> AnyClock:
    try:
        return clock_from(case, BankHoliday.objects.calendar(), events)
    except (ImpossibleDate, NoSuchExtension) as refusal:
        raise CannotChange(str(refusal)) from refusal
