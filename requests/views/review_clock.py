"""The clock of a review, day by day: when it was asked for, when it is due and by what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from requests.law.clock_events import Step
from requests.law.regimes import Regime
from requests.law.reviews import review_time
from requests.law.written_dates import in_full
from requests.models import BankHoliday, InternalReview
from requests.models.correspondence import CorrespondenceKind
from requests.time_taken import TimeTaken
from requests.views.case_clock import LATE_SHOWN, CasePanel
from requests.views.clock_strip import bars_of, days_of, skipped_days, weeks_of

CODE, ACCEPTING, PUT_OFF = "Code of Practice, para 5.4", "Code of Practice, para 5.3", "Code of Practice, para 5.5"
BY_LAW = {Regime.EIR: "EIR, regulation 11(4)", Regime.FOISA: "FOISA, section 21(1)"}
WINDOW_BY_LAW = {Regime.EIR: "EIR, regulation 11(2)", Regime.FOISA: "FOISA, section 20(5)"}


def review_panel(review: InternalReview, today: date) -> CasePanel:
    """What the panel shows: as many statements however long it takes."""
    regime, calendar = Regime(review.foi_request.regime), BankHoliday.objects.calendar()
    case = review.case
    due_on, until = case.due_on or review.target_on, case.ended_on or today
    time = review_time(review.asked_on, regime, calendar)
    number = calendar.working_days_between(review.asked_on, until, regime)
    late = calendar.working_days_between(due_on, until, regime) if until > due_on else 0
    days = time.days_until(max(due_on, min(until, due_on + LATE_SHOWN)))
    taken = TimeTaken(review.asked_on, until, due_on, number, until > due_on, days)
    drawn = days_of(taken.as_json(), due_on, until)
    most = calendar.working_days_between(review.asked_on, due_on, regime)
    return CasePanel(
        verdict=_verdict(number, most, late, until, due_on, ended=case.ended_on is not None),
        is_late=until > due_on,
        dates=tuple(_dates(review, due_on)),
        steps=tuple(_steps(review, regime)),
        warnings=time.warnings,
        notes=(),
        bars=bars_of(drawn),
        label=f"{len(drawn)} calendar days from {in_full(drawn[0].on)}; {number} working days of {most} are over.",
        weeks=weeks_of(drawn, {due_on: "due"}),
        skipped=skipped_days(drawn),
    )


def _verdict(number: int, most: int, late: int, until: date, due_on: date, *, ended: bool) -> str:
    if late:
        return f"{late} working day{'' if late == 1 else 's'} late"
    if ended:
        return f"Answered on day {number} of {most}"
    return f"Due today, day {number} of {most}" if until == due_on else f"Day {number} of {most}"


def _dates(review: InternalReview, due_on: date) -> Iterator[tuple[str, date]]:
    if review.answered_on:
        yield "Answered", review.answered_on
    yield "Asked for", review.asked_on
    yield "Due", due_on
    if review.case.ended_on:
        yield "Outcome sent", review.case.ended_on


def _steps(review: InternalReview, regime: Regime) -> Iterator[Step]:
    if review.window_ends_on:
        words = "Last day on which it had to be accepted."
        if review.late_because:
            words += f" It came later, and was accepted: {review.late_because}"
        yield Step(review.window_ends_on, words, WINDOW_BY_LAW.get(regime, ACCEPTING))
    yield Step(review.asked_on, "Asked for: day 0. Counting begins with the next working day.", "")
    if acknowledged := review.case.correspondence.filter(
        kind=CorrespondenceKind.ACKNOWLEDGEMENT, happened_at__isnull=False
    ).first():
        yield Step(timezone.localdate(acknowledged.happened_at), "Acknowledged, with the day it is due.", CODE)
    yield Step(review.target_on, "Target, as the requester was told.", BY_LAW.get(regime, CODE))
    if review.extended_to:
        is_told = review.case.due_on == review.extended_to
        words = "Put off to this day" if is_told else "To be put off to this day once its letter has left in time"
        yield Step(review.extended_to, f"{words}: {review.extended_because}", PUT_OFF)
    elif review.limit_on > review.target_on:
        yield Step(review.limit_on, "The latest day it can be put off to, with reasons told.", PUT_OFF)
