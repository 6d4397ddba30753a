"""What a bank holiday is: a day, where it is kept, and what makes it one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests.law.nations import Nation, in_words


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One weekday that is a bank holiday in at least one nation of the UK.

    Holidays that fall on a Saturday or Sunday are left out: such a day is no working day in any case.
    `basis` says what makes it a holiday (a Schedule, a proclamation), `note` what else there is to know.
    """

    on: date
    name: str
    nations: frozenset[Nation]
    basis: str = ""
    note: str = ""

    @property
    def kept_in(self) -> str:
        """Where it is kept, in words."""
        return in_words(self.nations)


@dataclass(frozen=True, slots=True)
class DisputedDay:
    """A day that some lists give as a bank holiday and others, or the law itself, do not.

    `counted` says how it is treated here: True as a bank holiday, False as a working day.
    """

    on: date
    nations: frozenset[Nation]
    counted: bool
    why: str
