"""How long a request took: the law's count of working days by the holidays this office keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from documents.reading.shapes import LetterKind
from requests.law.case_clock import CaseClock, case_clock
from requests.law.clock import Day, TimeForCompliance, due
from requests.law.clock_events import Event, EventKind
from requests.law.errors import ImpossibleDate
from requests.law.nations import in_words
from requests.law.regimes import Regime
from requests.law.reviews import review_time
from requests.law.subject_access import SubjectAccessClock, subject_access_clock
from requests.law.working_days import Calendar
from requests.models import BankHoliday, Case, ClockEvent, FOIRequest

LAST = 2**63  # an event that is not kept yet comes after those of its day


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """The verdict on one answer, and the days it rests on: from receipt to the later of due date and answer."""

    received_on: date
    answered_on: date
    due_on: date
    working_days: int
    is_late: bool
    days: tuple[Day, ...]

    def as_json(self) -> list[dict[str, object]]:
        """A day: {"on": "2024-03-29", "kind": "holiday", "number": 8, "holiday": "Good Friday", "kept_in": "…"}."""
        return [
            {
                "on": day.on.isoformat(),
                "kind": day.kind.value,
                "number": day.number,
                "holiday": day.holiday.name if day.holiday else "",
                "kept_in": in_words(day.holiday.nations) if day.holiday else "",
            }
            for day in self.days
        ]


def time_for_compliance(received_on: date, regime: Regime, kind: str = LetterKind.RESPONSE) -> TimeForCompliance | None:
    """When an answer is due, None where the date of receipt cannot be right: one query, for the holidays.

    `kind`: of the letter that answers. A review has another time than the answer to a request.
    """
    try:
        return _allowed(received_on, regime, kind, BankHoliday.objects.calendar())
    except ImpossibleDate:
        return None


def time_taken(foi_request: FOIRequest, kind: str, calendar: Calendar | None = None) -> TimeTaken:
    """How the time was kept by a letter of this kind: two queries, for the case and, unless given, the holidays.

    Raises ImpossibleDate.

    Where its case was clarified, the day of receipt is the later one, by FOIA s.10(6). A review that was put off here
    is due on the day its requester was told.
    """
    received_on, answered_on = foi_request.received_on, foi_request.answered_on
    if received_on is None or answered_on is None:
        raise ImpossibleDate(f"{foi_request} lacks the date it was received or answered.")
    calendar = calendar or BankHoliday.objects.calendar()
    case: Case | None = getattr(foi_request, "case", None)
    clock = clock_of(case, calendar) if case else None
    allowed = clock.time if clock else _allowed(received_on, Regime(foi_request.regime), kind, calendar)
    put_off = clock.estimated if clock else _review_due(foi_request) if kind == LetterKind.REVIEW else None
    due_on = max(allowed.due_on, put_off or allowed.due_on)
    return TimeTaken(
        received_on=min(allowed.received, answered_on),
        answered_on=answered_on,
        due_on=due_on,
        working_days=allowed.day_number(max(answered_on, allowed.received)),
        is_late=answered_on > due_on,
        days=allowed.days_until(max(due_on, answered_on)),
    )


def _allowed(received_on: date, regime: Regime, kind: str, calendar: Calendar) -> TimeForCompliance:
    reckoned = review_time if kind == LetterKind.REVIEW else due
    return reckoned(received_on, regime, calendar)


def _review_due(outcome: FOIRequest) -> date | None:
    """When a review that was decided here was due: one query."""
    return Case.objects.filter(review__outcome=outcome).values_list("due_on", flat=True).first()


def clock_of(case: Case, calendar: Calendar | None = None) -> CaseClock:
    """Run the clock of a request from what happened to it. Raises ImpossibleDate and NoSuchExtension."""
    events = [event for event in case.clock_events.all() if event.undone_at is None]
    return run_clock(case, events, calendar or BankHoliday.objects.calendar())


def run_clock(case: Case, events: Iterable[ClockEvent], calendar: Calendar) -> CaseClock:
    """Run it from these events."""
    return case_clock(case.received_on, Regime(case.taken_in_under), _told(events), calendar)


def access_clock_of(
    case: Case, calendar: Calendar | None = None, events: Iterable[ClockEvent] | None = None
) -> SubjectAccessClock:
    """Run the clock of a subject access request, by these events where they are given. Raises ImpossibleDate."""
    happened = case.clock_events.all() if events is None else events
    counted = [event for event in happened if event.undone_at is None]
    return subject_access_clock(case.received_on, _told(counted), calendar or BankHoliday.objects.calendar())


def _told(events: Iterable[ClockEvent]) -> list[Event]:
    in_order = sorted(events, key=lambda each: (each.on, each.pk or LAST))
    return [
        Event(EventKind(each.kind), each.on, each.until, Regime(each.regime) if each.regime else None)
        for each in in_order
    ]
