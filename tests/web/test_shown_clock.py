"""The clock's panel: verdict, sentence, strip of days, calendar."""

from __future__ import annotations

from datetime import date

import pytest

from requests.law.bank_holidays import BankHoliday
from requests.law.clock import due, reckon
from requests.law.nations import Nation
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar, edited_calendar
from requests.models.publication import PublishedResponse
from requests.time_taken import TimeTaken
from requests.views.clock_strip import CalendarDay, DayKind
from requests.views.shown_clock import Clock, shown_clock


def clock(received: date, answered: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN) -> Clock:
    allowed = due(received, regime, calendar)
    taken = TimeTaken(
        received,
        answered,
        allowed.due_on,
        allowed.day_number(answered),
        allowed.is_late(answered),
        allowed.days_until(max(allowed.due_on, answered)),
    )
    response = PublishedResponse(
        regime=regime,
        received_on=received,
        answered_on=answered,
        due_on=taken.due_on,
        working_days=taken.working_days,
        is_late=taken.is_late,
        clock=taken.as_json(),
    )
    return shown_clock(response, calendar=calendar)


ON_TIME = (date(2024, 3, 18), date(2024, 4, 17))


def test_an_answer_on_the_due_date_is_on_day_20_of_20() -> None:
    assert clock(*ON_TIME).verdict == "Answered on day 20 of 20"


def test_a_late_answer_says_so_first() -> None:
    assert clock(date(2024, 3, 18), date(2024, 4, 22)).verdict == "Answered 3 working days late"


def test_an_answer_on_the_saturday_after_the_due_date_is_late_by_no_working_day() -> None:
    assert clock(date(2024, 3, 15), date(2024, 4, 20)).is_late


def test_the_sentence_names_the_bank_holidays_that_did_not_count() -> None:
    assert "here Good Friday and Easter Monday." in clock(*ON_TIME).explanation


def test_a_bank_holiday_kept_in_one_nation_is_named_with_it() -> None:
    assert "(in Northern Ireland)" in clock(date(2024, 6, 24), date(2024, 7, 20)).explanation


def test_a_request_that_came_at_a_weekend_says_when_its_count_begins() -> None:
    assert "It came at a weekend" in clock(date(2024, 6, 15), date(2024, 7, 1)).explanation


def test_scottish_law_counts_scottish_bank_holidays() -> None:
    assert "bank holidays in Scotland" in clock(*ON_TIME, Regime.FOISA).explanation


@pytest.mark.parametrize(
    ("kind", "count"), [(DayKind.RECEIPT, 1), (DayKind.WORKING, 19), (DayKind.ANSWER, 1), (DayKind.HOLIDAY, 2)]
)
def test_the_strip_has_a_bar_of_its_kind_for_every_day(kind: DayKind, count: int) -> None:
    assert sum(bar.kind is kind for bar in clock(*ON_TIME).bars) == count


def test_days_that_were_not_needed_are_pale() -> None:
    assert any(bar.kind is DayKind.NOT_NEEDED for bar in clock(date(2024, 3, 18), date(2024, 4, 2)).bars)


def test_days_after_the_due_date_are_late() -> None:
    kinds = [bar.kind for bar in clock(date(2024, 3, 18), date(2024, 4, 19)).bars]
    assert kinds[-2:] == [DayKind.LATE, DayKind.LATE_ANSWER]


def test_the_strip_is_told_in_words() -> None:
    assert clock(*ON_TIME).label.startswith(
        "31 calendar days from 18 March 2024 to 17 April 2024: the day of receipt, 20"
    )


def test_the_calendar_has_a_row_for_every_week() -> None:
    weeks = clock(*ON_TIME).weeks
    assert (len(weeks), weeks[0][0].note if weeks[0][0] else "") == (5, "received")


def test_the_calendar_names_a_bank_holiday_in_its_field() -> None:
    friday = clock(*ON_TIME).weeks[1][4]
    assert friday == CalendarDay("29", "Good Friday", is_off=True)


def test_the_calendar_names_the_nation_of_a_bank_holiday_that_is_not_kept_everywhere() -> None:
    fields = [day for week in clock(date(2024, 6, 24), date(2024, 7, 20)).weeks for day in week if day and day.is_off]
    assert [(day.label, "(Northern Ireland)" in day.note) for day in fields] == [("12", True)]


def test_every_weekday_that_was_left_out_is_listed_with_its_nations() -> None:
    skipped = [(day.on, day.name, day.kept_in) for day in clock(*ON_TIME).skipped]
    assert skipped == [
        (date(2024, 3, 29), "Good Friday", "all of the UK"),
        (date(2024, 4, 1), "Easter Monday", "England, Wales and Northern Ireland"),
    ]


def test_the_calendar_marks_the_day_it_was_due_and_the_day_it_was_answered() -> None:
    weeks = clock(date(2024, 3, 18), date(2024, 4, 19)).weeks
    assert [(day.label, day.event) for week in weeks for day in week if day and day.event] == [
        ("17", "due"),
        ("19", "answered"),
    ]


def test_the_rule_names_the_law_the_days_were_counted_by() -> None:
    rules = [clock(*ON_TIME, regime).rule for regime in Regime]
    assert ["section 10(6)" in rules[0], "regulation 2(1)" in rules[1], "section 73" in rules[2]] == [True] * 3


def test_only_a_late_answer_says_why_it_was_late() -> None:
    days = {"regime": "FOIA", "received_on": date(2024, 3, 18), "due_on": date(2024, 4, 17), "late_reason": "Illness."}
    late = PublishedResponse(**days, answered_on=date(2024, 4, 19), working_days=22, is_late=True, clock=[])
    in_time = PublishedResponse(**days, answered_on=date(2024, 4, 17), working_days=20, is_late=False, clock=[])
    assert (shown_clock(late).late_reason, shown_clock(in_time).late_reason) == ("Illness.", "")


@pytest.mark.parametrize(
    ("regime", "by"),
    [("FOIA", "The Code of Practice under section 45, paragraph 5.4"), ("EIR", "11(4)"), ("FOISA", "21(1)")],
)
def test_a_review_is_held_to_its_own_time_and_not_to_that_of_a_request(regime, by):
    response = PublishedResponse(
        kind="review outcome",
        regime=regime,
        received_on=date(2024, 12, 2),
        answered_on=date(2024, 12, 20),
        due_on=date(2025, 1, 3),
        working_days=14,
        is_late=False,
        clock=[],
    )
    found = shown_clock(response)
    assert by in found.rule
    assert not [of_requests for of_requests in ("10(1)", "5(2)") if of_requests in found.rule]
    assert found.explanation.startswith("On time by the Code of Practice." if regime == "FOIA" else "On time. ")


def test_a_request_that_came_on_a_bank_holiday_names_it_and_the_other_reading_of_that_day():
    found = clock(*ON_TIME)  # 18 March 2024: St Patrick's Day is kept on the Monday
    assert "It came on a bank holiday in Northern Ireland, St Patrick" in found.explanation
    assert (
        "paragraph 4.2, can be read to make it day 0, so that 18 April 2024 would be the last day"
        in found.other_reading
    )


@pytest.mark.parametrize(
    ("received", "regime"),
    [(date(2024, 3, 19), Regime.FOIA), (date(2024, 3, 18), Regime.EIR), (date(2024, 3, 18), Regime.FOISA)],
)
def test_where_there_is_one_reading_no_other_is_told(received, regime):
    assert clock(received, date(2024, 4, 12), regime).other_reading == ""


def test_a_time_that_was_longer_by_law_has_no_other_reading():
    response = PublishedResponse(
        regime="FOIA", received_on=date(2024, 3, 18), answered_on=date(2024, 4, 22), due_on=date(2024, 5, 20),
        working_days=23, is_late=False, clock=[],
    )  # fmt: skip
    assert shown_clock(response).other_reading == ""


def counted_review(regime, allowed):
    taken = reckon(date(2024, 12, 2), allowed, regime, BUILT_IN)
    days = TimeTaken(taken.received, date(2024, 12, 20), taken.due_on, 14, False, taken.days)
    response = PublishedResponse(
        kind="review outcome", regime=regime, received_on=taken.received, answered_on=days.answered_on,
        due_on=taken.due_on, working_days=14, is_late=False, clock=days.as_json(),
    )  # fmt: skip
    return shown_clock(response)


def test_a_review_that_was_counted_as_a_request_says_by_which_rule_its_days_stand():
    before, now = (counted_review(Regime.EIR, allowed).rule for allowed in (20, 40))
    assert ["regulation 5(2)" in before, "So it was counted when it was published" in before] == [True, True]
    assert ["regulation 11(4)" in now, "5(2)" in now] == [True, False]


def test_a_day_of_receipt_that_the_office_keeps_as_a_bank_holiday_is_told_by_its_own_list():
    usual = clock(date(2024, 3, 19), date(2024, 4, 12))
    extra = BankHoliday(date(2024, 3, 19), "A day of mourning", frozenset({Nation.ENGLAND}))
    calendar = edited_calendar([*(day for day in BUILT_IN.holidays.values() if day.on.year == 2024), extra])
    kept = clock(date(2024, 3, 19), date(2024, 4, 12), calendar=calendar)
    assert "It came on a bank holiday" not in usual.explanation
    assert "It came on a bank holiday in England, A day of mourning" in kept.explanation
    assert "so that 19 April 2024 would be the last day" in kept.other_reading
