"""Which days are working days: FOIA s.10(6), EIR reg 2(1), FOISA s.73.

A calendar is a list of bank holidays, and knows for which years that list is whole. For any other year the usual bank
holidays stand in, and whoever counts with them is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from requests.law.bank_holidays import BankHoliday, DisputedDay
from requests.law.listed_bank_holidays import DISPUTED, FIRST_LISTED, LAST_LISTED, LISTED
from requests.law.nations import ALL_NATIONS, Nation
from requests.law.regimes import Regime
from requests.law.usual_bank_holidays import BY_NAME, SATURDAY, easter_sunday, usual_bank_holidays


@dataclass(frozen=True, slots=True)
class Difference:
    """A day two calendars do not agree on, and where each of them keeps it: nowhere is no nation."""

    on: date
    name: str
    here: frozenset[Nation]
    there: frozenset[Nation]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Bank holidays, and the years for which the list of them is whole."""

    holidays: Mapping[date, BankHoliday] = field(hash=False)
    listed_years: frozenset[int]
    disputed: tuple[DisputedDay, ...] = ()

    def holiday(self, on: date, regime: Regime = Regime.FOIA) -> BankHoliday | None:
        """The bank holiday on that day, if it is one that counts under the regime."""
        found = self.holidays.get(on)
        if found is None and on.year not in self.listed_years:
            found = next((usual for usual in usual_bank_holidays(on.year) if usual.on == on), None)
        return found if found and found.nations & regime.counting_nations else None

    def is_working_day(self, on: date, regime: Regime = Regime.FOIA) -> bool:
        """FOIA s.10(6): any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday."""
        return on.weekday() < SATURDAY and self.holiday(on, regime) is None

    def next_working_day(self, on: date, regime: Regime = Regime.FOIA) -> date:
        """The first working day after that day."""
        following = on + timedelta(days=1)
        while not self.is_working_day(following, regime):
            following += timedelta(days=1)
        return following

    def working_days_between(self, start: date, end: date, regime: Regime = Regime.FOIA) -> int:
        """How many working days follow `start` up to and including `end`; 0 where end is not after start."""
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(on, regime) for on in days)

    def holidays_in(self, year: int) -> tuple[BankHoliday, ...]:
        """The bank holidays of a year in order, the usual ones where it is not listed."""
        listed = {on: day for on, day in self.holidays.items() if on.year == year}
        usual = {} if year in self.listed_years else {day.on: day for day in usual_bank_holidays(year)}
        return tuple(day for _, day in sorted((usual | listed).items()))

    def with_dispute_decided(self, disputed: DisputedDay) -> Calendar:
        """This calendar with one disputed day the other way round."""
        holidays = dict(self.holidays)
        if disputed.counted:
            holidays.pop(disputed.on, None)
        else:
            holidays[disputed.on] = BankHoliday(disputed.on, "Disputed bank holiday", disputed.nations)
        rest = tuple(day for day in self.disputed if day != disputed)
        return Calendar(holidays, self.listed_years, rest)

    def differences(self, other: Calendar) -> tuple[Difference, ...]:
        """Every day on which one calendar has a bank holiday, or has it in a nation, and the other has not."""
        years = sorted({on.year for on in (*self.holidays, *other.holidays)})
        here = {day.on: day for year in years for day in self.holidays_in(year)}
        there = {day.on: day for year in years for day in other.holidays_in(year)}
        nowhere: frozenset[Nation] = frozenset()
        found = [
            Difference(
                on,
                (here.get(on) or there[on]).name,
                here[on].nations if on in here else nowhere,
                there[on].nations if on in there else nowhere,
            )
            for on in sorted(here.keys() | there.keys())
        ]
        return tuple(difference for difference in found if difference.here != difference.there)


def edited_calendar(holidays: Iterable[BankHoliday]) -> Calendar:
    """A calendar from a table that people have edited.

    A year of it is taken as whole if it has that year's Good Friday, which no proclamation can move and so stands in
    every whole list. A year without it, such as one where somebody has only noted a coming extra day, is filled up with
    the built-in or usual bank holidays. A disputed day is still disputed where the table treats it as we do.
    """
    rows = {day.on: day for day in holidays if day.on.weekday() < SATURDAY}
    whole = frozenset(on.year for on in rows if on == _good_friday(on.year))
    filled = {on: day for on, day in BUILT_IN.holidays.items() if on.year not in whole}
    named = {day.on: day for year in whole for day in _named_days(year)}  # s.10(6) names them: nobody can take them out
    kept = filled | rows | named
    disputed = tuple(day for day in DISPUTED_DAYS if (day.on in kept) == day.counted)
    return Calendar(kept, BUILT_IN.listed_years | whole, disputed)


def _named_days(year: int) -> Iterator[BankHoliday]:
    """FOIA s.10(6) and FOISA s.73 take out Christmas Day by name, whether or not it is a bank holiday."""
    christmas = date(year, 12, 25)
    if christmas.weekday() < SATURDAY:
        yield BankHoliday(christmas, "Christmas Day", ALL_NATIONS, BY_NAME)


def _good_friday(year: int) -> date:
    return easter_sunday(year) - timedelta(days=2)


def _nations(codes: str) -> frozenset[Nation]:
    return frozenset(Nation(code) for code in codes.split())


def _listed() -> Iterator[BankHoliday]:
    for name, nations, basis, days in LISTED:
        for day in days:
            yield BankHoliday(date.fromisoformat(day), name, _nations(nations), basis)


DISPUTED_DAYS = tuple(
    DisputedDay(date.fromisoformat(day), _nations(nations), counted, why) for day, nations, counted, why in DISPUTED
)

BUILT_IN = Calendar(
    {day.on: day for day in sorted(_listed(), key=lambda day: day.on)},
    frozenset(range(FIRST_LISTED, LAST_LISTED + 1)),
    DISPUTED_DAYS,
)
