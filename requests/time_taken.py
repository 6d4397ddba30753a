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
from requests.models.foi_request import Stage

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


def due_on(foi_request: FOIRequest, kind: str) -> date | None:
    """The day on which its answer is due, put off or not: up to three queries. `kind`: of the letter that answers.

    None while nothing is due: a letter on the way is all there is, the requester is waited for, or the day of receipt
    is not known or cannot be right. Every kept due date is this one; FOIRequest.due_on keeps it for lists.
    """
    if foi_request.received_on is None or foi_request.stage == Stage.UNANSWERED:
        return None
    try:
        found = _due(foi_request, foi_request.received_on, kind, BankHoliday.objects.calendar())
    except ImpossibleDate:
        return None
    return None if found.waits else found.on


def time_taken(foi_request: FOIRequest, kind: str, calendar: Calendar | None = None) -> TimeTaken:
    """How the time was kept by a letter of this kind: two queries, for the case and, unless given, the holidays.

    Raises ImpossibleDate.

    Where its case was clarified, the day of receipt is the later one, by FOIA s.10(6). A review that was put off here
    is due on the day its requester was told.
    """
    received_on, answered_on = foi_request.received_on, foi_request.answered_on
    if received_on is None or answered_on is None:
        raise ImpossibleDate(f"{foi_request} lacks the date it was received or answered.")
    found = _due(foi_request, received_on, kind, calendar or BankHoliday.objects.calendar())
    allowed = found.time
    return TimeTaken(
        received_on=min(allowed.received, answered_on),
        answered_on=answered_on,
        due_on=found.on,
        working_days=allowed.day_number(max(answered_on, allowed.received)),
        is_late=answered_on > found.on,
        days=allowed.days_until(max(found.on, answered_on)),
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """The days that are counted, and the one an answer is due on: later where it was put off.

    `waits`: for the requester, so that nothing is due until they write.
    """

    time: TimeForCompliance
    on: date
    waits: bool = False


def _due(foi_request: FOIRequest, received_on: date, kind: str, calendar: Calendar) -> _Due:
    """By the clock of its case where it has one, else by the law's count alone. Raises ImpossibleDate.

    A review has another time than the answer to a request.
    """
    case: Case | None = getattr(foi_request, "case", None)
    if case:
        clock = clock_of(case, calendar)
        return _Due(clock.time, max(clock.time.due_on, clock.estimated or clock.time.due_on), clock.waiting is not None)
    reckoned = review_time if kind == LetterKind.REVIEW else due
    allowed = reckoned(received_on, Regime(foi_request.regime), calendar)
    put_off = _review_due(foi_request) if kind == LetterKind.REVIEW and foi_request.pk else None
    return _Due(allowed, max(allowed.due_on, put_off or allowed.due_on))


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
