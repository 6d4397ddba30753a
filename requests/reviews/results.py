"""What came of a whole review or complaint to the regulator: what figures count and lists are narrowed by."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from requests.models import NoticePart, RegulatorCase, ReviewDecision
from requests.models.case import CaseStage
from requests.models.regulator_case import Ending, Held
from requests.models.review import CHANGES, Verdict
from requests.quarters import Period

OF_REVIEWS = {
    "stands": "The answer stands",
    "part": "Changed in part",
    "replaced": "Changed in every part looked at",
    "handling": "Only how the request was handled",
    "undecided": "Ended without a decision: withdrawn, or not accepted",
}
OF_COMPLAINTS = {
    "upheld": "Complaint upheld",
    "partly": "Complaint partly upheld",
    "not upheld": "Complaint not upheld",
    Ending.INFORMAL.value: "Resolved informally",
    Ending.WITHDRAWN.value: "Withdrawn",
    Ending.NOT_TAKEN.value: "Not taken up",
}


def review_came_to(result: str) -> Q:
    """What an InternalReview with that result is like; its outcome may not have gone out yet."""
    rows = ReviewDecision.objects.filter(review=OuterRef("pk"))
    changed = Exists(rows.filter(verdict__in=CHANGES))
    kept = Exists(rows.filter(verdict__in=[Verdict.STANDS, Verdict.CHANGED]))
    return {
        "stands": ~Q(changed) & Q(kept),
        "part": Q(changed) & Q(kept),
        "replaced": Q(changed) & ~Q(kept),
        "handling": ~Q(changed) & ~Q(kept) & ~Q(case__stage=CaseStage.CLOSED),
        "undecided": Q(case__stage=CaseStage.CLOSED),
    }[result]


def complaint_came_to(result: str) -> Q:
    """What a RegulatorCase with that result is like."""
    if result in Ending.values:
        return Q(ended_how=result)
    rows = NoticePart.objects.filter(regulator_case=OuterRef("pk"))
    upheld, partly, refused = (Exists(rows.filter(held=held)) for held in (Held.UPHELD, Held.PARTLY, Held.NOT_UPHELD))
    whole = Q(upheld) & ~Q(partly) & ~Q(refused)
    none = Q(refused) & ~Q(partly) & ~Q(upheld)
    return Q(ended_how=Ending.NOTICE) & {"upheld": whole, "not upheld": none, "partly": ~whole & ~none}[result]


def in_period(field: str, period: Period) -> Q:
    """Whether that day is in it; every day is in all time."""
    if not period.quarters:
        return Q()
    return Q(**{f"{field}__range": (period.quarters[0].first_day, period.quarters[-1].last_day)})


def period_of(typed: str) -> Period | None:
    """ "2024" or "2024-q1", as links have it; None for anything else."""
    year, _, number = typed.strip().lower().partition("-q")
    if len(year) != 4 or not (year.isascii() and year.isdecimal()) or not year.startswith("20"):
        return None
    if not number:
        return Period(int(year)) if "-" not in typed else None
    return Period(int(year), int(number)) if number in {"1", "2", "3", "4"} else None


def complaints() -> QuerySet[RegulatorCase]:
    """Every complaint, with what lists show."""
    return RegulatorCase.objects.with_due().select_related("foi_request", "owner", "appeal")
