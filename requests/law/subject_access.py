"""The clock of a subject access request: one month, with the identity proved first, pauses and two months more.

UK GDPR art. 12(3), and art. 12A, which section 76 of the Data (Use and Access) Act 2025 put in; in force from 5
February 2026 by SI 2026/82 reg 2(h). The same rule was read in the Data Protection Act 2018 s.54, which that section
changed too; art. 12A itself was not, so its paragraphs are not numbered here.

    received ─ identity asked ─ (nothing is due) ─ proved: day 0 again ─ clarification asked ─ (days do not count) ─
             ─ answered ─ a notice with reasons, within the month: two months more ─ due
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from requests.law.clock import check_date
from requests.law.clock_events import Event, EventKind, Step, Waiting
from requests.law.errors import ImpossibleDate
from requests.law.time_limits import LimitUnit, TimeLimit
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full

ONE_MONTH = TimeLimit(1, LimitUnit.MONTHS)
THREE_MONTHS = TimeLimit(3, LimitUnit.MONTHS)  # art. 12A: two further months
ARTICLE_12A = date(2026, 2, 5)
GDPR = date(2018, 5, 25)
NOW, BEFORE = "UK GDPR art. 12A", "UK GDPR art. 12(3), and the Commissioner’s guidance"
UNSURE = (
    f"Received before {in_full(ARTICLE_12A)}, when article 12A came into force. It is counted in the same way, as the "
    "Commissioner’s guidance had it; what the change means for requests that were open then was not looked up."
)
ANOTHER_ACT = (
    f"Received before {in_full(GDPR)}: the Data Protection Act 1998 gave 40 days, and that count is not made here."
)
WEEKEND = ", {last}, is no working day: by the Commissioner’s guidance it is due on the next"


@dataclass(frozen=True, slots=True)
class SubjectAccessClock:
    """When the answer is due and why. `due_on` is None while the requester is waited for."""

    received: date
    begins: date  # art. 12A: the relevant time: receipt, or the proof of identity where that is later
    first_due: date  # had nothing happened since
    notice_by: date  # the last day to tell that two months more are needed, and why
    due_on: date | None
    waiting: Waiting | None
    waiting_since: date | None
    is_extended: bool
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]


def subject_access_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """UK GDPR art. 12(3): within one month of receipt.

    By the Commissioner's guidance: the same day of the next month, its last day where it is shorter, and the next
    working day where that is none.
    """
    check_date(received)
    return _working(ONE_MONTH.last_day(received), calendar)


def subject_access_clock(
    received: date, events: Iterable[Event] = (), calendar: Calendar = BUILT_IN
) -> SubjectAccessClock:
    """Run the clock. Raises ImpossibleDate."""
    check_date(received)
    run = _Run(received, calendar)
    run.step(received, "Received: the month is counted from this day.")
    first_due = _working(run.last(ONE_MONTH), calendar)
    for event in sorted(events, key=lambda each: each.on):
        run.take(event)
    return run.ended(first_due)


def _working(last: date, calendar: Calendar) -> date:
    return last if calendar.is_working_day(last) else calendar.next_working_day(last)


@dataclass(slots=True)
class _Run:
    """Where the clock stands while its events are taken one by one."""

    received: date
    calendar: Calendar
    begins: date = field(init=False)
    identity_asked: date | None = None
    clarification_asked: date | None = None
    paused: list[tuple[date, date]] = field(default_factory=list)
    told_on: date | None = None
    steps: list[Step] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.begins = self.received

    def step(self, on: date, words: str) -> None:
        self.steps.append(Step(on, words, BEFORE if self.received < ARTICLE_12A else NOW))

    def last(self, limit: TimeLimit) -> date:
        """The last day of a time, with the days of it that do not count put on at its end.

        What is asked after the time has ended takes no day out of it: what is late stays so.
        """
        left_out = {
            first + timedelta(days=each) for first, end in self.paused for each in range((end - first).days + 1)
        }
        last = limit.last_day(self.begins)
        for day in sorted(left_out):
            if self.begins < day <= _working(last, self.calendar):
                last += timedelta(days=1)
        return last

    def take(self, event: Event) -> None:
        if event.on < self.received:
            raise ImpossibleDate(f"{event.kind.words} on {in_full(event.on)}: that is before the request was received.")
        if event.kind not in _TAKING:
            raise ImpossibleDate(
                f"“{event.kind.words}” is of requests for information: subject access knows none such."
            )
        _TAKING[event.kind](self, event.on)

    def ask_identity(self, on: date) -> None:
        if self.identity_asked:
            raise ImpossibleDate(f"Proof of identity was asked for on {in_full(self.identity_asked)} already.")
        self.identity_asked = on
        self.step(on, "Proof of identity was asked for. Nothing is due until it comes.")

    def prove_identity(self, on: date) -> None:
        if self.identity_asked is None:
            raise ImpossibleDate("Proof of identity cannot come before it was asked for.")
        self.identity_asked, self.begins = None, max(self.begins, on)
        self.step(on, "The identity was proved: the month is counted from this day.")

    def ask(self, on: date) -> None:
        if self.clarification_asked:
            raise ImpossibleDate(f"Clarification was asked for on {in_full(self.clarification_asked)} already.")
        by = _working(self.last(THREE_MONTHS if self.told_on else ONE_MONTH), self.calendar)
        if on > by and not self.identity_asked:
            self.warnings.append(
                f"Clarification was asked for on {in_full(on)}, after the time ended on {in_full(by)}: it takes no day "
                "out of it."
            )
        self.clarification_asked = on
        self.step(on, "It was asked which information is meant. Days do not count from this one on.")

    def clarify(self, on: date) -> None:
        if self.clarification_asked is None:
            raise ImpossibleDate("Clarification cannot come before it was asked for.")
        self.paused.append((self.clarification_asked, on))
        first = in_full(self.clarification_asked)
        self.clarification_asked = None
        self.step(on, f"The answer came. The days from {first} to this one, both included, do not count.")

    def extend(self, on: date) -> None:
        if self.told_on:
            raise ImpossibleDate(f"It was extended on {in_full(self.told_on)} already, and can be only once.")
        by = self.last(ONE_MONTH)
        if on > by and not self.identity_asked and not self.clarification_asked:
            self.warnings.append(
                f"The notice of two months more was given on {in_full(on)}, after its last day, {in_full(by)}: it may "
                "not extend the time."
            )
        self.told_on = on
        self.step(on, "A notice told, with the reasons, that two further months are needed.")

    def note_holidays(self, on: date) -> None:
        self.steps.append(Step(on, "The list of bank holidays changed, and the days were counted again.", ""))

    def ended(self, first_due: date) -> SubjectAccessClock:
        """What it comes to, with the last step and what there is to say against it."""
        since = self.identity_asked or self.clarification_asked
        waiting = Waiting.IDENTITY if self.identity_asked else Waiting.CLARIFICATION if since else None
        last = self.last(THREE_MONTHS if self.told_on else ONE_MONTH)
        due_on = None if waiting else _working(last, self.calendar)
        if due_on:
            after = "" if due_on == last else WEEKEND.format(last=in_full(last))
            self.step(due_on, f"Due: {'three months' if self.told_on else 'one month'} from day 0{after}.")
        if self.received < ARTICLE_12A:
            self.warnings.append(ANOTHER_ACT if self.received < GDPR else UNSURE)
        return SubjectAccessClock(
            received=self.received,
            begins=self.begins,
            first_due=first_due,
            notice_by=self.last(ONE_MONTH),
            due_on=due_on,
            waiting=waiting,
            waiting_since=since,
            is_extended=self.told_on is not None,
            steps=tuple(self.steps),
            warnings=tuple(self.warnings),
        )


_TAKING = {
    EventKind.IDENTITY_ASKED: _Run.ask_identity,
    EventKind.IDENTITY_PROVED: _Run.prove_identity,
    EventKind.CLARIFICATION_ASKED: _Run.ask,
    EventKind.CLARIFIED: _Run.clarify,
    EventKind.MORE_MONTHS: _Run.extend,
    EventKind.HOLIDAYS: _Run.note_holidays,
}
