"""The clock of an open case as its page shows it: verdict, strip, dates, each step with its provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from requests.law import clock as law
from requests.law.case_clock import CaseClock
from requests.law.clock_events import Step
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.nations import in_words
from requests.law.regimes import Regime
from requests.law.subject_access import SubjectAccessClock
from requests.law.written_dates import in_full
from requests.models import Case
from requests.models.case import CaseKind
from requests.time_taken import access_clock_of, clock_of
from requests.views.clock_strip import STEP, Bar, CalendarDay, Day, DayKind, bars_of, skipped_days, weeks_of
from requests.views.clock_strip import SkippedDay as Skipped

LATE_SHOWN = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class CasePanel:
    """All that the panel shows."""

    verdict: str
    is_late: bool
    dates: tuple[tuple[str, date], ...]
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    bars: tuple[Bar, ...]
    label: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    skipped: tuple[Skipped, ...]

    @property
    def strip_width(self) -> int:
        return STEP * len(self.bars)


def case_panel(case: Case, today: date) -> CasePanel:
    """The clock of a case; of a kind without one only its dates."""
    if case.kind == CaseKind.SUBJECT_ACCESS:
        return access_panel(case, today)
    if not case.is_request:
        dates = (("Received", case.received_on), *((("Due", case.due_on),) if case.due_on else ()))
        return CasePanel(_plain(case, today), case.is_late(today), dates, (), (), (), (), "", (), ())
    try:
        clock = clock_of(case)
    except (ImpossibleDate, NoSuchExtension) as fault:
        return _faulty(case, fault)
    until = case.ended_on or today
    days = () if clock.waiting else _days(clock, until)
    return CasePanel(
        verdict=verdict(case, clock, today),
        is_late=case.is_late(today),
        dates=tuple(_dates(case, clock)),
        steps=clock.steps,
        warnings=clock.warnings,
        notes=tuple(_notes(clock, until)) if case.is_open else (),
        bars=bars_of(days),
        label=_label(clock, days) if days else "",
        weeks=weeks_of(days, {clock.time.due_on: "due"}),
        skipped=skipped_days(days),
    )


def access_panel(case: Case, today: date) -> CasePanel:
    """The clock of a subject access request: in months of the calendar, so that there is no strip of working days."""
    try:
        clock = access_clock_of(case)
    except ImpossibleDate as fault:
        return _faulty(case, fault)
    notes: tuple[str, ...] = ()
    if not (clock.is_extended or clock.waiting or case.ended_on) and today <= clock.notice_by:
        notes = (
            f"If it is complex, or one of many by the same person, a notice with the reasons, given by "
            f"{in_full(clock.notice_by)}, extends the time by two further months (UK GDPR art. 12A).",
        )
    since = f" since {in_full(clock.waiting_since)}" if clock.waiting_since else ""
    said = f"Waiting for {clock.waiting.words}{since}" if clock.waiting else _plain(case, today)
    dates = tuple(_access_dates(case, clock))
    return CasePanel(said, case.is_late(today), dates, clock.steps, clock.warnings, notes, (), "", (), ())


def _access_dates(case: Case, clock: SubjectAccessClock) -> Iterator[tuple[str, date]]:
    yield "Received", case.received_on
    if clock.begins != clock.received:
        yield "Identity proved: counts from", clock.begins
    if clock.first_due != clock.due_on:
        yield "Had been due", clock.first_due
    if not clock.is_extended and not clock.waiting:
        yield "Last day to extend it", clock.notice_by
    if clock.due_on:
        yield "Due", clock.due_on
    if case.ended_on:
        yield "Ended", case.ended_on


def _faulty(case: Case, fault: Exception) -> CasePanel:
    return CasePanel(str(fault), True, (("Received", case.received_on),), (), (), (), (), "", (), ())


def verdict(case: Case, clock: CaseClock, today: date) -> str:
    """The one line, late first."""
    if clock.waiting:
        since = f" since {in_full(clock.waiting_since)}" if clock.waiting_since else ""
        return f"Waiting for {clock.waiting.words}{since}"
    due_on = clock.due_on or clock.time.due_on
    until = case.ended_on or today
    if until > due_on:
        late = clock.time.calendar.working_days_between(due_on, until, clock.time.regime)
        return f"{late} working day{'' if late == 1 else 's'} late" if late else "After the due date"
    if until < clock.time.received:
        return "Not yet begun"
    if clock.estimated:
        return f"Extended to {in_full(due_on)}"
    number = f"day {clock.time.day_number(until)} of {clock.time.allowed}"
    if case.ended_on:
        return f"Ended on {number}"
    return f"Due today, {number}" if today == due_on else number.capitalize()


def _plain(case: Case, today: date) -> str:
    if case.ended_on:
        return f"Ended on {in_full(case.ended_on)}"
    return "Late" if case.is_late(today) else f"Due on {in_full(case.due_on)}" if case.due_on else ""


def _dates(case: Case, clock: CaseClock) -> Iterator[tuple[str, date]]:
    yield "Received", case.received_on
    if clock.restarted:
        yield "Clarified: counts as received", clock.time.received
        yield "Had been due", clock.first_due
    elif clock.waiting:
        yield "Had been due", clock.time.due_on
    if clock.estimated:
        yield "Section 17 notice due", clock.notice_due
    if clock.pay_by:
        yield "Last day to pay", clock.pay_by
    if clock.due_on:
        yield "Due", clock.due_on
    if case.ended_on:
        yield "Ended", case.ended_on


def _notes(clock: CaseClock, until: date) -> Iterator[str]:
    if clock.due_on_code_reading:
        yield (
            f"It came on a day that is no working day. The Code of Practice, paragraph 4.2, can be read to make "
            f"{in_full(clock.due_on_code_reading)} the last day; the Act does not, and the earlier date is kept to."
        )
    may_extend = clock.time.regime is Regime.FOIA and until <= clock.notice_due
    if may_extend and not clock.waiting and not clock.estimated:
        yield (
            f"If the public interest needs longer to be weighed, a notice is still due by {in_full(clock.notice_due)} "
            f"(section 17(1) and (2)), with an estimated day; the Commissioner usually accepts "
            f"{in_full(clock.usual_limit)} at the latest."
        )


def _days(clock: CaseClock, until: date) -> tuple[Day, ...]:
    """From day 0 to the due date, and a few weeks more where it is late."""
    last = max(clock.time.due_on, min(until, clock.time.due_on + LATE_SHOWN))
    return tuple(_day(each, clock, until) for each in clock.time.days_until(last))


def _day(each: law.Day, clock: CaseClock, until: date) -> Day:
    counted = each.kind is law.DayKind.COUNTED
    kind = _KINDS[each.kind]
    if counted and each.on > until:
        kind = DayKind.NOT_NEEDED
    elif counted and each.on > (clock.due_on or clock.time.due_on):
        kind = DayKind.LATE
    name, kept_in = (each.holiday.name, in_words(each.holiday.nations)) if each.holiday else ("", "")
    is_disregarded = each.kind is law.DayKind.DISREGARDED
    return Day(each.on, kind, each.number if counted else 0, name, kept_in, is_disregarded)


_KINDS = {
    law.DayKind.RECEIPT: DayKind.RECEIPT,
    law.DayKind.COUNTED: DayKind.WORKING,
    law.DayKind.WEEKEND: DayKind.WEEKEND,
    law.DayKind.HOLIDAY: DayKind.HOLIDAY,
    law.DayKind.DISREGARDED: DayKind.HOLIDAY,
}


def _label(clock: CaseClock, days: tuple[Day, ...]) -> str:
    """The strip in one sentence, for those who cannot see it."""
    gone = max((day.number for day in days if day.kind in (DayKind.WORKING, DayKind.LATE)), default=0)
    return (
        f"{len(days)} calendar days from {in_full(days[0].on)} to {in_full(days[-1].on)}; {gone} working days of "
        f"{clock.time.allowed} are over."
    )
