"""The bank holidays a year has unless something is changed: Schedule 1 to the 1971 Act, and the yearly proclamations.

For years that no list covers yet. The day may still move: a proclamation under section 1(2) or (3) of the Banking and
Financial Dealings Act 1971 can add, move or replace a day, so a date reckoned with these carries a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from requests.law.bank_holidays import BankHoliday
from requests.law.nations import ALL_NATIONS, Nation

SCHEDULE = "1971 Act, Schedule 1"
PROCLAIMED = "usually proclaimed each year"
BY_NAME = "named in section 10(6)"
ST_ANDREWS_ACT = "1971 Act, Schedule 1, as amended by the St Andrew’s Day Bank Holiday (Scotland) Act 2007"

SCOTLAND = frozenset({Nation.SCOTLAND})
NORTHERN_IRELAND = frozenset({Nation.NORTHERN_IRELAND})
NOT_SCOTLAND = ALL_NATIONS - SCOTLAND

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@cache
def usual_bank_holidays(year: int) -> tuple[BankHoliday, ...]:
    """The weekdays that are bank holidays somewhere in the UK in a year without special proclamations, in order."""
    days = (*_new_year(year), *_spring(year), *_summer_and_autumn(year), *_christmas(year))
    return tuple(sorted(days, key=lambda day: day.on))


def easter_sunday(year: int) -> date:
    """Easter Day by the Gregorian computus (Meeus, Jones and Butcher), as in the Calendar (New Style) Act 1750."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _new_year(year: int) -> Iterator[BankHoliday]:
    first, second = date(year, 1, 1), date(year, 1, 2)
    kept = _following_monday(first)
    # England, Wales and Northern Ireland: always by proclamation. Scotland: Schedule 1 para 2, but for Saturdays.
    yield _holiday(kept, "New Year’s Day", ALL_NATIONS, f"{PROCLAIMED}; Scotland: {SCHEDULE}", moved=kept != first)
    scottish = _following_monday(second)
    if scottish == kept:  # both days would fall on one Monday: the second goes to Tuesday
        scottish += timedelta(days=1)
    basis = PROCLAIMED if scottish.day == 4 else SCHEDULE  # Schedule 1 para 2 goes no further than 3 January
    yield _holiday(scottish, "2nd January", SCOTLAND, basis, moved=scottish != second)


def _spring(year: int) -> Iterator[BankHoliday]:
    patrick = date(year, 3, 17)
    kept = _following_monday(patrick)
    # Schedule 1 para 3: 17 March or, if it is a Sunday, 18 March. A Saturday needs a proclamation.
    basis = PROCLAIMED if patrick.weekday() == SATURDAY else SCHEDULE
    yield _holiday(kept, "St Patrick’s Day", NORTHERN_IRELAND, basis, moved=kept != patrick)
    easter = easter_sunday(year)
    yield _holiday(easter - timedelta(days=2), "Good Friday", ALL_NATIONS, f"{BY_NAME}; Scotland: {SCHEDULE}")
    yield _holiday(easter + timedelta(days=1), "Easter Monday", NOT_SCOTLAND, SCHEDULE)
    early_may = f"{PROCLAIMED}; Scotland: {SCHEDULE}"
    yield _holiday(_first_monday(year, 5), "Early May bank holiday", ALL_NATIONS, early_may)
    spring = f"{SCHEDULE}; Scotland: {PROCLAIMED}"
    yield _holiday(_last_monday(year, 5), "Spring bank holiday", ALL_NATIONS, spring)


def _summer_and_autumn(year: int) -> Iterator[BankHoliday]:
    boyne = date(year, 7, 12)
    kept = _following_monday(boyne)  # 1971 Act s.1(5): proclaimed for Northern Ireland by the Secretary of State
    yield _holiday(kept, "Battle of the Boyne (Orangemen’s Day)", NORTHERN_IRELAND, PROCLAIMED, moved=kept != boyne)
    yield _holiday(_first_monday(year, 8), "Summer bank holiday", SCOTLAND, SCHEDULE)
    yield _holiday(_last_monday(year, 8), "Summer bank holiday", NOT_SCOTLAND, SCHEDULE)
    andrew = date(year, 11, 30)
    if year >= 2007:  # asp 2007/2 came into force on 16 January 2007
        kept = _following_monday(andrew)
        yield _holiday(kept, "St Andrew’s Day", SCOTLAND, ST_ANDREWS_ACT, moved=kept != andrew)


def _christmas(year: int) -> Iterator[BankHoliday]:
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    if christmas.weekday() in (SATURDAY, SUNDAY):
        # Schedule 1 para 1: 27 December in a year in which 25 or 26 December is a Sunday.
        substitute = f"{SCHEDULE}; Scotland: {PROCLAIMED}"
        yield _holiday(date(year, 12, 27), "Christmas Day", ALL_NATIONS, substitute, moved=True)
    else:
        yield _holiday(christmas, "Christmas Day", ALL_NATIONS, f"{BY_NAME}; Scotland: {SCHEDULE}")
    if boxing.weekday() in (SATURDAY, SUNDAY):
        yield _holiday(date(year, 12, 28), "Boxing Day", ALL_NATIONS, PROCLAIMED, moved=True)
    else:
        yield _holiday(boxing, "Boxing Day", ALL_NATIONS, f"{SCHEDULE}; Scotland: {PROCLAIMED}")


def _holiday(on: date, name: str, nations: frozenset[Nation], basis: str, *, moved: bool = False) -> BankHoliday:
    return BankHoliday(on, f"{name} (substitute day)" if moved else name, nations, basis)


def _following_monday(on: date) -> date:
    """The day itself or, where it falls on a weekend, the Monday after."""
    return on + timedelta(days=7 - on.weekday()) if on.weekday() in (SATURDAY, SUNDAY) else on


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)  # only ever asked for May and August
    return last - timedelta(days=last.weekday())
