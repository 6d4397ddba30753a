"""The last day to appeal against a decision notice: 28 days, or the next working day (SI 2009/1976, rules 22, 12)."""

from __future__ import annotations

from datetime import date

import pytest

from requests.law.appeals import last_day_to_appeal


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        ("2024-10-01", "2024-10-29"),  # a Tuesday
        ("2024-10-04", "2024-11-01"),
        ("2024-10-05", "2024-11-04"),  # a Saturday: on to Monday
        ("2024-11-27", "2024-12-27"),  # Christmas Day, then Boxing Day
        ("2025-03-21", "2025-04-22"),  # Good Friday, and on over Easter Monday
    ],
)
def test_an_appeal_is_in_time_until_the_28th_day_or_the_working_day_after_it(sent, last):
    assert last_day_to_appeal(date.fromisoformat(sent)) == date.fromisoformat(last)
