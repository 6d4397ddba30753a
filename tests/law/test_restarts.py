"""When the clock starts again or waits: clarification, a fee, the public interest, a review."""

from datetime import date

import pytest

from requests.law.clock import DayKind, due, due_after_clarification
from requests.law.errors import ImpossibleDate
from requests.law.fees import due_after_fee, fee_wait, last_day_to_pay
from requests.law.regimes import Regime
from requests.law.reviews import last_day_to_ask, public_interest_dates, review_dates, review_time, review_window
from requests.law.working_days import BUILT_IN
from tests.law.tables import day, rows

CLARIFIED = rows("vectors_clarification.csv")
FEES = rows("vectors_fees.csv")
WEIGHED = rows("vectors_public_interest.csv")
REVIEWS = rows("vectors_reviews.csv")


def by_case(row):
    return row["case"]


@pytest.mark.parametrize("row", CLARIFIED, ids=by_case)
def test_a_clarification_starts_the_count_again(row):
    assert due_after_clarification(day(row["received"]), day(row["clarified"])).due_on == day(row["due"])


@pytest.mark.parametrize("row", CLARIFIED, ids=by_case)
def test_without_the_question_it_would_have_been_due_earlier(row):
    assert due(day(row["received"])).due_on == day(row["due_if_not_asked"])


def test_what_was_sent_before_the_request_starts_nothing():
    assert due_after_clarification(date(2024, 3, 18), date(2024, 3, 1)).due_on == date(2024, 4, 17)


@pytest.mark.parametrize("row", FEES, ids=by_case)
def test_the_days_between_a_fees_notice_and_the_fee_do_not_count(row):
    found = due_after_fee(day(row["received"]), day(row["notice_given"]), day(row["fee_received"]))
    assert found.due_on == day(row["due"])


@pytest.mark.parametrize("row", FEES, ids=by_case)
def test_the_days_not_counted_are_marked_and_as_many_as_said(row):
    found = due_after_fee(day(row["received"]), day(row["notice_given"]), day(row["fee_received"]))
    waited = [d for d in found.days if d.kind is DayKind.DISREGARDED]
    assert len(waited) == int(row["working_days"])


@pytest.mark.parametrize("row", FEES, ids=by_case)
def test_the_wait_counts_both_its_ends(row):
    assert fee_wait(day(row["notice_given"]), day(row["fee_received"])).working_days == int(row["working_days"])


@pytest.mark.parametrize("row", FEES, ids=by_case)
def test_a_fee_can_be_paid_for_three_months(row):
    assert last_day_to_pay(day(row["notice_given"])) == day(row["last_day_to_pay"])


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        ("2023-11-30", "2024-02-29"),  # there is no 30 February
        ("2022-11-30", "2023-02-28"),
        ("2023-12-01", "2024-02-29"),
        ("2024-03-01", "2024-05-31"),
        ("2024-12-01", "2025-02-28"),
        ("2024-10-31", "2025-01-30"),
    ],
)
def test_three_months_end_where_the_calendar_says(notice, last):
    assert last_day_to_pay(day(notice)) == day(last)


def test_a_notice_paid_on_the_day_of_receipt_changes_nothing():
    monday = date(2024, 3, 18)
    assert due_after_fee(monday, monday, monday).due_on == due(monday).due_on


def test_a_fee_after_the_three_months_is_not_in_time():
    assert not fee_wait(date(2024, 3, 25), date(2024, 6, 25)).paid_in_time


def test_a_fee_on_the_last_day_is_in_time():
    assert fee_wait(date(2024, 3, 25), date(2024, 6, 24)).paid_in_time


@pytest.mark.parametrize(
    ("received", "notice", "paid"),
    [("2024-03-18", "2024-03-15", "2024-04-01"), ("2024-03-18", "2024-03-25", "2024-03-20")],
)
def test_fee_dates_in_the_wrong_order_are_refused(received, notice, paid):
    with pytest.raises(ImpossibleDate):
        due_after_fee(day(received), day(notice), day(paid))


@pytest.mark.parametrize("row", WEIGHED, ids=by_case)
def test_a_notice_is_due_by_day_twenty_though_the_weighing_may_take_longer(row):
    found = public_interest_dates(day(row["received"]))
    assert (found.notice_due, found.usual_limit) == (day(row["notice_due"]), day(row["usual_limit"]))


@pytest.mark.parametrize("row", WEIGHED, ids=by_case)
def test_the_holidays_up_to_the_usual_limit_are_those_of_the_table(row):
    received, limit = day(row["received"]), day(row["usual_limit"])
    kept = [h.on for year in (received.year, limit.year) for h in BUILT_IN.holidays_in(year)]
    skipped = sorted({on.isoformat() for on in kept if received < on <= limit})
    assert skipped == row["holidays"].split()


@pytest.mark.parametrize("row", REVIEWS, ids=by_case)
def test_a_review_can_be_asked_for_within_forty_working_days(row):
    assert last_day_to_ask(day(row["reply_sent"])) == day(row["last_day_to_ask"])


@pytest.mark.parametrize("row", REVIEWS, ids=by_case)
def test_a_review_has_a_target_and_a_limit(row):
    found = review_dates(day(row["asked"]))
    assert (found.target, found.limit) == (day(row["target"]), day(row["limit"]))


def test_the_regulations_set_a_limit_of_forty_and_no_target():
    found = review_dates(date(2024, 6, 3), Regime.EIR)
    assert (found.target, found.limit) == (None, date(2024, 7, 30))


def test_the_scottish_act_allows_twenty_and_no_more():
    found = review_dates(date(2024, 6, 3), Regime.FOISA)
    assert found.target == found.limit


def test_a_window_that_runs_into_a_year_without_a_list_is_warned_of():
    assert review_window(date(2028, 12, 15)).warnings


def test_a_review_that_runs_into_a_year_without_a_list_is_warned_of():
    assert review_dates(date(2028, 12, 15)).warnings


@pytest.mark.parametrize("row", REVIEWS, ids=by_case)
@pytest.mark.parametrize(("regime", "end"), [("FOIA", "target"), ("EIR", "limit"), ("FOISA", "target")])
def test_a_review_is_late_after_the_code_s_target_or_the_end_its_law_sets(row, regime, end):
    asked, by_regime = day(row["asked"]), review_dates(day(row["asked"]), Regime(regime))
    counted = review_time(asked, Regime(regime))
    assert counted.due_on == getattr(by_regime, end)
    assert (regime != "FOIA" or counted.due_on == day(row["target"]), counted.due_on_code_reading) == (True, None)
