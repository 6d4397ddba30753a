"""Time limits that are counted in days, weeks or months of the calendar, not in working days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


class LimitUnit(StrEnum):
    """What a limit is counted in. The value is its word in the plural."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """So many days, weeks or months after something."""

    amount: int
    unit: LimitUnit

    @property
    def words(self) -> str:
        """ "six weeks"."""
        number = _NUMBERS[self.amount] if self.amount < len(_NUMBERS) else str(self.amount)
        return f"{number} {self.unit[:-1] if self.amount == 1 else self.unit}"

    def last_day(self, start: date) -> date:
        """The last day of it, counted from the day after `start`.

        In months it is the day of that number; a month too short for it ends the limit with its own last day.
        """
        match self.unit:
            case LimitUnit.DAYS:
                return start + timedelta(days=self.amount)
            case LimitUnit.WEEKS:
                return start + timedelta(weeks=self.amount)
            case LimitUnit.MONTHS:
                years, month = divmod(start.month - 1 + self.amount, 12)
                year = start.year + years
                return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
