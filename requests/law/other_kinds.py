"""When other things than requests for information are due: subject access, re-use, complaints."""

from __future__ import annotations

from datetime import date

from requests.law.clock import RESPONSE_DAYS, check_date, reckon
from requests.law.regimes import Regime
from requests.law.time_limits import LimitUnit, TimeLimit
from requests.law.working_days import BUILT_IN, Calendar

ONE_MONTH = TimeLimit(1, LimitUnit.MONTHS)


def subject_access_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """UK GDPR art. 12(3): within one month of receipt.

    By the Commissioner's guidance: the same day of the next month, its last day where it is shorter, and the next
    working day where that is none.
    """
    check_date(received)
    last = ONE_MONTH.last_day(received)
    return last if calendar.is_working_day(last) else calendar.next_working_day(last)


def reuse_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """Re-use of Public Sector Information Regulations 2015, reg 8: twenty working days after receipt."""
    return reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar).due_on


def complaint_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """No law says: twenty working days, until the office gives another day."""
    return reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar).due_on
