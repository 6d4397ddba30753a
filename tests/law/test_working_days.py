"""Bank holidays: the built-in list, the usual ones of later years, and a list that people edit."""

from collections import defaultdict
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.law.bank_holidays import BankHoliday
from requests.law.clock import due
from requests.law.nations import ALL_NATIONS, Nation, in_words
from requests.law.regimes import Regime
from requests.law.usual_bank_holidays import easter_sunday, usual_bank_holidays
from requests.law.working_days import BUILT_IN, DISPUTED_DAYS, edited_calendar

SCOTLAND = frozenset({Nation.SCOTLAND})
NOT_COUNTED = {day.on for day in DISPUTED_DAYS if not day.counted}
BUILT_IN_ROWS = list(BUILT_IN.holidays.values())
EXTRA = BankHoliday(date(2029, 6, 8), "A day of celebration", ALL_NATIONS, "Gazette")


def of_the_library(year: int) -> dict[date, set[str]]:
    """The weekdays the holidays library has, by nation."""
    kept = defaultdict(set)
    for nation in Nation:
        for on in holidays.country_holidays("GB", subdiv=nation.value, years=year, language="en_GB"):
            if on.weekday() < 5:
                kept[on].add(nation.value)
    return dict(kept)


@pytest.mark.parametrize("year", range(2005, 2061))
def test_every_year_has_the_bank_holidays_of_the_library_in_the_same_nations(year):
    ours = {day.on: {str(nation) for nation in day.nations} for day in BUILT_IN.holidays_in(year)}
    theirs = {on: kept for on, kept in of_the_library(year).items() if on not in NOT_COUNTED}
    assert ours == theirs


@pytest.mark.parametrize("year", range(2005, 2029))
def test_only_proclaimed_years_differ_from_the_usual_pattern(year):
    ours = {day.on for day in BUILT_IN.holidays_in(year)}
    usual = {day.on for day in usual_bank_holidays(year)} - NOT_COUNTED
    moved_or_added = {2011, 2012, 2020, 2022, 2023, 2026}
    assert (ours != usual) == (year in moved_or_added)


@pytest.mark.parametrize(
    ("year", "easter"), [(2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter_falls_where_the_calendar_puts_it(year, easter):
    assert easter_sunday(year) == date.fromisoformat(f"{year}-{easter}")


@given(st.dates(date(2005, 1, 1), date(2100, 12, 31)))
def test_a_bank_holiday_is_never_at_a_weekend(on):
    assert BUILT_IN.holiday(on) is None or on.weekday() < 5


@given(st.dates(date(2005, 1, 1), date(2100, 12, 31)), st.sampled_from(Regime))
def test_the_next_working_day_is_the_first_one_after(on, regime):
    following = BUILT_IN.next_working_day(on, regime)
    between = [on + timedelta(days=n) for n in range(1, (following - on).days)]
    assert not any(BUILT_IN.is_working_day(day, regime) for day in between)


def test_every_listed_day_says_what_makes_it_a_bank_holiday():
    assert all(day.basis for day in BUILT_IN_ROWS)


def test_names_and_sources_fit_the_table_staff_edit():
    assert all(len(day.name) <= 100 and len(day.basis) <= 200 for day in BUILT_IN_ROWS)


def test_a_day_moved_from_a_weekend_says_so():
    assert BUILT_IN.holidays[date(2021, 12, 27)].name == "Christmas Day (substitute day)"


@pytest.mark.parametrize(
    ("on", "kept_in"),
    [
        ("2024-03-18", "Northern Ireland"),
        ("2024-04-01", "England, Wales and Northern Ireland"),
        ("2024-08-05", "Scotland"),
        ("2024-12-25", "all of the UK"),
    ],
)
def test_a_day_says_where_it_is_kept(on, kept_in):
    assert BUILT_IN.holidays[date.fromisoformat(on)].kept_in == kept_in


def test_two_nations_are_joined_with_and():
    assert in_words([Nation.WALES, Nation.ENGLAND]) == "England and Wales"


def test_no_nation_is_nowhere():
    assert in_words([]) == "nowhere"


@pytest.mark.parametrize(
    ("on", "foia", "foisa"),
    [
        ("2024-03-18", False, True),  # St Patrick's Day
        ("2024-04-01", False, True),  # Easter Monday
        ("2024-08-05", False, False),  # the Scottish summer holiday
        ("2024-03-29", False, False),  # Good Friday, in Scotland by Schedule 1
        ("2024-08-26", False, True),
        ("2024-03-19", True, True),
        ("2024-03-23", False, False),  # a Saturday
    ],
)
def test_the_scottish_act_counts_scottish_holidays_alone(on, foia, foisa):
    day = date.fromisoformat(on)
    assert (BUILT_IN.is_working_day(day), BUILT_IN.is_working_day(day, Regime.FOISA)) == (foia, foisa)


def test_no_working_days_lie_between_a_day_and_an_earlier_one():
    assert BUILT_IN.working_days_between(date(2024, 4, 17), date(2024, 3, 18)) == 0


def test_an_empty_edited_list_leaves_the_built_in_one():
    assert edited_calendar([]).differences(BUILT_IN) == ()


def test_a_copy_of_the_built_in_list_changes_nothing():
    assert edited_calendar(BUILT_IN_ROWS).differences(BUILT_IN) == ()


def test_a_copy_of_the_built_in_list_has_its_doubts_too():
    assert edited_calendar(BUILT_IN_ROWS).disputed == BUILT_IN.disputed


def test_a_doubtful_day_taken_out_is_decided():
    rows = [day for day in BUILT_IN_ROWS if day.on != date(2016, 1, 4)]
    found = due(date(2015, 12, 11), calendar=edited_calendar(rows))
    assert (found.due_on, found.warnings) == (date(2016, 1, 13), ())


def test_a_newly_proclaimed_day_moves_the_date():
    extra = BankHoliday(date(2024, 4, 10), "A day of mourning", SCOTLAND, "Gazette")
    assert due(date(2024, 3, 18), calendar=edited_calendar([*BUILT_IN_ROWS, extra])).due_on == date(2024, 4, 18)


def test_one_day_noted_for_a_year_to_come_does_not_make_its_list_whole():
    calendar = edited_calendar([*BUILT_IN_ROWS, EXTRA])
    assert 2029 not in calendar.listed_years


def test_one_day_noted_for_a_year_to_come_counts_beside_the_usual_ones():
    names = [day.name for day in edited_calendar([EXTRA]).holidays_in(2029)]
    assert {"A day of celebration", "Good Friday"} <= set(names)


def test_a_whole_list_for_a_year_to_come_needs_no_warning():
    calendar = edited_calendar([*BUILT_IN_ROWS, *usual_bank_holidays(2029)])
    assert due(date(2029, 5, 14), calendar=calendar).warnings == ()


def test_a_day_left_out_of_a_whole_list_is_a_working_day():
    rows = [day for day in usual_bank_holidays(2029) if day.name != "Early May bank holiday"]
    assert edited_calendar(rows).is_working_day(date(2029, 5, 7))


def test_christmas_day_cannot_be_edited_away():
    rows = [day for day in BUILT_IN_ROWS if day.on != date(2024, 12, 25)]
    assert not edited_calendar(rows).is_working_day(date(2024, 12, 25), Regime.FOISA)


def test_a_difference_says_where_each_list_keeps_the_day():
    (difference,) = edited_calendar([*BUILT_IN_ROWS, EXTRA]).differences(BUILT_IN)
    assert (difference.on, in_words(difference.here), in_words(difference.there)) == (
        date(2029, 6, 8),
        "all of the UK",
        "nowhere",
    )


def test_a_day_kept_in_fewer_nations_is_a_difference():
    rows = [BankHoliday(day.on, day.name, SCOTLAND) if day.on == date(2024, 5, 6) else day for day in BUILT_IN_ROWS]
    (difference,) = edited_calendar(rows).differences(BUILT_IN)
    assert (in_words(difference.here), in_words(difference.there)) == ("Scotland", "all of the UK")
