"""Asking for an internal review on the public site: its dates, and handing it in by a login that may read none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError
from django.utils import timezone

from requests.law.regimes import Regime
from requests.law.reviews import review_dates, review_window
from requests.models import AskedReview, PublishedBankHoliday, PublishedResponse
from requests.models.asked_request import reference_of

UNIQUE_VIOLATION = "23505"


@dataclass(frozen=True, slots=True)
class ReviewTimes:
    """The last day on which the office has to accept a review, and when one asked for today is due."""

    last_day: date
    target: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """What was typed. `grounds`: as AskedReview keeps them."""

    grounds: Sequence[str]
    text: str
    name: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class ReviewReceipt:
    """What was handed in. `again`: it was there already, and nothing was added."""

    row: AskedReview
    again: bool


def review_times(response: PublishedResponse, today: date) -> ReviewTimes:
    """By the bank holidays that staff keep: one statement."""
    regime, calendar = Regime(response.regime), PublishedBankHoliday.objects.calendar()
    dates = review_dates(today, regime, calendar)
    last_day = review_window(response.answered_on, regime, calendar).last_day
    return ReviewTimes(last_day, dates.target or dates.limit, today > last_day)


def hand_in_review(form: UUID, response: PublishedResponse, asked: ReviewAsked, at: datetime) -> ReviewReceipt:
    """Add it to the intake table. The same words sent twice by one form are one review."""
    times = review_times(response, timezone.localdate(at))
    key = uuid5(form, "\0".join([response.slug, asked.name, asked.email, asked.address, asked.text]))
    row = AskedReview(
        pk=key,
        reference=reference_of(key).replace("ASK", "REV"),
        sent_at=at,
        received_on=timezone.localdate(at),
        target_on=times.target,
        regime=response.regime,
        slug=response.slug,
        answer_reference=response.reference,
        is_late=times.is_late,
        grounds=list(asked.grounds),
        name=asked.name,
        email=asked.email,
        address=asked.address,
        text=asked.text,
    )
    try:
        row.save(force_insert=True)
    except IntegrityError as refused:
        if getattr(refused.__cause__, "sqlstate", "") != UNIQUE_VIOLATION:
            raise
        return ReviewReceipt(row, again=True)
    return ReviewReceipt(row, again=False)
