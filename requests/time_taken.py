"""How long a request took: the law's count of working days by the holidays this office keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests.law.clock import Day, TimeForCompliance, due
from requests.law.errors import ImpossibleDate
from requests.law.nations import in_words
from requests.law.regimes import Regime
from requests.models import BankHoliday, FOIRequest


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


def time_for_compliance(received_on: date, regime: Regime) -> TimeForCompliance | None:
    """When an answer is due, None where the date of receipt cannot be right: one query, for the holidays."""
    try:
        return due(received_on, regime, BankHoliday.objects.calendar())
    except ImpossibleDate:
        return None


def time_taken(foi_request: FOIRequest) -> TimeTaken:
    """How the time for compliance was kept: one query, for the holidays. Raises ImpossibleDate."""
    received_on, answered_on = foi_request.received_on, foi_request.answered_on
    if received_on is None or answered_on is None:
        raise ImpossibleDate(f"{foi_request} lacks the date it was received or answered.")
    allowed = due(received_on, Regime(foi_request.regime), BankHoliday.objects.calendar())
    return TimeTaken(
        received_on=received_on,
        answered_on=answered_on,
        due_on=allowed.due_on,
        working_days=allowed.day_number(answered_on),
        is_late=allowed.is_late(answered_on),
        days=allowed.days_until(max(allowed.due_on, answered_on)),
    )
