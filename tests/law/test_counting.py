"""The days of a count: each accounted for, and the same whichever way they are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.law.clock import DayKind, due
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN

received_days = st.dates(date(2005, 1, 1), date(2045, 12, 31))
regimes = st.sampled_from(Regime)
MODEL = due(date(2024, 3, 18))


@given(received_days, regimes, st.integers(0, 60))
def test_a_later_request_is_never_due_earlier(received, regime, later):
    assert due(received, regime).due_on <= due(received + timedelta(days=later), regime).due_on


@given(received_days, regimes)
def test_the_due_date_is_a_working_day(received, regime):
    assert BUILT_IN.is_working_day(due(received, regime).due_on, regime)


@given(received_days, regimes)
def test_counting_the_working_days_back_gives_the_twenty(received, regime):
    assert BUILT_IN.working_days_between(received, due(received, regime).due_on, regime) == 20


@given(received_days, regimes)
def test_every_day_from_receipt_to_due_date_is_there_once(received, regime):
    days = due(received, regime).days
    assert [day.on for day in days] == [received + timedelta(days=n) for n in range(len(days))]


@given(received_days, regimes, st.integers(0, 90))
def test_the_day_number_is_the_number_of_working_days_since_receipt(received, regime, later):
    at = received + timedelta(days=later)
    assert due(received, regime).day_number(at) == BUILT_IN.working_days_between(received, at, regime)


@given(received_days, regimes, st.integers(0, 90))
def test_an_answer_after_more_than_twenty_working_days_is_late(received, regime, later):
    at = received + timedelta(days=later)
    clock = due(received, regime)
    assert clock.is_late(at) or clock.day_number(at) <= 20


@given(received_days, regimes, st.integers(0, 90))
def test_an_answer_before_the_twentieth_working_day_is_in_time(received, regime, later):
    at = received + timedelta(days=later)
    clock = due(received, regime)
    assert clock.day_number(at) >= 20 or not clock.is_late(at)


@given(received_days, regimes)
def test_scotland_alone_never_has_a_later_date_than_the_whole_uk(received, regime):
    assert due(received, Regime.FOISA).due_on <= due(received, Regime.FOIA).due_on


def test_the_model_letters_days_are_told_apart():
    kinds = [day.kind for day in MODEL.days]
    counts = {kind: kinds.count(kind) for kind in DayKind}
    expected = {DayKind.RECEIPT: 1, DayKind.COUNTED: 20, DayKind.WEEKEND: 8, DayKind.HOLIDAY: 2}
    assert counts == expected | {DayKind.DISREGARDED: 0}


def test_the_day_of_receipt_is_day_nought():
    assert MODEL.days[0].number == 0


def test_a_skipped_day_keeps_the_number_before_it():
    good_friday = next(day for day in MODEL.days if day.on == date(2024, 3, 29))
    assert (good_friday.number, good_friday.holiday.name) == (8, "Good Friday")


def test_a_working_day_before_the_next_has_its_number():
    assert MODEL.day_number(date(2024, 4, 10)) == 15


def test_the_number_goes_on_after_the_due_date():
    assert MODEL.day_number(date(2024, 4, 22)) == 23


def test_lateness_is_counted_in_working_days():
    assert MODEL.working_days_late(date(2024, 4, 22)) == 3


def test_an_answer_in_time_is_no_days_late():
    assert MODEL.working_days_late(date(2024, 4, 1)) == 0


def test_the_working_days_left_run_out_on_the_due_date():
    assert [MODEL.working_days_left(on) for on in (date(2024, 4, 16), date(2024, 4, 17), date(2024, 5, 1))] == [1, 0, 0]


def test_a_late_strip_goes_on_to_the_day_of_the_answer():
    assert MODEL.days_until(date(2024, 4, 22))[-1].number == 23


def test_an_early_strip_ends_at_the_day_of_the_answer():
    assert MODEL.days_until(date(2024, 3, 20))[-1].on == date(2024, 3, 20)


def test_there_is_no_day_number_before_receipt():
    with pytest.raises(ImpossibleDate):
        MODEL.day_number(date(2024, 3, 17))
