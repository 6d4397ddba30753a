"""What else there is of the same requester, and what was asked before: for s.14(2), and to aggregate under s.12.

Whoever looks at a case sees other cases by reference and subject; who asked is compared here and not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Left

from requests.cases.overlaps import likeness, telling
from requests.law.regimes import Regime
from requests.law.working_days import Calendar
from requests.models import BankHoliday, Case, Requester
from requests.models.case import CaseKind

ALIKE = 0.6  # share of the words of both requests
FEWEST, WITHIN = 8, 0.9  # words; their share
AGGREGATED_WITHIN = 60  # SI 2004/3244 reg 5(2)(b): consecutive working days
MOST, LATELY = 20, 500
LOOKED_AT = 20_000  # characters of each request: one can be five million long


@dataclass(frozen=True, slots=True)
class Other:
    """Another case. `is_alike`: it asks much the same; `working_days` between the two days of receipt.

    `is_environmental`: one of the two is handled under the EIR, which know neither section 12 nor section 14.
    """

    case: Case
    is_same_person: bool
    is_alike: bool
    working_days: int
    is_environmental: bool = False

    @property
    def may_be_aggregated(self) -> bool:
        """SI 2004/3244 reg 5: the same person's, received within sixty consecutive working days."""
        within = self.working_days <= AGGREGATED_WITHIN
        return within and self.is_same_person and not self.is_environmental

    @property
    def may_be_repeated(self) -> bool:
        """FOIA s.14(2): an identical or substantially similar request of the same person, complied with before."""
        return self.is_same_person and self.is_alike and not self.is_environmental


def others_of(case: Case) -> list[Other]:
    """Requests of the same person, and those that ask much the same; the latest first."""
    if not case.is_request or case.foi_request is None:
        return []
    calendar = BankHoliday.objects.calendar()
    mine = telling(case.foi_request.request_text[:LOOKED_AT])
    same = set(_of_same_person(case).values_list("pk", flat=True))
    every = Case.objects.filter(kind=CaseKind.REQUEST).exclude(pk=case.pk).order_by("-received_on", "-pk")
    earlier: QuerySet[Any] = every.annotate(
        asked=Left("foi_request__request_text", LOOKED_AT), regime=F("foi_request__regime")
    )
    found = []
    for other in earlier[:LATELY]:
        theirs = telling(other.asked)
        is_alike = likeness(mine, theirs) >= ALIKE or asks_within(mine, theirs)
        if other.pk in same or is_alike:
            days = _between(other.received_on, case.received_on, calendar)
            is_environmental = Regime.EIR in (other.regime, case.foi_request.regime)
            found.append(Other(other, other.pk in same, is_alike, days, is_environmental))
    return found[:MOST]


def asks_within(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether all that is asked now stood among other things there: part of a longer request, asked again."""
    return len(mine) >= FEWEST and len(mine & theirs) >= WITHIN * len(mine)


def said_of(other: Other) -> Iterator[str]:
    """What an officer should think of, in sentences that leave the decision to them."""
    if other.may_be_repeated:
        yield "The same requester asked much the same: section 14(2) may apply if the interval was short."
    elif other.is_alike:
        yield f"{'The same requester' if other.is_same_person else 'Somebody else'} asked much the same."
    if other.may_be_aggregated:
        days = f"{other.working_days} working day{'' if other.working_days == 1 else 's'}"
        apart = days if other.working_days else "less than a working day"
        yield f"Received {apart} apart: the cost may be added up under section 12."


def _of_same_person(case: Case) -> QuerySet[Case]:
    requester = Requester.objects.filter(case=case).first()
    if requester is None:
        return Case.objects.none()
    if requester.email:
        return Case.objects.filter(requester__email__iexact=requester.email)
    same = Q(requester__name__iexact=requester.name, requester__address__iexact=requester.address)
    return Case.objects.filter(same) if requester.address else Case.objects.none()


def _between(one: date, other: date, calendar: Calendar) -> int:
    first, last = sorted((one, other))
    return calendar.working_days_between(first, last)
