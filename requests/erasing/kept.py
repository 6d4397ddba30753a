"""What the office keeps of one request, and how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import DateField, Q, QuerySet
from django.db.models.functions import Cast, Coalesce
from django.utils.timezone import localdate

from requests.law.time_limits import LimitUnit, TimeLimit
from requests.models import Case, Erasure, FOIRequest
from requests.models.case import ENDED
from requests.models.foi_request import Stage

SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Kept:
    """A request with its letter, its case, or both. Cases of other kinds have no request."""

    foi_request: FOIRequest | None
    case: Case | None

    def __str__(self) -> str:
        return str(self.case or self.foi_request)

    @property
    def reference(self) -> str:
        """As people say it; blank for a draft without."""
        if self.foi_request is not None and self.foi_request.reference:
            return self.foi_request.reference
        return self.case.reference if self.case else ""

    @property
    def made_at(self) -> datetime:
        """When it was filed or logged, which tells it from any other."""
        return self.foi_request.filed_at if self.foi_request else self.of_case.logged_at

    @property
    def of_case(self) -> Case:
        """The case, where there is no request."""
        assert self.case is not None  # noqa: S101
        return self.case

    @property
    def closed_on(self) -> date | None:
        """The day it ended: closed or answered; a draft that gives no day, when it was filed. None: not yet."""
        if self.case is not None:
            return self.case.ended_on
        assert self.foi_request is not None  # noqa: S101
        return self.foi_request.answered_on or localdate(self.foi_request.filed_at)

    @property
    def due_on(self) -> date | None:
        """The day the office's time for keeping it ends; None while it is open, or where there is no such time.

        What was filed here later than it ended is kept as long from that day on: a letter of 2015 is not erased on the
        day it is taken in.
        """
        months, closed_on = settings.FOI_ERASE_AFTER_MONTHS, self.closed_on
        if not months or closed_on is None:
            return None
        return TimeLimit(months, LimitUnit.MONTHS).last_day(max(closed_on, localdate(self.made_at)))

    @property
    def erasure(self) -> Erasure | None:
        """The certificate, where it is erased already: one query."""
        of = {"foi_request": self.foi_request} if self.foi_request else {"case": self.case}
        return Erasure.objects.filter(**of).select_related("erased_by").first()


def kept_of(foi_request: FOIRequest) -> Kept:
    """All that is kept of this request."""
    return Kept(foi_request, Case.objects.filter(foi_request=foi_request).first())


def kept_of_case(case: Case) -> Kept:
    """All that is kept of this case."""
    return Kept(case.foi_request, case)


def due(on: date, most: int) -> Iterator[Kept]:
    """What the office's time for keeping has ended for, what ended first before the rest, held or not; so many."""
    months = settings.FOI_ERASE_AFTER_MONTHS
    if not months:
        return
    before = on - timedelta(days=months * SHORTEST_MONTH)  # never too late; each is looked at for its own day
    candidates = [kept_of(each) for each in _requests(before)[:most]]
    candidates += [Kept(None, each) for each in _other_cases(before)[:most]]
    for kept in candidates[:most]:
        if kept.due_on is not None and kept.due_on <= on:
            yield kept


def _requests(before: date) -> QuerySet[FOIRequest]:
    ended = Coalesce("case__ended_on", "answered_on", Cast("filed_at", DateField()))
    every = FOIRequest.objects.exclude(stage=Stage.ERASED).annotate(ended=ended)
    open_cases = Q(case__isnull=False) & ~Q(case__stage__in=ENDED)
    return every.filter(ended__lte=before, filed_at__date__lte=before).exclude(open_cases).order_by("ended", "pk")


def _other_cases(before: date) -> QuerySet[Case]:
    done = Case.objects.filter(foi_request=None, stage__in=ENDED, ended_on__lte=before, erasure=None)
    return done.filter(logged_at__date__lte=before).order_by("ended_on", "pk")
