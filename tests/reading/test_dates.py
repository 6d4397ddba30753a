"""Dates in every usual UK style."""

from __future__ import annotations

import pytest

from documents.reading.dates import find_dates


@pytest.mark.parametrize(
    "text",
    [
        *("17 April 2024", "17th April 2024", "the 17th of April 2024", "17/04/2024", "17.04.24"),
        *("2024-04-17", "April 17, 2024", "17 Ebrill 2024", "17 Apr 24"),
        *("17 April '24", "17/Apr/2024", "17eg o Ebrill 2024", "Wednesday 17 Apr. 2024", "17 Ebrill / April 2024"),
    ],
)
def test_a_date_is_read_in_any_style(text: str) -> None:
    assert [day.isoformat() for day, _, _ in find_dates(text)] == ["2024-04-17"]


@pytest.mark.parametrize(
    "text", ["31/02/2024", "page 4 of 12", "2019/20", "section 12 (2)", "0008/24", "12 Mayfield 24"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_months_that_change_after_o_are_known() -> None:
    said = "1af o Fawrth, 2il o Fai, 3ydd o Fehefin, 4ydd o Orffennaf, 5ed o Fedi, 6ed o Dachwedd, 7fed o Ragfyr"
    assert [(day.day, day.month) for day, _, _ in find_dates(said, 2024)] == [
        *((1, 3), (2, 5), (3, 6), (4, 7), (5, 9), (6, 11), (7, 12))
    ]


def test_a_date_without_a_year_takes_the_letters() -> None:
    assert [day.isoformat() for day, _, _ in find_dates("on 30 January", 2015)] == ["2015-01-30"]
