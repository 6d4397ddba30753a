"""The days after a decision notice of the Information Commissioner, until it can no longer be appealed against.

FOIA s.57, and EIR reg 18 by it: an appeal goes to the First-tier Tribunal. The time is in the Tribunal's rules, SI
2009/1976, which were read in a kept copy: whether that is the newest is not proven, and the pages say so.
"""

from __future__ import annotations

from datetime import date, timedelta

from requests.law.working_days import BUILT_IN, Calendar

DAYS_TO_APPEAL = 28
RESTS_ON = (
    "28 days from the day the notice was sent, taken to be its date, until 5 pm; where the last is no working day, the "
    "next one. Tribunal Procedure (First-tier Tribunal) (General Regulatory Chamber) Rules 2009 (SI 2009/1976), rules "
    "22(1)(b) and 12, as read in a kept copy: not verified to be the newest text, so look it up before you rely on it. "
    "The Tribunal may admit a later appeal, rule 22(4)."
)


def last_day_to_appeal(notice_on: date, calendar: Calendar = BUILT_IN) -> date:
    """The last day to appeal against a notice that was sent on that day."""
    last = notice_on + timedelta(DAYS_TO_APPEAL)  # rule 22(1)(b): within 28 days of the date on which it was sent
    return calendar.next_working_day(last - timedelta(1))  # rule 12: or else the next working day
