"""The time for compliance: twenty working days, counted from the day after receipt, each day accounted for.

Mon 18 March  Tue 19  …  Fri 29            Mon 1 April        …  Wed 17
receipt (0)   1          Good Friday (–)   Easter Monday (–)     20: the due date
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from requests.law.bank_holidays import BankHoliday
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.regimes import Regime
from requests.law.usual_bank_holidays import SATURDAY
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full

IN_FORCE = date(2005, 1, 1)  # FOIA s.1, the EIR and FOISA s.1 all came into force on this day
LAST_YEAR = 2100  # a later date is a slip of the pen

RESPONSE_DAYS = 20  # FOIA s.10(1), EIR reg 5(2), FOISA s.10(1)
EXTENDED_DAYS = 40  # EIR reg 7(1): complex and voluminous requests

Stretch = tuple[date, date]  # its first and its last day


class DayKind(StrEnum):
    """How a day stands in the count."""

    RECEIPT = "receipt"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DISREGARDED = "disregarded"  # a working day between a fees notice and the fee


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the count. `number` is how many working days are counted up to and with this one."""

    on: date
    kind: DayKind
    number: int
    holiday: BankHoliday | None = None


@dataclass(frozen=True, slots=True)
class TimeForCompliance:
    """When an answer is due, and how that was reckoned."""

    received: date
    regime: Regime
    allowed: int  # working days
    days: tuple[Day, ...]  # from the day of receipt to the due date
    warnings: tuple[str, ...] = ()
    due_on_code_reading: date | None = (
        None  # where the s.45 Code, para 4.2, would give another day: a note, never the date
    )
    calendar: Calendar = field(default=BUILT_IN, repr=False, compare=False)

    @property
    def due_on(self) -> date:
        """The last day on which an answer is in time."""
        return self.days[-1].on

    @property
    def skipped(self) -> tuple[Day, ...]:
        """The weekdays that were not counted, because they are bank holidays or because a fee was awaited."""
        return tuple(day for day in self.days if day.kind in (DayKind.HOLIDAY, DayKind.DISREGARDED))

    def is_late(self, at: date) -> bool:
        """Whether an answer given on that day, or still missing at its end, is late. The due date itself is in time."""
        return at > self.due_on

    def day_number(self, at: date) -> int:
        """How many working days have been counted by the end of that day; it goes on after the due date.

        Raises ImpossibleDate for a day before receipt.
        """
        if at < self.received:
            raise ImpossibleDate(f"{in_full(at)} is before the request was received on {in_full(self.received)}.")
        if at >= self.due_on:
            return self.allowed + self.working_days_late(at)
        return self.days[(at - self.received).days].number

    def working_days_late(self, at: date) -> int:
        """How many working days after the due date that day is; 0 if it is not late."""
        return self.calendar.working_days_between(self.due_on, at, self.regime)

    def working_days_left(self, at: date) -> int:
        """How many working days remain after that day; 0 from the due date on."""
        return max(0, self.allowed - self.day_number(at))

    def days_until(self, at: date) -> tuple[Day, ...]:
        """The days from receipt to that day, past the due date if it is late: what a strip of days shows."""
        days = list(self.days)
        while days[-1].on < at:
            days.append(_next_day(days[-1], self.regime, self.calendar))
        return tuple(day for day in days if day.on <= at)


def due(
    received: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN, *, extended: bool = False
) -> TimeForCompliance:
    """The time for compliance with a request received on that day, weekend and bank holiday included.

    FOIA s.10(1): not later than the twentieth working day following the date of receipt. EIR reg 5(2): no later than
    20 working days after the date of receipt. FOISA s.10(1): the twentieth working day after receipt. `extended`: EIR
    reg 7(1). Raises ImpossibleDate and NoSuchExtension.
    """
    if extended and regime is not Regime.EIR:
        raise NoSuchExtension(f"Only regulation 7 of the EIR allows {EXTENDED_DAYS} working days; {regime} does not.")
    return reckon(received, EXTENDED_DAYS if extended else RESPONSE_DAYS, regime, calendar)


def due_after_clarification(
    received: date, clarified: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN
) -> TimeForCompliance:
    """The time for compliance where the authority had to ask what was meant.

    FOIA s.10(6): the date of receipt is, "if later, the day on which it receives the information referred to in
    section 1(3)". The count starts again; it is not paused. EIR reg 9(4) and FOISA s.10(1)(b) say the same.
    """
    check_date(received)
    return due(max(received, clarified), regime, calendar)


def reckon(
    start: date,
    allowed: int,
    regime: Regime,
    calendar: Calendar,
    disregarded: Sequence[Stretch] = (),
) -> TimeForCompliance:
    """Count `allowed` working days after `start`; those in a stretch of `disregarded` do not count.

    Raises ImpossibleDate.
    """
    check_date(start)
    days = _count(start, allowed, regime, calendar, disregarded)
    return TimeForCompliance(
        received=start,
        regime=regime,
        allowed=allowed,
        days=days,
        warnings=(*_unlisted(days, calendar), *_disputes(days, allowed, regime, calendar, disregarded)),
        due_on_code_reading=_by_code(days, calendar) if regime is Regime.FOIA else None,
        calendar=calendar,
    )


def check_date(on: date) -> None:
    """Refuse a day nothing can be counted from. Raises ImpossibleDate."""
    if isinstance(on, datetime):
        raise ImpossibleDate("Days are counted from a day: give the date in London, not a moment.")
    if on < IN_FORCE:
        raise ImpossibleDate(f"{in_full(on)} is before these laws came into force on {in_full(IN_FORCE)}.")
    if on.year > LAST_YEAR:
        raise ImpossibleDate(f"{in_full(on)} is after {LAST_YEAR}: check the year.")


def _count(
    start: date, allowed: int, regime: Regime, calendar: Calendar, disregarded: Sequence[Stretch]
) -> tuple[Day, ...]:
    days = [Day(start, DayKind.RECEIPT, 0)]  # day 0, whether or not it is a working day
    while days[-1].number < allowed:
        days.append(_next_day(days[-1], regime, calendar, disregarded))
    return tuple(days)


def _next_day(previous: Day, regime: Regime, calendar: Calendar, disregarded: Sequence[Stretch] = ()) -> Day:
    on = previous.on + timedelta(days=1)
    if on.weekday() >= SATURDAY:
        return Day(on, DayKind.WEEKEND, previous.number)
    if holiday := calendar.holiday(on, regime):
        return Day(on, DayKind.HOLIDAY, previous.number, holiday)
    if any(first <= on <= last for first, last in disregarded):
        return Day(on, DayKind.DISREGARDED, previous.number)
    return Day(on, DayKind.COUNTED, previous.number + 1)


def _by_code(days: tuple[Day, ...], calendar: Calendar) -> date | None:
    """The due date by para 4.2 of the s.45 Code, where it is another.

    A request that comes on a day that is no working day is taken as received on the next one, which is then day 0; by
    the Act it is day 1. So the Code's date is one working day later.
    """
    if calendar.is_working_day(days[0].on):
        return None
    return calendar.next_working_day(days[-1].on)


def _unlisted(days: tuple[Day, ...], calendar: Calendar) -> tuple[str, ...]:
    """A sentence where the calendar has no whole list for a year the count runs through."""
    years = sorted({day.on.year for day in days[1:]} - calendar.listed_years)
    if not years:
        return ()
    return (
        f"There is no list of bank holidays for {' and '.join(str(year) for year in years)} yet. The usual ones are "
        "counted; one that is moved or added would change the date.",
    )


def _disputes(
    days: tuple[Day, ...], allowed: int, regime: Regime, calendar: Calendar, disregarded: Sequence[Stretch]
) -> tuple[str, ...]:
    """A sentence for each disputed day that decides the date, with the date it would be otherwise."""
    sentences = []
    for disputed in calendar.disputed:
        if not days[0].on < disputed.on <= days[-1].on:
            continue
        otherwise = _count(days[0].on, allowed, regime, calendar.with_dispute_decided(disputed), disregarded)[-1].on
        if otherwise != days[-1].on:
            treated = "not a working day" if disputed.counted else "a working day"
            sentences.append(
                f"{disputed.why}. It is taken as {treated}; otherwise the date would be {in_full(otherwise)}."
            )
    return tuple(sentences)
