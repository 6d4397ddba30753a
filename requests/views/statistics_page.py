"""The page of statistics: its figures with the lists behind them, its charts, its tables with bars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from requests.law.outcomes import Overall
from requests.models import PublishedResponse
from requests.models.tally import Fact
from requests.quarters import ALL_TIME, Period, Quarter
from requests.search.facets import SECTION_WORDS
from requests.search.traits import Sent
from requests.statistics import Figures, Statistics, late_responses
from requests.views.charts import Chart, Column, column_chart
from requests.views.exemption_catalogue import catalogue
from requests.views.response_lists import Number, answered_list, counted_list, number, received_list
from requests.views.response_page import ShownOutcome

LATEST_LATE = 10
ALLOWED = 20  # FOIA s.10(1), EIR reg. 5(2), FOISA s.10(1): working days


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A period to choose."""

    words: str
    address: str
    current: str  # what aria-current says of it


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A quarter or a year, or all of them: what came, what was answered, how fast."""

    label: str
    when: str  # " in 2024", or nothing for all time
    figures: Figures
    received: Number
    reviews: Number  # of those received
    answered: Number
    passed_on: Number
    counted: Number  # those answered that were not passed on: by them the times are reckoned
    late: Number
    changed: Number


@dataclass(frozen=True, slots=True)
class BarRow:
    """A line of a table with bars. `width` is of 100; `address` explains what its name means, or is empty."""

    name: str
    label: str
    address: str
    width: str
    is_pale: bool
    number: Number
    outcome: ShownOutcome | None = None


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """All that the page shows."""

    statistics: Statistics
    years: tuple[PeriodLink, ...]
    quarters: tuple[PeriodLink, ...]
    rows: tuple[TimeRow, ...]
    total: TimeRow
    in_time: Chart | None
    median: Chart | None
    late: tuple[PublishedResponse, ...]
    outcomes: tuple[BarRow, ...]
    exemptions: tuple[BarRow, ...]
    topics: tuple[BarRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of this period."""
        return not (self.total.figures.received or self.total.figures.answered)


def statistics_page(statistics: Statistics) -> StatisticsPage:
    """The page of a period. One statement more than its figures took, for the late answers."""
    period = statistics.period
    rows = tuple(_row(figures) for figures in statistics.rows)
    total = _row(statistics.total)
    late = late_responses(period)[:LATEST_LATE] if total.late.count else ()
    return StatisticsPage(
        statistics=statistics,
        years=(_link(ALL_TIME, period), *(_link(Period(year), period) for year in statistics.years)),
        quarters=tuple(_link(_of(quarter), period) for quarter in statistics.by_quarter if quarter.year == period.year),
        rows=rows,
        total=total,
        in_time=_in_time_chart(rows),
        median=_median_chart(rows),
        late=tuple(late),
        outcomes=_outcomes(statistics),
        exemptions=_exemptions(statistics),
        topics=_topics(statistics),
    )


def period_address(period: Period) -> str:
    """The page of a period."""
    return reverse("statistics_period", args=[period]) if period.code else reverse("statistics")


def period_label(period: Period) -> str:
    """2024 Q1; 2024; All."""
    return str(period.quarters[0]) if period.number else period.code or "All"


def _of(quarter: Quarter) -> Period:
    return Period(quarter.year, quarter.number)


def _link(period: Period, current: Period) -> PeriodLink:
    words = f"Q{period.number}" if period.number else period.code or "All years"
    is_around = period.year == current.year and not period.number  # the year of the quarter that is shown
    return PeriodLink(words, period_address(period), "page" if period == current else "true" if is_around else "")


def _row(figures: Figures) -> TimeRow:
    period = figures.period
    when = f" in {period.words}" if period.code else ""
    return TimeRow(
        label=period_label(period),
        when=when,
        figures=figures,
        received=number(figures.received, received_list(period), f"request received{when}", f"requests received{when}"),
        reviews=number(
            figures.reviews, received_list(period, Sent.REVIEW), f"for a review{when}", f"for reviews{when}"
        ),
        answered=_responses(figures.answered, answered_list(period), when),
        passed_on=_responses(figures.passed_on, answered_list(period, Sent.PASSED_ON), f" passed on in time{when}"),
        counted=_responses(figures.counted, counted_list(figures), f", in time or late{when}"),
        late=number(figures.late, answered_list(period, late="yes"), f"late response{when}", f"late responses{when}"),
        changed=_responses(figures.changed, answered_list(period, review="yes"), f" changed on review{when}"),
    )


def _responses(count: int, address: str, which: str) -> Number:
    return number(count, address, f"response{which}", f"responses{which}")


def _column(row: TimeRow, value: float, opens: Number, late: int = 0) -> Column:
    period = row.figures.period
    label, group = (f"Q{period.number}", str(period.year)) if period.number else (period.code, "")
    return Column(label, group, value, late, opens.address)


def _in_time_chart(rows: tuple[TimeRow, ...]) -> Chart | None:
    columns = [_column(row, row.answered.count, row.answered, row.late.count) for row in rows]
    described = "; ".join(f"{row.label}: {row.answered.count:,}, {row.late.count:,} of them late" for row in rows)
    return column_chart("in-time", "Responses, in time and late", f"{described}.", columns)


def _median_chart(rows: tuple[TimeRow, ...]) -> Chart | None:
    columns = [_column(row, row.figures.median or 0, row.counted) for row in rows]
    described = "; ".join(f"{row.label}: {row.figures.median}" for row in rows if row.figures.median is not None)
    mark = (ALLOWED, f"{ALLOWED} working days")
    return column_chart("median", "Working days to the answer, the median", f"{described}.", columns, mark)


def _bars(counts: Mapping[str, int]) -> Mapping[str, str]:
    """How wide each bar is, the longest 100."""
    most = max(counts.values(), default=0)
    return {value: f"{100 * count / most:.1f}".removesuffix(".0") for value, count in counts.items()}


def _outcomes(statistics: Statistics) -> tuple[BarRow, ...]:
    counts = statistics.counts[Fact.OUTCOME.value]
    widths = _bars(counts)
    return tuple(
        BarRow(
            name=Overall(value).word(),
            label="",
            address="",
            width=widths[value],
            is_pale=False,
            number=_responses(count, answered_list(statistics.period, outcome=value), f": {Overall(value).word()}"),
            outcome=ShownOutcome(Overall(value).word(), Overall(value).sign),
        )
        for value, count in counts.items()
    )


def _exemptions(statistics: Statistics) -> tuple[BarRow, ...]:
    counts = statistics.counts[Fact.EXEMPTION.value]
    widths, listed = _bars(counts), catalogue()
    return tuple(
        BarRow(
            name=listed[code].name if code in listed else SECTION_WORDS.get(code, code),
            label=listed[code].label if code in listed else "Other",
            address=reverse("exemption", args=[code]),
            width=widths[code],
            is_pale=code in listed and listed[code].public_interest.lower().split(": ")[-1] == "weighed",
            number=number(
                count, answered_list(statistics.period, exemption=code), "response relies on it", "responses rely on it"
            ),
        )
        for code, count in counts.items()
    )


def _topics(statistics: Statistics) -> tuple[BarRow, ...]:
    names = statistics.topics
    counts = {slug: count for slug, count in statistics.counts[Fact.TOPIC.value].items() if slug in names}
    widths = _bars(counts)
    return tuple(
        BarRow(
            name=names[slug],
            label="",
            address=reverse("topic", args=[slug]),
            width=widths[slug],
            is_pale=False,
            number=_responses(count, answered_list(statistics.period, topic=slug), f" about {names[slug]}"),
        )
        for slug, count in counts.items()
    )
