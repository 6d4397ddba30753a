"""When re-use requests and complaints are due. Subject access has a clock of its own: subject_access.py."""

from __future__ import annotations

from datetime import date

from requests.law.clock import RESPONSE_DAYS, reckon
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar


def reuse_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """Re-use of Public Sector Information Regulations 2015, reg 8: twenty working days after receipt."""
    return reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar).due_on


def complaint_due(received: date, calendar: Calendar = BUILT_IN) -> date:
    """No law says: twenty working days, until the office gives another day."""
    return reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar).due_on
