"""The clock of a case whatever happened to it: from receipt to the day an answer is due, each step with its provision.

    received ─ clarification asked ─ (nothing is due) ─ answered: day 0 again ─ fees notice ─ (days disregarded) ─ paid
             ─ extended for the public interest: a notice by day 20, the answer by the day it estimates ─ due

Events are facts with a day. Nothing is paused: FOIA s.10(6) makes a clarified request one that was received later, and
s.10(2) leaves the days of a fees notice out of the count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from requests.law.clock import EXTENDED_DAYS, RESPONSE_DAYS, Stretch, TimeForCompliance, check_date, reckon
from requests.law.clock_events import Event, EventKind, Step, Waiting
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.fees import last_day_to_pay
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full

DAYS_TO_PAY_EIR = 60  # EIR reg 8(5): working days after the notification


@dataclass(frozen=True, slots=True)
class CaseClock:
    """When the answer is due and why. `time` counts from the last day 0, as if nothing were waited for."""

    received: date
    first_due: date  # had nothing happened since
    time: TimeForCompliance
    waiting: Waiting | None
    waiting_since: date | None
    pay_by: date | None
    estimated: date | None  # by the extension for the public interest
    notice_due: date  # the s.17(1) notice, or the one of EIR reg 7(3): day 20, extension or not
    usual_limit: date  # day 40: what the ICO usually accepts for the public interest; no statute says it
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]

    @property
    def due_on(self) -> date | None:
        """The day the answer is due; nothing while the requester is waited for."""
        if self.waiting:
            return None
        return max(self.time.due_on, self.estimated or self.time.due_on)

    @property
    def restarted(self) -> bool:
        """Whether a clarification made a later day of receipt."""
        return self.time.received != self.received

    @property
    def due_on_code_reading(self) -> date | None:
        """Where the Code's reading of a weekend gives another day: a note, never the date."""
        return None if self.waiting or self.estimated else self.time.due_on_code_reading


def case_clock(
    received: date, regime: Regime = Regime.FOIA, events: Iterable[Event] = (), calendar: Calendar = BUILT_IN
) -> CaseClock:
    """Run the clock. `regime` is the law it was taken in under. Raises ImpossibleDate and NoSuchExtension."""
    check_date(received)
    run = _Run(received, regime, calendar)
    run.step(received, "Received: this day is day 0.", {"FOIA": "s.10(6)", "EIR": "reg 5(2)", "FOISA": "s.10(1)"})
    first_due = run.counted().due_on
    for event in sorted(events, key=lambda each: each.on):
        run.take(event)
    return run.ended(first_due)


@dataclass(slots=True)
class _Run:
    """Where the clock stands while its events are taken one by one."""

    received: date
    regime: Regime
    calendar: Calendar
    start: date = field(init=False)
    asked: date | None = None
    fee_asked: date | None = None
    disregarded: list[Stretch] = field(default_factory=list)
    is_complex: bool = False
    estimated: date | None = None
    steps: list[Step] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start = self.received

    def step(self, on: date, words: str, provision: dict[str, str] | str) -> None:
        said = provision if isinstance(provision, str) else provision[self.regime]
        self.steps.append(Step(on, words, f"{self.regime} {said}" if said else ""))

    def counted(self, allowed: int = RESPONSE_DAYS) -> TimeForCompliance:
        return reckon(self.start, allowed, self.regime, self.calendar, self.disregarded)

    def take(self, event: Event) -> None:
        if event.on < self.received:
            raise ImpossibleDate(f"{event.kind.words} on {in_full(event.on)}: that is before the request was received.")
        _TAKING[event.kind](self, event)

    def ask(self, event: Event) -> None:
        if self.asked:
            raise ImpossibleDate(f"Clarification was asked for on {in_full(self.asked)} already and has not come.")
        self._warn_if_late(event, "Clarification was asked for")
        self.asked = event.on
        self.step(
            event.on,
            "Clarification was asked for. Nothing is due until it comes.",
            {"FOIA": "s.1(3)", "EIR": "reg 9(2)", "FOISA": "s.1(3)"},
        )

    def clarify(self, event: Event) -> None:
        if self.asked is None:
            raise ImpossibleDate("Clarification cannot come before it was asked for.")
        self.asked, self.start = None, max(self.start, event.on)
        self.step(
            event.on,
            "The clarification came: the request counts as received on this day, which is day 0 again.",
            {"FOIA": "s.10(6)", "EIR": "reg 9(4)", "FOISA": "s.10(1)(b)"},
        )

    def ask_fee(self, event: Event) -> None:
        if self.fee_asked:
            raise ImpossibleDate(f"A fee was asked for on {in_full(self.fee_asked)} already and has not come.")
        self._warn_if_late(event, "The fees notice was given")
        self.fee_asked = event.on
        self.step(
            event.on,
            f"A fees notice was given. It can be paid until {in_full(self._pay_by(event.on))}; days do not count "
            "from this one on.",
            {"FOIA": "s.9(2), 10(2)", "EIR": "reg 8(5), (6)", "FOISA": "s.9, 10"},
        )

    def pay_fee(self, event: Event) -> None:
        if self.fee_asked is None:
            raise ImpossibleDate("A fee cannot come before a fees notice was given.")
        if event.on > (last := self._pay_by(self.fee_asked)):
            self.warnings.append(
                f"The fee came after {in_full(last)}, the last day to pay: the request need not be answered."
            )
        self.disregarded.append((self.fee_asked, event.on))
        first = in_full(self.fee_asked)
        self.fee_asked = None
        self.step(
            event.on,
            f"The fee came. The working days from {first} to this one, both included, do not count.",
            {"FOIA": "s.10(2)", "EIR": "reg 8(6)", "FOISA": "s.10"},
        )

    def weigh(self, event: Event) -> None:
        if self.regime is not Regime.FOIA:
            raise NoSuchExtension(
                f"Only section 10(3) of the FOIA gives time for the public interest; {self.regime} not."
            )
        if event.until is None or event.until < event.on:
            raise ImpossibleDate(
                "The notice has to estimate a day, later than its own, by which a decision is reached."
            )
        self._warn_if_late(event, "The notice that more time is needed was given")
        self.estimated = event.until
        self.step(
            event.on,
            f"A notice named the exemption and estimated {in_full(event.until)} for the public interest test. "
            "What is not under that exemption stays due by day 20.",
            "s.10(3), 17(1), 17(2)",
        )

    def find_complex(self, event: Event) -> None:
        if self.regime is not Regime.EIR:
            raise NoSuchExtension(f"Only regulation 7 of the EIR allows 40 working days; {self.regime} does not.")
        self._warn_if_late(event, "The notice of more time was given")
        self.is_complex = True
        self.step(event.on, "More time was taken: 40 working days, as complex and voluminous.", "reg 7(1), 7(3)")

    def change_law(self, event: Event) -> None:
        if event.regime is None:
            raise ImpossibleDate("A change of the law has to name the law.")
        lapses = (self.is_complex, self.estimated is not None)
        self.regime, self.is_complex, self.estimated = event.regime, False, None
        self.step(event.on, f"Handled under the {event.regime.full_name} from here on; the day of receipt stays.", "")
        if any(lapses):
            self.warnings.append(f"The extension was of the law it was taken in under; {event.regime} knows none such.")

    def note_holidays(self, event: Event) -> None:
        self.step(event.on, "The list of bank holidays changed, and the days were counted again.",
                  {"FOIA": "s.10(6)", "EIR": "reg 2(1)", "FOISA": "s.73"})  # fmt: skip

    def _pay_by(self, asked: date) -> date:
        if self.regime is not Regime.EIR:
            return last_day_to_pay(asked)
        return reckon(asked, DAYS_TO_PAY_EIR, self.regime, self.calendar).due_on

    def _warn_if_late(self, event: Event, what: str) -> None:
        due = self.counted().due_on
        if event.on > max(due, self.estimated or due):
            self.warnings.append(f"{what} on {in_full(event.on)}, after the time ended on {in_full(due)}.")

    def ended(self, first_due: date) -> CaseClock:
        """What it comes to, with the last steps and what there is to say against it."""
        time = self.counted(EXTENDED_DAYS if self.is_complex else RESPONSE_DAYS)
        twenty, forty = self.counted().due_on, self.counted(EXTENDED_DAYS).due_on
        waiting = Waiting.CLARIFICATION if self.asked else Waiting.FEE if self.fee_asked else None
        estimated = self.estimated if self.estimated and self.estimated > twenty else None
        if not waiting:
            self._say_due(time, estimated)
        if estimated and estimated > forty:
            self.warnings.append(
                f"The estimate is later than {in_full(forty)}, working day 40: the Commissioner accepts that only "
                "exceptionally. The Act gives no limit."
            )
        return CaseClock(
            received=self.received,
            first_due=first_due,
            time=time,
            waiting=waiting,
            waiting_since=self.asked or self.fee_asked,
            pay_by=self._pay_by(self.fee_asked) if self.fee_asked else None,
            estimated=estimated,
            notice_due=twenty,
            usual_limit=forty,
            steps=tuple(self.steps),
            warnings=(*self.warnings, *time.warnings),
        )

    def _say_due(self, time: TimeForCompliance, estimated: date | None) -> None:
        if estimated:
            self.step(estimated, "Due: the day estimated for the public interest test.", "s.17(2)")
            return
        provision = {"FOIA": "s.10(1)", "EIR": "reg 7(1)" if self.is_complex else "reg 5(2)", "FOISA": "s.10(1)"}
        self.step(time.due_on, f"Due: working day {time.allowed}.", provision)


_TAKING = {
    EventKind.CLARIFICATION_ASKED: _Run.ask,
    EventKind.CLARIFIED: _Run.clarify,
    EventKind.FEE_ASKED: _Run.ask_fee,
    EventKind.FEE_PAID: _Run.pay_fee,
    EventKind.PUBLIC_INTEREST: _Run.weigh,
    EventKind.COMPLEX: _Run.find_complex,
    EventKind.REGIME: _Run.change_law,
    EventKind.HOLIDAYS: _Run.note_holidays,
}
