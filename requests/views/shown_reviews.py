"""What a page says of an internal review: at the response as a whole, and at each question where it can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from requests.law.outcomes import GIVING
from requests.law.review_decisions import Decision
from requests.law.written_dates import in_full

_WORDS = {
    Decision.STANDS: "Looked at again on internal review. The answer stands.",
    Decision.CHANGED_IN_PART: "Changed in part on internal review.",
    Decision.REPLACED: "Replaced on internal review.",
    Decision.UNTOLD: "Looked at again on internal review. What became of the answer, its letter has to be read for.",
}


@dataclass(frozen=True, slots=True)
class ReviewNotice:
    """One sentence on the other letter, and the way there."""

    words: str
    link: str
    slug: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """What became of a question's answer. `parts`: those of the new answer; `changed`: the old ones it replaces.

    Where nobody knows which, `changed` is None.
    """

    notice: ReviewNotice
    decided_on: date
    is_change: bool
    parts: tuple[Mapping[str, Any], ...]
    changed: tuple[int, ...] | None = None


def notices_of(reviewed: Mapping[str, Any]) -> Iterator[ReviewNotice]:
    """Of a whole response: which letter it reviews, or which reviewed it."""
    if first := reviewed.get("of"):
        on = in_full(date.fromisoformat(first["answered_on"]))
        words = f"This is the outcome of an internal review of the response of {on}."
        yield ReviewNotice(words, "Read that response", first["slug"])
    for review in reviewed.get("by", []):
        on = in_full(date.fromisoformat(review["answered_on"]))
        yield ReviewNotice(f"An internal review was answered on {on}.", "Read the review", review["slug"])


def question_review(reviewed: Mapping[str, Any] | None) -> QuestionReview | None:
    """Of one question, as `requests.publishing.reviewed` keeps it; None where no review looked at it."""
    if not reviewed:
        return None
    review = reviewed.get("by") or reviewed["of"]
    decision, on = Decision(review["decision"]), date.fromisoformat(review["answered_on"])
    where = (review["slug"], review["anchor"])
    if "of" in reviewed:
        words = f"Question {review['number']} of the first response, answered on {in_full(on)}."
        return QuestionReview(ReviewNotice(words, "See the first answer", *where), on, False, ())
    notice = ReviewNotice(f"{_WORDS[decision]} Decided on {in_full(on)}.", "Read the decision", *where)
    changed = tuple(review["changed"]) if "changed" in review else None
    return QuestionReview(notice, on, decision.is_change, tuple(review["parts"]), changed)


def is_superseded(number: int, outcome: str, outcomes: set[str], review: QuestionReview | None) -> bool:
    """Whether a part of a first answer is history. Where that is not known, what was given stays beside a refusal."""
    if review is None or not review.is_change:
        return False
    if review.changed is not None:
        return number in review.changed
    return outcome not in GIVING or outcomes <= GIVING
