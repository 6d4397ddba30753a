"""The days after a decision notice of the Information Commissioner."""

from __future__ import annotations

from datetime import date, timedelta

DAYS_TO_APPEAL = 28  # Tribunal Procedure (First-tier Tribunal) (General Regulatory Chamber) Rules 2009, rule 22(1)(b)


def last_day_to_appeal(notice_on: date) -> date:
    """The last day to appeal against a notice of that day (FOIA s.57). The Tribunal may allow more."""
    return notice_on + timedelta(DAYS_TO_APPEAL)
