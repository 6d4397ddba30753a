"""Quarters of the calendar year, as addresses write them: "2024-q1" is January to March 2024."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"(?P<year>\d{4})-q(?P<number>[1-4])", re.ASCII)
_MONTHS = ("January to March", "April to June", "July to September", "October to December")


def quarter_of(day: date) -> str:
    """The quarter a day lies in."""
    return f"{day.year}-q{(day.month + 2) // 3}"


def year_of(quarter: str) -> int | None:
    """The year of a quarter as written; None where that is none."""
    found = _WRITTEN.fullmatch(quarter)
    return int(found["year"]) if found else None


def days_of(quarter: str) -> tuple[date, date]:
    """Its first day, and the first day after it."""
    year, number = int(quarter[:4]), int(quarter[-1])
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return date(year, 3 * number - 2, 1), after


def spoken(quarter: str) -> str:
    """ "January to March 2024"."""
    return f"{_MONTHS[int(quarter[-1]) - 1]} {quarter[:4]}"
