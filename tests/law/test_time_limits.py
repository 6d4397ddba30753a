"""Limits in days, weeks and months of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from requests.law.time_limits import LimitUnit, TimeLimit


@pytest.mark.parametrize(
    ("amount", "unit", "start", "last"),
    [
        (6, LimitUnit.WEEKS, date(2024, 4, 17), date(2024, 5, 29)),
        (28, LimitUnit.DAYS, date(2024, 2, 1), date(2024, 2, 29)),
        (6, LimitUnit.MONTHS, date(2024, 4, 17), date(2024, 10, 17)),
        (6, LimitUnit.MONTHS, date(2023, 8, 31), date(2024, 2, 29)),
        (3, LimitUnit.MONTHS, date(2024, 9, 30), date(2024, 12, 30)),
        (12, LimitUnit.MONTHS, date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_its_last_day(amount, unit, start, last):
    assert TimeLimit(amount, unit).last_day(start) == last


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [(6, LimitUnit.WEEKS, "six weeks"), (1, LimitUnit.MONTHS, "one month"), (28, LimitUnit.DAYS, "28 days")],
)
def test_it_is_said_in_words(amount, unit, words):
    assert TimeLimit(amount, unit).words == words
