"""Statistics: the figures of the statistics page, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from requests.models.tally import Fact
from requests.quarters import ALL_TIME, Period
from requests.reuse.addresses import Addresses
from requests.statistics import Figures, Statistics, statistics_of
from requests.views.api.answers import addresses, answer
from requests.views.api.asking import refuse_unknown
from requests.views.api.items import Count, PeriodFigures, StatisticsItem
from requests.views.conditional import last_change

router = Router(tags=["Statistics"])

PeriodCode = Annotated[
    str,
    Query(
        pattern=r"^(20[0-9]{2}(-q[1-4])?)?$", description="A year or a quarter, such as 2024 or 2024-q1; else all time."
    ),
]


@router.api_operation(["GET", "HEAD"], "/statistics", response=StatisticsItem, summary="Statistics")
def statistics(request: HttpRequest, period: PeriodCode = "") -> HttpResponseBase:
    """What was received and answered, how fast, and with what outcome. Counted are published responses, not people."""
    refuse_unknown(request, ("period",))
    year, _, number = period.partition("-q")
    meant = Period(int(year), int(number) if number else None) if year else ALL_TIME
    changed_at = last_change()
    return answer(request, _item(statistics_of(meant), addresses(request)), changed_at)


def _item(found: Statistics, under: Addresses) -> StatisticsItem:
    return StatisticsItem(
        total=_figures(found.total, under),
        rows=[_figures(row, under) for row in found.rows],
        first_answered_on=found.first,
        last_answered_on=found.last,
        outcomes=_counts(found.counts.get(Fact.OUTCOME, {})),
        exemptions=_counts(found.counts.get(Fact.EXEMPTION, {})),
        topics=_counts(found.counts.get(Fact.TOPIC, {})),
    )


def _figures(figures: Figures, under: Addresses) -> PeriodFigures:
    period = figures.period
    return PeriodFigures(
        period=period.code,
        address=under.of("statistics_period", period) if period.code else under.of("statistics"),
        received=figures.received,
        answered=figures.answered,
        late=figures.late,
        passed_on=figures.passed_on,
        in_time_percent=figures.in_time,
        band=figures.band.value if figures.band else None,
        median_working_day=figures.median,
        longest_working_day=figures.longest,
        changed_on_review=figures.changed,
    )


def _counts(counts: Mapping[str, int]) -> list[Count]:
    return [Count(value=value, responses=responses) for value, responses in counts.items()]
