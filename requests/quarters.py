"""Calendar quarters, and the periods statistics are shown for: all time, a year, a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from requests.law.written_dates import MONTHS


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year: number 1 is January to March."""

    year: int
    number: int

    @classmethod
    def of(cls, on: date) -> Quarter:
        return cls(on.year, (on.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def code(self) -> str:
        """As it stands in addresses: "2024-q1"."""
        return f"{self.year}-q{self.number}"

    @property
    def words(self) -> str:
        """January to March 2024."""
        return f"{MONTHS[self.first_day.month - 1]} to {MONTHS[self.last_day.month - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"


@dataclass(frozen=True, slots=True)
class Period:
    """All time, where it has no year; else the whole year, or one quarter of it."""

    year: int | None = None
    number: int | None = None

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Its quarters, the first one first; none for all time, which has no end."""
        if self.year is None:
            return ()
        return tuple(Quarter(self.year, number) for number in ([self.number] if self.number else range(1, 5)))

    @property
    def code(self) -> str:
        """As it stands in addresses: "2024", "2024-q1"; empty for all time."""
        if self.year is None:
            return ""
        return self.quarters[0].code if self.number else str(self.year)

    @property
    def words(self) -> str:
        """January to March 2024; 2024; empty for all time."""
        return self.quarters[0].words if self.number else self.code

    def __contains__(self, quarter: Quarter) -> bool:
        return self.year is None or quarter in self.quarters


ALL_TIME = Period()
