"""The clock while a fee is awaited: FOIA ss.9(2) and 10(2)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from requests.law.clock import RESPONSE_DAYS, TimeForCompliance, reckon
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full

MONTHS_TO_PAY = 3  # FOIA s.9(2)


@dataclass(frozen=True, slots=True)
class FeeWait:
    """A fees notice and the fee."""

    notice_given: date
    fee_received: date
    working_days: int  # disregarded, both ends included
    last_day_to_pay: date

    @property
    def paid_in_time(self) -> bool:
        """FOIA s.9(2): a fee that comes later leaves no duty to answer."""
        return self.fee_received <= self.last_day_to_pay


def due_after_fee(
    received: date, notice_given: date, fee_received: date, calendar: Calendar = BUILT_IN
) -> TimeForCompliance:
    """The time for compliance where a fee was asked for and paid.

    FOIA s.10(2): the working days in the period beginning with the day on which the fees notice is given and ending
    with the day on which the fee is received are disregarded. Raises ImpossibleDate for days in the wrong order.
    """
    _check_order(received, notice_given, fee_received)
    return reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar, [(notice_given, fee_received)])


def fee_wait(notice_given: date, fee_received: date, calendar: Calendar = BUILT_IN) -> FeeWait:
    """How many working days went by, and until when the fee could be paid."""
    _check_order(notice_given, notice_given, fee_received)
    days = calendar.working_days_between(notice_given - timedelta(days=1), fee_received)
    return FeeWait(notice_given, fee_received, days, last_day_to_pay(notice_given))


def last_day_to_pay(notice_given: date) -> date:
    """The last day of three months beginning with the day of the notice, bank holidays or not.

    FOIA s.9(2): "within the period of three months beginning with the day on which the fees notice is given". That is
    the day before the same day of the third month on, or that month's last day where it has no such day.
    """
    months = notice_given.month - 1 + MONTHS_TO_PAY
    year, month = notice_given.year + months // 12, months % 12 + 1
    length = monthrange(year, month)[1]
    if notice_given.day > length:
        return date(year, month, length)
    return date(year, month, notice_given.day) - timedelta(days=1)


def _check_order(received: date, notice_given: date, fee_received: date) -> None:
    if notice_given < received:
        raise ImpossibleDate(f"A fees notice given on {in_full(notice_given)} is before the request was received.")
    if fee_received < notice_given:
        raise ImpossibleDate(f"A fee received on {in_full(fee_received)} is before the fees notice was given.")
