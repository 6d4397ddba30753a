"""What the clock's panel says: verdict, sentence, strip and calendar, from the days stored with the response."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from documents.reading.shapes import LetterKind
from requests.law.clock import RESPONSE_DAYS
from requests.law.nations import in_words
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full
from requests.models.publication import PublishedResponse
from requests.views.clock_strip import (
    STEP,
    Bar,
    CalendarDay,
    Day,
    DayKind,
    SkippedDay,
    bars_of,
    days_of,
    skipped_days,
    weeks_of,
)

# FOIA ss.10(1) and 10(6); EIR regs 5(2) and 2(1); FOISA ss.10(1) and 73.
RULES = {
    Regime.FOIA: "The day of receipt is day 0; the answer is due on the twentieth working day after it, by section "
    "10(1). Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part of the United Kingdom are no "
    "working days, by section 10(6).",
    Regime.EIR: "The day of receipt is day 0; the answer is due within 20 working days after it, by regulation 5(2). "
    "Working days are those of the Freedom of Information Act, so a bank holiday in any part of the United Kingdom is "
    "none, by regulation 2(1).",
    Regime.FOISA: "The day of receipt is day 0; the answer is due on the twentieth working day after it, by section "
    "10(1). Saturdays, Sundays, Christmas Day and bank holidays in Scotland are no working days, by section 73.",
}
RULES_OF_REVIEWS = {
    Regime.FOIA: "The day on which the review was asked for is day 0. The Act sets no time for a review. The Code of "
    "Practice under section 45, paragraph 5.4, asks for its outcome normally within 20 working days, and paragraph 5.5 "
    "for no more than 20 further ones where it has to be put off. Working days are counted as section 10(6) has them.",
    Regime.EIR: "The day on which the review was asked for is day 0; its outcome is due within 40 working days after "
    "it, by regulation 11(4). Working days are those of the Freedom of Information Act, so a bank holiday in any part "
    "of the United Kingdom is none, by regulation 2(1).",
    Regime.FOISA: "The day on which the review was asked for is day 0; its outcome is due on the twentieth working day "
    "after it, by section 21(1). Saturdays, Sundays, Christmas Day and bank holidays in Scotland are no working days, "
    "by section 73.",
}
REVIEW_DAYS = 40  # EIR reg 11(4)
NOT_AS_A_REVIEW = (
    "So it was counted when it was published; regulation 11(4) gives a review 40 working days after it was asked for."
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Everything the panel shows."""

    verdict: str
    is_late: bool
    received_on: date
    due_on: date
    answered_on: date
    explanation: str
    ended: str  # what was done on that last day: "Answered" or "Transferred"
    bars: tuple[Bar, ...]
    label: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    rule: str  # how the law has the days counted
    skipped: tuple[SkippedDay, ...]
    late_reason: str = ""  # the office's own words
    other_reading: str = ""  # of the day of receipt, by the Code of Practice

    @property
    def strip_width(self) -> int:
        return STEP * len(self.bars)


def shown_clock(response: PublishedResponse, to: str = "", calendar: Calendar = BUILT_IN) -> Clock:
    """The panel for a published response. `to`: the body that a transfer went to, where that is known.

    `calendar`: the bank holidays that the archive keeps, which its days are counted with.
    """
    days = days_of(response.clock, response.due_on, response.answered_on)
    allowed = _allowed(days, response.due_on)
    return Clock(
        verdict=_verdict(response, allowed, to),
        is_late=response.is_late,
        received_on=response.received_on,
        due_on=response.due_on,
        answered_on=response.answered_on,
        explanation=" ".join(_explanation(response, days, calendar)),
        ended=response.ended.capitalize(),
        bars=bars_of(days),
        label=_label(response, days),
        weeks=weeks_of(days, _events(response)),
        rule=_rule(response, days, allowed),
        skipped=skipped_days(days),
        late_reason=response.late_reason if response.is_late else "",
        other_reading=_other_reading(response, allowed, calendar),
    )


def _rule(response: PublishedResponse, days: Sequence[Day], allowed: int) -> str:
    """How the days were counted that are kept with it: earlier versions held every review to the time of a request."""
    regime = Regime(response.regime)
    if not _is_review(response):
        return RULES[regime]
    if regime is Regime.EIR and days and allowed < REVIEW_DAYS:
        return f"{RULES[regime]} {NOT_AS_A_REVIEW}"
    return RULES_OF_REVIEWS[regime]


def _is_review(response: PublishedResponse) -> bool:
    return response.kind == LetterKind.REVIEW


def _events(response: PublishedResponse) -> dict[date, str]:
    """What fell on a day of the calendar besides the receipt."""
    if response.due_on == response.answered_on:
        return {response.due_on: f"due and {response.ended}"}
    return {response.due_on: "due", response.answered_on: response.ended}


def _allowed(days: Sequence[Day], due_on: date) -> int:
    """How many working days there were: the number of the due date."""
    return next((day.number for day in days if day.on == due_on and day.number), RESPONSE_DAYS)


def _verdict(response: PublishedResponse, allowed: int, to: str) -> str:
    """In words, late first."""
    late_by = response.working_days - allowed
    if response.is_transfer:
        handed_on = f"Transferred{f' to {to}' if to else ''} on {in_full(response.answered_on)}"
        late = f", {late_by} working day{'s' if late_by > 1 else ''} late" if late_by > 0 else ", after the due date"
        return handed_on + (late if response.is_late else "")
    if response.is_late and late_by < 1:
        return "Answered after the due date"
    if response.is_late:
        return f"Answered {late_by} working day{'s' if late_by > 1 else ''} late"
    if response.working_days == 0:
        return "Answered before the first working day was over"
    return f"Answered on day {response.working_days} of {allowed}"


def _explanation(response: PublishedResponse, days: Sequence[Day], calendar: Calendar) -> Iterator[str]:
    by = " by the Code of Practice" if _is_review(response) and Regime(response.regime) is Regime.FOIA else ""
    if response.is_transfer:
        yield "A transfer is not counted as an answer in time."
    else:
        yield f"Late{by}." if response.is_late else f"On time{by}."
    if came := _came_on_no_working_day(response, calendar):
        yield f"It came {came}; the count begins with the next working day."
    where = "in Scotland" if Regime(response.regime) is Regime.FOISA else "anywhere in the UK"
    names = list(dict.fromkeys(_holiday(day) for day in days if day.name))
    if names:
        *others, last = names
        here = f"{', '.join(others)} and {last}" if others else last
        yield f"Weekends and bank holidays {where} do not count: here {here}."
    else:
        yield f"Weekends and bank holidays {where} do not count."


def _came_on_no_working_day(response: PublishedResponse, calendar: Calendar) -> str:
    """At a weekend, or on which bank holiday and where that is kept; else nothing."""
    if response.received_on.weekday() > 4:
        return "at a weekend"
    holiday = calendar.holiday(response.received_on, Regime(response.regime))
    return f"on a bank holiday in {in_words(holiday.nations)}, {holiday.name}" if holiday else ""


def _other_reading(response: PublishedResponse, allowed: int, calendar: Calendar) -> str:
    """Where the Code can be read to give another last day: not for a review, nor where the law gave longer."""
    if _is_review(response) or Regime(response.regime) is not Regime.FOIA:
        return ""
    if calendar.is_working_day(response.received_on) or allowed != RESPONSE_DAYS or not response.clock:
        return ""
    by_code = calendar.next_working_day(response.due_on)
    return (
        "A day of receipt that is no working day is read in two ways. By the Act the next working day is day 1. The "
        "Code of Practice, paragraph 4.2, can be read to make it day 0, so that "
        f"{in_full(by_code)} would be the last day. The Act’s earlier day is kept to here."
    )


def _holiday(day: Day) -> str:
    """Its name, and where it is kept if that is in one nation only."""
    one_nation = day.kept_in and " " not in day.kept_in.replace("Northern Ireland", "NI")
    return f"{day.name} (in {day.kept_in})" if one_nation else day.name


def _label(response: PublishedResponse, days: Sequence[Day]) -> str:
    """The strip in one sentence, for those who cannot see it."""
    if not days:
        return ""
    weekend = sum(1 for day in days if day.kind is DayKind.WEEKEND)
    holidays = sum(1 for day in days if day.name)
    counted = max(day.number for day in days)
    return (
        f"{len(days)} calendar days from {in_full(days[0].on)} to {in_full(days[-1].on)}: the day of receipt, "
        f"{counted} working days, {weekend} weekend days and {holidays} bank holiday{'' if holidays == 1 else 's'}. "
        f"{'It was transferred' if response.is_transfer else 'The answer came'} on {in_full(response.answered_on)}."
    )
