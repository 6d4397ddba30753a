"""The time for compliance as a strip of days and as a calendar. Pure functions over the days stored with a response.

A day a column: an open box for the day of receipt, a full bar for a day that counts, a low line for a weekend, a struck
box for a bank holiday, green for the day of the answer, red for days after the due date, pale for days not needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from requests.law.nations import ALL_NATIONS, in_words
from requests.law.written_dates import MONTHS
from requests.views.marks import Rect

STEP = 20
HEIGHT = 50
WEEKDAYS = 5
EVERYWHERE = in_words(ALL_NATIONS)
AWAITING_FEE = "A fee had been asked for and was awaited"


class DayKind(StrEnum):
    """How a day of the strip is drawn. The value is its class."""

    RECEIPT = "zero"
    WORKING = "work"
    WEEKEND = "off"
    HOLIDAY = "hol"
    ANSWER = "last"
    LATE_ANSWER = "late-last"
    LATE = "late"
    NOT_NEEDED = "left"


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day: `number` is the working day it counts as, 0 if it does not; `name` a bank holiday's name."""

    on: date
    kind: DayKind
    number: int = 0
    name: str = ""
    kept_in: str = ""
    is_disregarded: bool = False  # between a fees notice and the fee: FOIA s.10(2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of the strip. `strike` is the stroke through a bank holiday's box, or empty."""

    kind: DayKind
    rect: Rect
    strike: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day's field in the calendar: what it is called, what is said of it, and whether something fell on it."""

    label: str
    note: str
    is_off: bool = False
    event: str = ""  # "due", "answered"


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A weekday that was not counted: what it is called, and where it is kept."""

    on: date
    name: str
    kept_in: str


def days_of(stored: Sequence[Mapping[str, Any]], due_on: date, answered_on: date) -> tuple[Day, ...]:
    """The stored days as they are drawn."""
    return tuple(_day(found, due_on, answered_on) for found in stored)


def _day(stored: Mapping[str, Any], due_on: date, answered_on: date) -> Day:
    on = date.fromisoformat(stored["on"])
    counted = stored["kind"] == "counted"
    kind = _STORED_KINDS[stored["kind"]]
    if on == answered_on and kind is not DayKind.RECEIPT:
        kind = DayKind.LATE_ANSWER if on > due_on else DayKind.ANSWER
    elif counted and on > answered_on:
        kind = DayKind.NOT_NEEDED
    elif counted and on > due_on:
        kind = DayKind.LATE
    return Day(
        on,
        kind,
        stored["number"] if counted else 0,
        stored["holiday"],
        stored["kept_in"],
        stored["kind"] == "disregarded",
    )


_STORED_KINDS = {
    "receipt": DayKind.RECEIPT,
    "counted": DayKind.WORKING,
    "weekend": DayKind.WEEKEND,
    "holiday": DayKind.HOLIDAY,
    "disregarded": DayKind.HOLIDAY,
}


def bars_of(days: Sequence[Day]) -> tuple[Bar, ...]:
    return tuple(_bar(place * STEP, day.kind) for place, day in enumerate(days))


def _bar(left: int, kind: DayKind) -> Bar:
    if kind is DayKind.RECEIPT:
        return Bar(kind, Rect(left + 2, 2, STEP - 5, HEIGHT - 4))
    if kind is DayKind.WEEKEND:
        return Bar(kind, Rect(left + 1, HEIGHT - 5, STEP - 3, 4))
    if kind is DayKind.HOLIDAY:
        strike = f"M{left + 3} {HEIGHT - 4}L{left + 16} {HEIGHT - 22}"
        return Bar(kind, Rect(left + 1.75, HEIGHT - 24, STEP - 4.5, 22), strike)
    return Bar(kind, Rect(left + 1, 1, STEP - 3, HEIGHT - 2))


def skipped_days(days: Sequence[Day]) -> tuple[SkippedDay, ...]:
    """The weekdays that were left out: bank holidays, and days between a fees notice and the fee."""
    return tuple(
        SkippedDay(day.on, day.name or AWAITING_FEE, day.kept_in) for day in days if day.name or day.is_disregarded
    )


def weeks_of(
    days: Sequence[Day], events: Mapping[date, str] | None = None
) -> tuple[tuple[CalendarDay | None, ...], ...]:
    """The days Monday to Friday, a row a week; None where a week begins before or ends after them.

    A day of receipt at a weekend has no field of its own: the sentence under the strip names it. `events`: what fell on
    a day.
    """
    events = events or {}
    shown = [day for day in days if day.on.weekday() < WEEKDAYS]
    if not shown:
        return ()
    by_date = {day.on: day for day in shown}
    monday = shown[0].on - timedelta(days=shown[0].on.weekday())
    weeks = []
    month = 0
    while monday <= shown[-1].on:
        week: list[CalendarDay | None] = []
        for offset in range(WEEKDAYS):
            day = by_date.get(monday + timedelta(days=offset))
            week.append(_field(day, events.get(day.on, ""), names_month=day.on.month != month) if day else None)
            month = day.on.month if day else month
        weeks.append(tuple(week))
        monday += timedelta(days=7)
    return tuple(weeks)


def _field(day: Day, event: str, *, names_month: bool) -> CalendarDay:
    label = f"{day.on.day} {MONTHS[day.on.month - 1]}" if names_month else str(day.on.day)
    if day.name:
        return CalendarDay(label, f"{day.name}{_where(day)}", is_off=True, event=event)
    if day.number:
        return CalendarDay(label, f"day {day.number}", event=event)
    is_receipt = day.kind is DayKind.RECEIPT
    return CalendarDay(label, "received" if is_receipt else "not counted", not is_receipt, event)


def _where(day: Day) -> str:
    """Where a bank holiday is kept, unless that is everywhere."""
    return f" ({day.kept_in})" if day.kept_in not in ("", EVERYWHERE) else ""
