"""The days around a refusal: the public-interest extension, and the windows of an internal review.

FOIA sets no time for a review; the s.45 Code (4 July 2018) does, and does not say which days are working days. Those of
s.10(6) are used for it by convention. EIR reg 11 and FOISA ss.20 and 21 are law.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from requests.law.clock import EXTENDED_DAYS, RESPONSE_DAYS, TimeForCompliance, reckon
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar

REVIEW_WINDOW = 40  # Code para 5.3; EIR reg 11(2); FOISA s.20(5)
REVIEW_TARGET = 20  # Code para 5.4; FOISA s.21(1)
REVIEW_LIMIT = 40  # Code para 5.5: no more than an additional 20; EIR reg 11(4)


@dataclass(frozen=True, slots=True)
class PublicInterestDates:
    """What is due when a qualified exemption needs more time to weigh."""

    notice_due: date  # FOIA s.17(1): the notice itself still by day 20, with an estimated date (s.17(2))
    usual_limit: date  # the Commissioner's guidance, not law: normally not more than a further 20 working days
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewDates:
    """When a review has to be answered."""

    target: date | None  # None where the regime sets only a limit
    limit: date
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """Until when a review can be asked for; afterwards an authority may still accept one."""

    last_day: date
    warnings: tuple[str, ...]


def public_interest_dates(received: date, calendar: Calendar = BUILT_IN) -> PublicInterestDates:
    """FOIA s.10(3): such time as is reasonable to weigh the public interest. The law sets no end to it."""
    notice = reckon(received, RESPONSE_DAYS, Regime.FOIA, calendar)
    usual = reckon(received, EXTENDED_DAYS, Regime.FOIA, calendar)
    return PublicInterestDates(notice.due_on, usual.due_on, _both(notice.warnings, usual.warnings))


def review_window(reply_sent: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN) -> ReviewWindow:
    """Until when a review of a reply sent on that day can be asked for."""
    window = reckon(reply_sent, REVIEW_WINDOW, regime, calendar)
    return ReviewWindow(window.due_on, window.warnings)


def last_day_to_ask(reply_sent: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN) -> date:
    """The last day of that window, for a page that shows no warnings."""
    return review_window(reply_sent, regime, calendar).last_day


def review_dates(asked: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN) -> ReviewDates:
    """When a review asked for on that day has to be answered."""
    target = reckon(asked, REVIEW_TARGET, regime, calendar)
    limit = reckon(asked, REVIEW_LIMIT, regime, calendar)
    if regime is Regime.FOISA:  # FOISA s.21(1): not later than the twentieth working day
        return ReviewDates(target.due_on, target.due_on, target.warnings)
    if regime is Regime.EIR:  # EIR reg 11(4): no later than 40 working days after receipt of the representations
        return ReviewDates(None, limit.due_on, limit.warnings)
    return ReviewDates(target.due_on, limit.due_on, _both(target.warnings, limit.warnings))


def review_time(asked: date, regime: Regime = Regime.FOIA, calendar: Calendar = BUILT_IN) -> TimeForCompliance:
    """The days until a review asked for on that day is late: of the Code's target, where the law sets no time.

    FOIA: s.45 Code, para 5.4, normally 20 working days. EIR reg 11(4): 40 working days. FOISA s.21(1): the twentieth.
    The note on the Code's para 4.2 is about requests. Raises ImpossibleDate.
    """
    allowed = REVIEW_LIMIT if regime is Regime.EIR else REVIEW_TARGET
    return replace(reckon(asked, allowed, regime, calendar), due_on_code_reading=None)


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
