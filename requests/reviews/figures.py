"""Figures for the return under the Code of Practice (FOIA s.45, paras 8.5 and 8.6): reviews and complaints by quarter.

They count all that is kept here, public or not, and so stand on a staff page. What the public may count it counts from
published responses (requests.statistics). What was erased is not counted any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When

from requests.models import InternalReview, RegulatorCase, TribunalAppeal
from requests.models.review import InternalReviewQuerySet
from requests.quarters import Period, Quarter
from requests.reviews.results import OF_COMPLAINTS, OF_REVIEWS, complaint_came_to, review_came_to

REVIEWS, COMPLAINTS = "reviews", "regulator_cases"
TIMES = {"target": "By the target day", "limit": "Later, by the last day", "later": "After the last day"}
Cells = Counter[tuple[str, str, Quarter]]  # measure, value, quarter


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and the list behind it: the name of its address, and what that is narrowed by."""

    count: int
    page: str
    narrowed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what is counted, in each quarter of a year and in the whole."""

    words: str
    figures: tuple[Figure, ...]
    is_part: bool  # of the row above it


def lines_of(year: int, cells: Cells) -> list[Line]:
    """The table of a year."""
    periods = [*(Period(year, number) for number in range(1, 5)), Period(year)]
    return [
        Line(words, tuple(_figure(page, measure, value, period, cells) for period in periods), is_part)
        for page, measure, value, words, is_part in _rows()
    ]


def years_of(cells: Cells) -> list[int]:
    """The years there is something of, the newest first."""
    return sorted({quarter.year for _, _, quarter in cells}, reverse=True)


def counted() -> Cells:
    """Everything there is: three statements."""
    cells: Cells = Counter()
    cells.update(_of_reviews())
    cells.update(_of_complaints())
    return cells


def _rows() -> Iterator[tuple[str, str, str, str, bool]]:
    yield REVIEWS, "asked", "", "Internal reviews asked for", False
    yield REVIEWS, "ended", "", "Internal reviews answered", False
    for value, words in TIMES.items():
        yield REVIEWS, "took", value, words, True
    for value, words in OF_REVIEWS.items():
        yield REVIEWS, "result", value, words, True
    yield COMPLAINTS, "received", "", "Complaints to the regulator received", False
    yield COMPLAINTS, "ended", "", "Complaints to the regulator ended", False
    for value, words in OF_COMPLAINTS.items():
        yield COMPLAINTS, "result", value, words, True
    yield COMPLAINTS, "appealed", "", "Appeals to the Tribunal lodged", False


def _figure(page: str, measure: str, value: str, period: Period, cells: Cells) -> Figure:
    count = sum(cells[f"{page} {measure}", value, quarter] for quarter in period.quarters)
    narrowed = {"tab": "all"} if page == COMPLAINTS else {"tab": "concluded" if measure != "asked" else "all"}
    day = measure if measure in ("asked", "received", "appealed") else "ended"
    narrowed[day] = period.code
    if value:
        narrowed[measure] = value
    return Figure(count, page, narrowed)


def _of_reviews() -> Iterator[tuple[str, str, Quarter]]:
    for row in _valued(InternalReview.objects.all()):
        yield f"{REVIEWS} asked", "", Quarter.of(row["asked_on"])
        if row["case__ended_on"]:
            ended = Quarter.of(row["case__ended_on"])
            yield f"{REVIEWS} ended", "", ended
            yield f"{REVIEWS} took", row["took"], ended
            yield f"{REVIEWS} result", row["result"], ended


def _valued(reviews: InternalReviewQuerySet) -> Iterable[Any]:
    took = _named(TOOK.items())
    result = _named((value, review_came_to(value)) for value in OF_REVIEWS)
    return reviews.order_by().annotate(took=took, result=result).values("asked_on", "case__ended_on", "took", "result")


TOOK = {
    "target": Q(case__ended_on__lte=F("target_on")),
    "limit": Q(case__ended_on__gt=F("target_on"), case__ended_on__lte=F("limit_on")),
    "later": Q(case__ended_on__gt=F("limit_on")),
}


def _of_complaints() -> Iterator[tuple[str, str, Quarter]]:
    result = _named((value, complaint_came_to(value)) for value in OF_COMPLAINTS)
    rows = RegulatorCase.objects.order_by().annotate(result=result)
    for received_on, ended_on, value in rows.values_list("received_on", "ended_on", "result"):
        yield f"{COMPLAINTS} received", "", Quarter.of(received_on)
        if ended_on:
            yield f"{COMPLAINTS} ended", "", Quarter.of(ended_on)
            yield f"{COMPLAINTS} result", value, Quarter.of(ended_on)
    for day in TribunalAppeal.objects.order_by().values_list("lodged_on", flat=True):
        yield f"{COMPLAINTS} appealed", "", Quarter.of(day)


def _named(cases: Iterable[tuple[str, Q]]) -> Case:
    whens = [When(is_so, then=Value(value)) for value, is_so in cases]
    return Case(*whens, default=Value(""), output_field=CharField())
