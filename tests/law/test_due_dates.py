"""When an answer is due: tables of dates, worked out by hand and from GOV.UK's lists."""

import re
from datetime import date, datetime

import pytest

from requests.law.clock import due
from requests.law.errors import ImpossibleDate, NoSuchExtension
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from tests.law.tables import day, rows

VECTORS = rows("vectors.csv")
BEYOND = rows("vectors_beyond_the_list.csv")
REGIMES = rows("vectors_regimes.csv")
KEYS = {row["received"]: row for row in VECTORS}


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["received"])
def test_the_due_date_is_the_acts(row):
    assert due(day(row["received"])).due_on == day(row["due_act_ico"])


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["received"])
def test_the_codes_other_reading_is_kept_as_a_note(row):
    by_code = None if row["due_code_4_2"] == row["due_act_ico"] else day(row["due_code_4_2"])
    assert due(day(row["received"])).due_on_code_reading == by_code


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["received"])
def test_the_weekdays_skipped_are_named_with_where_they_are_kept(row):
    expected = re.findall(r"(\d+ \w{3}) \(([A-Z/]+):", row["holidays_skipped"])
    where = {"all of the UK": "UK", "England, Wales and Northern Ireland": "EW/NIR", "Scotland": "SCT"}
    where["Northern Ireland"] = "NIR"
    skipped = due(day(row["received"])).skipped
    assert [(f"{d.on.day} {d.on:%b}", where[d.holiday.kept_in]) for d in skipped] == expected


@pytest.mark.parametrize(
    "row", [r for r in VECTORS if r["due_if_4jan_not_proclaimed"] != r["due_act_ico"]], ids=lambda row: row["received"]
)
def test_a_doubtful_day_that_decides_the_date_is_warned_of_with_the_other_date(row):
    (warning,) = due(day(row["received"])).warnings
    assert in_full(day(row["due_if_4jan_not_proclaimed"])) in warning


@pytest.mark.parametrize(
    "row", [r for r in VECTORS if r["due_if_4jan_not_proclaimed"] == r["due_act_ico"]], ids=lambda row: row["received"]
)
def test_a_sure_date_carries_no_warning(row):
    assert due(day(row["received"])).warnings == ()


@pytest.mark.parametrize("row", BEYOND, ids=lambda row: row["received"])
def test_dates_before_and_after_govuks_list_are_right_too(row):
    assert due(day(row["received"])).due_on == day(row["due"])


@pytest.mark.parametrize("row", [r for r in BEYOND if r["received"] > "2028"], ids=lambda row: row["received"])
def test_a_year_without_a_list_is_warned_of(row):
    assert "There is no list of bank holidays" in due(day(row["received"])).warnings[0]


def test_the_warning_names_a_year_the_count_only_runs_into():
    assert "for 2029 yet" in due(date(2028, 12, 15)).warnings[0]


def test_a_day_some_lists_have_and_the_law_has_not_is_counted_and_warned_of():
    assert "never proclaimed" in due(date(2009, 12, 4)).warnings[0]


@pytest.mark.parametrize("row", REGIMES, ids=lambda row: f"{row['regime']} {row['received']} {row['extended']}")
def test_each_regime_has_its_own_working_days_and_extension(row):
    found = due(day(row["received"]), Regime(row["regime"]), extended=row["extended"] == "yes")
    assert found.due_on == day(row["due"])


def test_the_model_letter_is_in_time_on_its_last_day():
    assert not due(date(2024, 3, 18)).is_late(date(2024, 4, 17))


def test_the_day_after_the_due_date_is_late():
    assert due(date(2024, 3, 18)).is_late(date(2024, 4, 18))


@pytest.mark.parametrize("received", [date(2004, 12, 31), date(1999, 1, 1), date(2101, 1, 1), date.max])
def test_a_date_no_request_can_have_is_refused(received):
    with pytest.raises(ImpossibleDate):
        due(received)


def test_a_moment_is_no_date():
    with pytest.raises(ImpossibleDate):
        due(datetime(2024, 3, 18, 12))


@pytest.mark.parametrize("regime", [Regime.FOIA, Regime.FOISA])
def test_only_the_environmental_regulations_can_be_extended(regime):
    with pytest.raises(NoSuchExtension):
        due(date(2024, 3, 18), regime, extended=True)
