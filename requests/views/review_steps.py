"""What somebody who is not satisfied can do next, with the dates that follow from the letter.

The regulator's details are those of the day the page is read, not of the day of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from documents.reading.shapes import LetterKind
from requests.law.regimes import Regime
from requests.law.reviews import REVIEW_LIMIT, REVIEW_WINDOW, last_day_to_ask, review_dates
from requests.law.working_days import Calendar, edited_calendar
from requests.law.written_dates import in_full
from requests.models import PublishedBankHoliday
from requests.models.publication import PublishedResponse
from requests.models.published_office import PublishedAuthority
from requests.models.regulator import PublishedRegulator

UNNAMED = {Regime.FOISA: "Scottish Information Commissioner"}  # where an installation keeps no details


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, until when, how. `post`: an address for letters; `reach`: e-mail and telephone."""

    heading: str
    when: str
    words: str
    link: str = ""
    address: str = ""
    post: str = ""
    reach: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What can be done about an answer. `in_short`: the first step as a clause, for the line under a refused part."""

    in_short: str
    steps: tuple[Step, ...]
    is_after_review: bool = False

    @property
    def against_refusal(self) -> tuple[Step, ...]:
        """Those that question the answer: the last one is to ask again."""
        return self.steps[:-1]


def next_steps(response: PublishedResponse, office: PublishedAuthority | None, today: date) -> NextSteps:
    """The steps, worked out from the day of the answer: one statement, for the regulator and the bank holidays."""
    regime = Regime(response.regime)
    regulator, calendar = _regulator_and_calendar(today, regime)
    again = "What was not held or not given then may be now."
    asking = Step("Make a request", "at any time", again, "Make a request", reverse("ask"))
    if decided_on := reviewed_on(response):
        complain = _complaint_after_review(decided_on, regime, regulator, today)
        return NextSteps(_clause(complain), (complain, asking), is_after_review=True)
    last_day = last_day_to_ask(response.answered_on, regime, calendar)
    review = _review(response, regime, office, last_day, today)
    example = _example(last_day, regime, calendar, regulator)
    return NextSteps(_clause(review), (review, _complaint(regime, regulator, example), asking))


def _regulator_and_calendar(on: date, regime: Regime) -> tuple[PublishedRegulator | None, Calendar]:
    """Both by one statement, where a regulator is kept: the calendar is that of the form behind the link."""
    day = JSONObject(date="date", name="name", nations="nations")
    days = ArraySubquery(PublishedBankHoliday.objects.order_by("date").values(told=day))
    regulator = PublishedRegulator.objects.annotate(days=days).as_of(on, regime)
    if regulator is None:
        return None, PublishedBankHoliday.objects.calendar()
    kept = [PublishedBankHoliday(**{**each, "date": date.fromisoformat(each["date"])}) for each in regulator.days]
    return regulator, edited_calendar(each.in_law for each in kept)


def regulator_name(on: date, regime: Regime) -> str:
    """What the regulator is called on that day: one statement."""
    return _name(PublishedRegulator.objects.as_of(on, regime), regime)


def _name(regulator: PublishedRegulator | None, regime: Regime) -> str:
    return regulator.name if regulator else UNNAMED.get(regime, "Information Commissioner")


def reviewed_on(response: PublishedResponse) -> date | None:
    """The day an internal review was decided: of a letter that is the outcome of one, or that has one; else None."""
    if response.kind == LetterKind.REVIEW.value:
        return response.answered_on
    decided = [date.fromisoformat(review["answered_on"]) for review in response.reviewed.get("by", ())]
    return max(decided, default=None)


def _review(
    response: PublishedResponse, regime: Regime, office: PublishedAuthority | None, last_day: date, today: date
) -> Step:
    # s.45 Code para 5.3, EIR reg 11(2), FOISA s.20(5): forty working days.
    words = f"{REVIEW_WINDOW} working days from the {'letter' if response.is_transfer else 'answer'}."
    if today > last_day:
        words += " That date has passed; the office may still accept a late request."
    heading = "Ask for a review" if regime is Regime.FOISA else "Ask for an internal review"
    address, reach = reverse("ask_review", args=[response.slug]), office.email if office else ""
    return Step(heading, f"by {in_full(last_day)}", words, "Ask here", address, reach=reach, is_past=today > last_day)


def _complaint(regime: Regime, regulator: PublishedRegulator | None, example: str) -> Step:
    """Before a review: the limit runs from an outcome nobody knows yet, so the date is that of a review asked last."""
    when = f"within {regulator.limit.words} of the review’s outcome" if regulator else "after the review"
    return _to_regulator(regime, regulator, when, example)


def _example(last_day: date, regime: Regime, calendar: Calendar, regulator: PublishedRegulator | None) -> str:
    # s.45 Code paras 5.4 and 5.5, EIR reg 11(4), FOISA s.21(1); ICO: a complaint without an outcome after 40 days.
    answer_by = review_dates(last_day, regime, calendar).limit
    words = f"A review asked for on {in_full(last_day)} should be answered by {in_full(answer_by)} at the latest"
    if regulator:
        words += f"; {regulator.limit.words} from then is {in_full(regulator.limit.last_day(answer_by))}"
    if regime is Regime.FOISA:
        return f"{words}."
    return f"{words}. Without an outcome {REVIEW_LIMIT} working days after you asked, you need not wait for one."


def _complaint_after_review(
    decided_on: date, regime: Regime, regulator: PublishedRegulator | None, today: date
) -> Step:
    """The review is done, so the date is known."""
    if regulator is None:
        return _to_regulator(regime, None, "soon", "The office has done its review.")
    last_day = regulator.limit.last_day(decided_on)
    words = f"The office’s review ended on {in_full(decided_on)}. You have {regulator.limit.words}{_basis(regulator)}."
    if today > last_day:
        words += " That date has passed."
    step = _to_regulator(regime, regulator, f"by {in_full(last_day)}", words)
    return replace(step, is_past=today > last_day)


def _to_regulator(regime: Regime, regulator: PublishedRegulator | None, when: str, words: str) -> Step:
    verb = "Appeal" if regime is Regime.FOISA else "Complain"
    name = _name(regulator, regime)
    heading = f"{verb} to the {name}"
    if regulator is None:
        return Step(heading, when, words)
    post = ", ".join(line.strip() for line in regulator.address.splitlines() if line.strip())
    reach = ", ".join(filter(None, [regulator.email, regulator.phone]))
    link = f"How to {verb.lower()}" if regulator.complaint_url else ""
    return Step(heading, when, words, link, regulator.complaint_url, post, reach)


def _basis(regulator: PublishedRegulator) -> str:
    return f" ({regulator.limit_basis})" if regulator.limit_basis else ""


def _clause(step: Step) -> str:
    """ "ask for an internal review by 14 June 2024"; when it has passed, "the last day to … was 14 June 2024"."""
    what = f"{step.heading[:1].lower()}{step.heading[1:]}"
    return f"the last day to {what} was {step.when.removeprefix('by ')}" if step.is_past else f"{what} {step.when}"
