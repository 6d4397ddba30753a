"""What stands in the letters about an internal review, beside what every letter has."""

from __future__ import annotations

from datetime import date

from requests.cases.complained import YOU_COMPLAIN, complained_of, told_late
from requests.cases.letters.rights import complaint_of
from requests.errors import CannotChange
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import InternalReview
from requests.models.correspondence import CorrespondenceKind

NOT_CONCLUDED = "Conclude the internal review first: its letter is made of what was decided."
OF_REVIEW = {
    CorrespondenceKind.ACKNOWLEDGEMENT: "review_acknowledgement",
    CorrespondenceKind.EXTENSION: "review_extension",
    CorrespondenceKind.REVIEW: "review_outcome",
    CorrespondenceKind.OTHER: "review_not_accepted",
}
REVIEWING = {  # with the day
    Regime.FOIA.value: "We aim to tell you the outcome by {due}, within 20 working days of receiving your request for "
    "a review. If it takes longer we will tell you by when, and why.",
    Regime.EIR.value: "Your request was for environmental information. We will tell you the outcome as soon as "
    "possible, and by {due} at the latest: within 40 working days of receiving your request for a review, as "
    "regulation 11 of the Environmental Information Regulations 2004 requires.",
    Regime.FOISA.value: "We will tell you the outcome promptly, and by {due} at the latest: within 20 working days of "
    "receiving your request for a review, as section 21 of the Freedom of Information (Scotland) Act 2002 requires.",
}


def of_review(review: InternalReview, kind: CorrespondenceKind, on: date) -> dict[str, str]:
    """What a letter about an internal review says. Raises CannotChange where it is not written down yet."""
    told = {"request reviewed": review.foi_request.reference or "", "review asked for": in_full(review.asked_on)}
    if kind == CorrespondenceKind.REVIEW:
        if review.concluded_at is None:
            raise CannotChange(NOT_CONCLUDED)
        return told
    if kind == CorrespondenceKind.ACKNOWLEDGEMENT:
        due = in_full(review.case.due_on or review.target_on)
        return told | {
            "time to answer": REVIEWING[review.foi_request.regime].format(due=due),
            "accepted late": "".join(f" {sentence}" for sentence in told_late(review)),
            "complained of": "\n".join([YOU_COMPLAIN, *(f"- {each}" for each in complained_of(review))]),
        }
    if kind == CorrespondenceKind.OTHER:
        return told | _not_accepted(review, on)
    if review.extended_to is None:
        raise CannotChange("Write down first by when the review will be done, and why: the letter gives both.")
    return told | {"due": in_full(review.extended_to), "reasons": review.extended_because}


def _not_accepted(review: InternalReview, on: date) -> dict[str, str]:
    if not review.declined_because or review.window_ends_on is None:
        raise CannotChange("There is no draft of this kind.")
    return {
        "last day to ask": in_full(review.window_ends_on),
        "reasons": review.declined_because,
        "complaint": complaint_of("If you are dissatisfied with this,", Regime(review.foi_request.regime), on).text,
    }
