"""What somebody who is not satisfied can do next, with the dates where the law gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests.law.regimes import Regime
from requests.law.reviews import REVIEW_WINDOW, last_day_to_ask
from requests.law.written_dates import in_full
from requests.models.publication import PublishedAuthority, PublishedResponse


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, until when, how."""

    heading: str
    when: str
    words: str
    link: str = ""
    address: str = ""


def review_steps(response: PublishedResponse, office: PublishedAuthority | None, today: date) -> tuple[Step, ...]:
    """The three steps, worked out from the day of the answer."""
    regime = Regime(response.regime)
    return _internal_review(response, regime, office, today), _regulator(regime), _ask_again(office)


def _internal_review(
    response: PublishedResponse, regime: Regime, office: PublishedAuthority | None, today: date
) -> Step:
    # s.45 Code para 5.3, EIR reg 11(2), FOISA s.20(5): forty working days.
    last_day = last_day_to_ask(response.answered_on, regime)
    words = f"{REVIEW_WINDOW} working days from the answer."
    if today > last_day:
        words += " That date has passed; the office may still accept a late request."
    return Step("Ask for an internal review", f"by {in_full(last_day)}", words, *_write_to(office, "Write to"))


def _regulator(regime: Regime) -> Step:
    if regime is Regime.FOISA:  # FOISA s.47(4): six months from the review's notice
        return Step(
            "Appeal to the regulator",
            "within six months of the review’s outcome",
            "The Scottish Information Commissioner looks at an appeal once the review is finished.",
            "How to appeal",
            "https://www.foi.scot/appeal",
        )
    return Step(
        "Complain to the regulator",
        "within six weeks of the review’s outcome",
        "The Information Commissioner looks at a complaint once the review is finished.",
        "How to complain",
        "https://ico.org.uk/make-a-complaint/",
    )


def _ask_again(office: PublishedAuthority | None) -> Step:
    return Step(
        "Make a request",
        "at any time",
        "What was not held or not given then may be now.",
        *_write_to(office, "Write to"),
    )


def _write_to(office: PublishedAuthority | None, words: str) -> tuple[str, str]:
    return (f"{words} {office.email}", f"mailto:{office.email}") if office and office.email else ("", "")
