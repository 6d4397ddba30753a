"""The tables of the statistics as rows of words, for CSV files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from requests.law.outcomes import Overall
from requests.law.results import Result
from requests.models.tally import Fact
from requests.quarters import Period, Quarter
from requests.search.facets import SECTION_WORDS
from requests.statistics import Figures, Statistics, late_responses, quarterly
from requests.views.exemption_catalogue import catalogue
from requests.views.response_lists import answered_list, counted_list, received_list
from requests.views.statistics_page import period_label

MOST_LATE = 5000
Rows = list[list[str]]
Absolute = Callable[[str], str]  # from a path to a whole address


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """A table: what it shows, what is to be said of it, and its rows, the header first."""

    caption: str
    notes: Sequence[str]
    rows: Callable[[Statistics, Absolute], Rows]


def _timeliness(statistics: Statistics, absolute: Absolute) -> Rows:
    header = ["Period", "From", "To", "Requests received", "Answered", "Answered late"]
    header += [
        "Of these passed on in time",
        "Answered in time, %",
        "Band",
        "Changed by an internal review",
        "List of those received",
        "List of those answered",
    ]
    return [header, *(_time_row(figures, absolute) for figures in statistics.rows)]


def _time_row(figures: Figures, absolute: Absolute) -> list[str]:
    counts = [figures.received, figures.answered, figures.late, figures.passed_on, _or_blank(figures.in_time)]
    counts.append(figures.band or "")
    addresses = [received_list(figures.period), answered_list(figures.period)]
    return [*_when(figures.period), *map(str, counts), str(figures.changed), *map(absolute, addresses)]


def _working_days(statistics: Statistics, absolute: Absolute) -> Rows:
    rows = [["Period", "From", "To", "Answered", "Working days, median", "Working days, longest", "List"]]
    for figures in statistics.rows:
        numbers = [figures.counted, _or_blank(figures.median), _or_blank(figures.longest)]
        rows.append([*_when(figures.period), *map(str, numbers), absolute(counted_list(figures))])
    return rows


def _late(statistics: Statistics, absolute: Absolute) -> Rows:
    rows = [["Reference", "Title", "Received", "Due", "Answered", "Working day", "Reason"]]
    for response in late_responses(statistics.period)[:MOST_LATE]:
        days = [response.received_on, response.due_on, response.answered_on]
        head = [response.reference, response.title, *(day.isoformat() for day in days)]
        rows.append([*head, str(response.working_days), response.late_reason])
    return rows


def _outcomes(statistics: Statistics, absolute: Absolute) -> Rows:
    return [["Outcome", "Responses", "List"]] + [
        [Overall(value).word(), str(count), absolute(answered_list(statistics.period, outcome=value))]
        for value, count in statistics.counts[Fact.OUTCOME.value].items()
    ]


def _exemptions(statistics: Statistics, absolute: Absolute) -> Rows:
    return [["Provision", "Covers", "Responses", "List"]] + [
        [*_provision(code), str(count), absolute(answered_list(statistics.period, exemption=code))]
        for code, count in statistics.counts[Fact.EXEMPTION.value].items()
    ]


def _topics(statistics: Statistics, absolute: Absolute) -> Rows:
    return [["Topic", "Responses", "List"]] + [
        [statistics.topics[slug], str(count), absolute(answered_list(statistics.period, topic=slug))]
        for slug, count in statistics.counts[Fact.TOPIC.value].items()
        if slug in statistics.topics
    ]


def _code_of_practice(statistics: Statistics, absolute: Absolute) -> Rows:
    """By the quarter of receipt: counts of responses, whole results first, then each provision relied on."""
    facts = (Fact.RESPONSE, Fact.REVIEW, Fact.LATE, Fact.TRANSFER, Fact.RESULT, Fact.EXEMPTION)
    found = quarterly(statistics.period, *facts)
    used = sorted({value for counts in found.values() for fact, value in counts if fact == Fact.EXEMPTION})
    header = ["Quarter", "From", "To", "Requests received", "Answered in time", "Answered late"]
    header += ["Passed on in time", *(result.capitalize() for result in Result)]
    header += ["Internal reviews among them", *(f"{_provision(code)[0]} applied" for code in used), "List"]
    rows = [header]
    for quarter in (quarter for quarter in statistics.by_quarter if quarter in statistics.period):
        counts = found.get(quarter, {})
        reviews, late, passed_on = (counts.get((fact, ""), 0) for fact in (Fact.REVIEW, Fact.LATE, Fact.TRANSFER))
        received = counts.get((Fact.RESPONSE, ""), 0)
        numbers = [received, received - reviews - late - passed_on, late, passed_on]
        numbers += [counts.get((Fact.RESULT, result), 0) for result in Result]
        numbers += [reviews, *(counts.get((Fact.EXEMPTION, code), 0) for code in used)]
        period = _of(quarter)
        rows.append([*_when(period), *map(str, numbers), absolute(received_list(period))])
    return rows


def _of(quarter: Quarter) -> Period:
    return Period(quarter.year, quarter.number)


def _when(period: Period) -> list[str]:
    quarters = period.quarters
    return [period_label(period), quarters[0].first_day.isoformat(), quarters[-1].last_day.isoformat()]


def _or_blank(number: float | None) -> float | str:
    return "" if number is None else number


def _provision(code: str) -> list[str]:
    """What it is called, and what it covers."""
    section = catalogue().get(code)
    return [section.label, section.name] if section else ["Other", SECTION_WORDS.get(code, code)]


BANDS = (
    "In time: an answer by the day the law allowed, which is the twentieth working day unless it gives longer; the "
    "outcome of an internal review by the day the Code of Practice asks for, or the law where it sets one. A request "
    "that was passed on to another authority in time is among those answered, and counts neither as in time nor as "
    "late. Bands of "
    "the Information Commissioner’s self-assessment toolkit: good from 95%, adequate from 90%. Percentages have one "
    "decimal, and more where rounding would lift them to the next band."
)
SEVERAL = "A response with several answers can stand in several rows, and once in each."
PASSED_ON = "A request that was passed on to another authority in time was not answered: it is left out."
TABLES: dict[str, StatisticsTable] = {
    "timeliness": StatisticsTable("Requests received, and responses in time and late", [BANDS], _timeliness),
    "working-days": StatisticsTable("Working days from a request to its answer", [PASSED_ON], _working_days),
    "late": StatisticsTable(
        "Responses that came late, and why", [f"The last {MOST_LATE:,} of them, where there are more."], _late
    ),
    "outcomes": StatisticsTable("Responses by the outcome of their answers", [SEVERAL], _outcomes),
    "exemptions": StatisticsTable("Responses by the provisions they rely on", [SEVERAL], _exemptions),
    "topics": StatisticsTable("Responses by topic", [SEVERAL], _topics),
    "code-of-practice": StatisticsTable(
        "Requests by the quarter they were received in, as paragraph 8.5 of the Code of Practice under section 45 asks",
        [
            "Whole results follow from the outcomes of a response’s answer parts. “Already public” means that nothing "
            "was refused but what could be had elsewhere (section 21).",
            "Those received have requests for an internal review among them, as the list has, by the quarter in which "
            "it was asked for. How many these are stands in a column of its own; no other column counts them.",
            "Not in this archive, so not counted: requests still open or suspended, and time extended to weigh the "
            "public interest.",
        ],
        _code_of_practice,
    ),
}
