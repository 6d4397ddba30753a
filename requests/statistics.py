"""The archive in figures: what was received and answered in a period, in what time, with what outcome, about what.

All of it is read from the tallies (`requests.tallies`), but for the days of the first and last answer and the late
answers themselves, so it costs the same whether there are a hundred answers or a million.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Max, Min, QuerySet, Sum

from requests.law.results import Band, band, share
from requests.models import PublishedResponse, PublishedTally, PublishedTopic
from requests.models.tally import Basis, Fact
from requests.quarters import ALL_TIME, Period, Quarter

MOST_QUARTERS = 12  # side by side; longer times are shown by the year
TIMELINE = (Fact.RESPONSE, Fact.REVIEW, Fact.LATE, Fact.TRANSFER, Fact.CHANGED, Fact.DAYS)
WHAT = (Fact.OUTCOME, Fact.EXEMPTION, Fact.TOPIC)


@dataclass
class Figures:
    """What was received in a period, and what was answered in it: counts of published responses.

    `reviews`: those of `received` that decide an internal review. `changed`: those in which one changed an answer.
    `passed_on`: those of `answered` that passed a request on to another authority, in time: they are no answers.
    `days`: how many of all others were answered on which working day.
    """

    period: Period
    received: int = 0
    reviews: int = 0
    answered: int = 0
    late: int = 0
    passed_on: int = 0
    changed: int = 0
    days: Counter[int] = field(default_factory=Counter)

    @property
    def counted(self) -> int:
        """How many are either an answer in time or late."""
        return self.answered - self.passed_on

    @property
    def in_time(self) -> float | None:
        """Per cent of the answers, as `law.results.share` rounds it. None where nothing was answered."""
        return share(self.counted - self.late, self.counted) if self.counted else None

    @property
    def band(self) -> Band | None:
        """How good that is."""
        return band(self.counted - self.late, self.counted) if self.counted else None

    @property
    def median(self) -> float | None:
        """The working day on which the answer in the middle was given; between two, half-way."""
        answers = self.days.total()
        if not answers:
            return None
        middle = (_nth(self.days, (answers - 1) // 2) + _nth(self.days, answers // 2)) / 2
        return int(middle) if middle.is_integer() else middle

    @property
    def longest(self) -> int | None:
        """The working day of the answer that took longest."""
        return max(self.days, default=None)

    def add(self, other: Figures) -> None:
        """Count what another period has too."""
        self.received += other.received
        self.reviews += other.reviews
        self.answered += other.answered
        self.late += other.late
        self.passed_on += other.passed_on
        self.changed += other.changed
        self.days += other.days


@dataclass(frozen=True)
class Statistics:
    """The figures of a period. `by_quarter` has every quarter from the archive's first to its last, empty ones too."""

    period: Period
    by_quarter: Mapping[Quarter, Figures]
    first: date | None  # day an answer was given
    last: date | None
    counts: Mapping[str, Mapping[str, int]]  # by fact: responses by value, the most first
    topics: Mapping[str, str]  # names by slug

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years there is something of, the newest first."""
        return tuple(sorted({quarter.year for quarter in self.by_quarter}, reverse=True))

    @cached_property
    def total(self) -> Figures:
        """The period as a whole."""
        return _together(self.period, self.by_quarter)

    @cached_property
    def rows(self) -> tuple[Figures, ...]:
        """The period bit by bit: by quarter, or by year where that would be too many."""
        quarters = [quarter for quarter in self.by_quarter if quarter in self.period]
        if len(quarters) <= MOST_QUARTERS:
            periods = [Period(quarter.year, quarter.number) for quarter in quarters]
        else:
            periods = [Period(year) for year in sorted(self.years)]
        return tuple(_together(period, self.by_quarter) for period in periods)


def statistics_of(period: Period) -> Statistics:
    """The figures of a period. Four statements."""
    days = PublishedResponse.objects.aggregate(first=Min("answered_on"), last=Max("answered_on"))
    return Statistics(
        period=period,
        by_quarter=_by_quarter(),
        first=days["first"],
        last=days["last"],
        counts=_counts(period),
        topics=dict(PublishedTopic.objects.values_list("slug", "name")),
    )


def late_responses(period: Period) -> QuerySet[PublishedResponse]:
    """The responses that came late, the last answered first. For a whole archive: take some, there may be many."""
    late = PublishedResponse.objects.filter(is_late=True).order_by("-answered_on", "-reference")
    if period.quarters:
        late = late.filter(answered_on__range=(period.quarters[0].first_day, period.quarters[-1].last_day))
    return late.only(
        "slug", "reference", "title", "received_on", "due_on", "answered_on", "working_days", "late_reason"
    )


def quarterly(period: Period, *facts: Fact) -> Mapping[Quarter, Mapping[tuple[str, str], int]]:
    """Of the requests received in each quarter, how many responses have which (fact, value). One statement."""
    rows = _of_period(PublishedTally.objects.filter(basis=Basis.RECEIVED, fact__in=facts), period)
    found: dict[Quarter, dict[tuple[str, str], int]] = {}
    for first_day, fact, value, responses in rows.values_list("quarter", "fact", "value", "responses"):
        found.setdefault(Quarter.of(first_day), {})[fact, value] = responses
    return dict(sorted(found.items()))


def _by_quarter() -> Mapping[Quarter, Figures]:
    found: dict[Quarter, Figures] = {}
    rows = PublishedTally.objects.filter(fact__in=TIMELINE).order_by()
    for basis, fact, first_day, value, responses in rows.values_list("basis", "fact", "quarter", "value", "responses"):
        quarter = Quarter.of(first_day)
        _note(found.setdefault(quarter, Figures(_period(quarter))), basis, fact, value, responses)
    return {quarter: found.get(quarter) or Figures(_period(quarter)) for quarter in _from_first_to_last(found)}


def _note(figures: Figures, basis: str, fact: str, value: str, responses: int) -> None:
    match basis, fact:
        case Basis.RECEIVED, Fact.RESPONSE:
            figures.received = responses
        case Basis.RECEIVED, Fact.REVIEW:
            figures.reviews = responses
        case Basis.ANSWERED, Fact.RESPONSE:
            figures.answered = responses
        case Basis.ANSWERED, Fact.LATE:
            figures.late = responses
        case Basis.ANSWERED, Fact.TRANSFER:
            figures.passed_on = responses
        case Basis.ANSWERED, Fact.CHANGED:
            figures.changed = responses
        case Basis.ANSWERED, Fact.DAYS:
            figures.days[int(value)] = responses


def _from_first_to_last(quarters: Mapping[Quarter, object]) -> Iterator[Quarter]:
    quarter = min(quarters, default=None)
    while quarter is not None and quarter <= max(quarters):
        yield quarter
        quarter = quarter.next


def _counts(period: Period) -> Mapping[str, Mapping[str, int]]:
    rows = _of_period(PublishedTally.objects.filter(basis=Basis.ANSWERED, fact__in=WHAT), period).order_by()
    counted: dict[str, dict[str, int]] = {fact.value: {} for fact in WHAT}
    for fact, value, responses in rows.values_list("fact", "value").annotate(Sum("responses")):
        counted[fact][value] = responses
    return {fact: dict(sorted(of.items(), key=lambda value: (-value[1], value[0]))) for fact, of in counted.items()}


def _of_period(tallies: QuerySet[PublishedTally], period: Period) -> QuerySet[PublishedTally]:
    if period == ALL_TIME:
        return tallies
    return tallies.filter(quarter__in=[quarter.first_day for quarter in period.quarters])


def _period(quarter: Quarter) -> Period:
    return Period(quarter.year, quarter.number)


def _together(period: Period, by_quarter: Mapping[Quarter, Figures]) -> Figures:
    whole = Figures(period)
    for quarter, figures in by_quarter.items():
        if quarter in period:
            whole.add(figures)
    return whole


def _nth(counts: Mapping[int, int], place: int) -> int:
    """The value at this place, from 0, when every value stands in order as often as it is counted."""
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return value
    raise ValueError("There are not so many.")
