"""What a review finds of how the request was handled: typed, or taken from the dates and the notice checker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from requests.errors import ChangedMeanwhile
from requests.law.notice_points import Point, Weight
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import BankHoliday, FOIRequest, InternalReview, Person, ProceduralFinding
from requests.models.case_note import Act
from requests.models.review import Duty
from requests.notice_checker import CheckedPoint, check_notice
from requests.proposing.as_it_stands import reading_now
from requests.reviews.deciding import held, note
from requests.reviews.independence import check_may_decide

PROVISIONS = {
    Regime.FOIA: {"time": "section 10(1)", "advice": "section 16", "notice": "section 17", "search": "section 1(1)"},
    Regime.EIR: {
        "time": "regulation 5(2)", "advice": "regulation 9", "notice": "regulation 14", "search": "regulation 5(1)",
    },
    Regime.FOISA: {"time": "section 10(1)", "advice": "section 15", "notice": "section 16", "search": "section 1(1)"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be told of a duty without a person: proposed, and a person takes it over."""

    duty: Duty
    is_met: bool
    words: str


@transaction.atomic
def find(
    key: int, duty: Duty, words: str, seen: str, at: datetime, by: Person, *, is_met: bool
) -> ProceduralFinding | None:
    """Say how a duty was kept; without words nothing is found of it any more.

    `seen`: what `findings_seen` told when it was typed. Raises CannotChange, and ChangedMeanwhile where another stands.
    """
    review, case = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    if seen != findings_seen(review):
        raise ChangedMeanwhile(review)
    if not words.strip():
        review.findings.filter(duty=duty).delete()
        note(case, Act.FOUND, f"{duty.label}: nothing any more", at, by)
        return None
    new = {"provision": _provision(review, duty), "is_met": is_met, "words": words.strip()}
    when = {"found_at": at, "found_by": by}
    found, _ = ProceduralFinding.objects.update_or_create(review=review, duty=duty, defaults=new | when)
    note(case, Act.FOUND, f"{duty.label}: {'yes' if is_met else 'no'}", at, by)
    return found


def findings_seen(review: InternalReview) -> str:
    """Tells the findings that stand now from any others."""
    rows = list(review.findings.values_list("duty", "found_at"))
    return f"{len(rows)} {max(at for _, at in rows).isoformat()}" if rows else "0"


@transaction.atomic
def take_over_proposed(key: int, at: datetime, by: Person) -> int:
    """Keep what is proposed of each duty nobody has found anything of; how many. Raises CannotChange."""
    review, case = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    for each in (taken := proposed(review)):
        ProceduralFinding.objects.create(
            review=review,
            duty=each.duty,
            provision=_provision(review, each.duty),
            is_met=each.is_met,
            words=each.words,
            found_at=at,
            found_by=by,
        )
        note(case, Act.FOUND, f"{each.duty.label}: {'yes' if each.is_met else 'no'}", at, by)
    return len(taken)


def proposed(review: InternalReview) -> list[Found]:
    """What the dates and the notice checker tell of duties nobody has found anything of yet."""
    done = set(review.findings.values_list("duty", flat=True))
    told = (*_of_time(review.foi_request), *_of_notice(review.foi_request))
    return [each for each in told if each.duty not in done]


def _of_time(foi_request: FOIRequest) -> Iterator[Found]:
    due, answered = foi_request.due_on, foi_request.answered_on
    if due is None:
        return
    if answered is None:
        yield Found(Duty.TIME, is_met=False, words=f"The request had to be answered by {in_full(due)}, and was not.")
    elif answered <= due:
        yield Found(Duty.TIME, is_met=True, words=f"The request had to be answered by {in_full(due)}, and was.")
    else:
        days = BankHoliday.objects.calendar().working_days_between(due, answered, Regime(foi_request.regime))
        late = f"{days} working day{'' if days == 1 else 's'} late"
        words = f"The request had to be answered by {in_full(due)}, and was on {in_full(answered)}: {late}."
        yield Found(Duty.TIME, is_met=False, words=words)


def _of_notice(foi_request: FOIRequest) -> Iterator[Found]:
    filed = foi_request.filed_letters.select_related("reading").order_by("pk").first()
    if filed is None:
        return
    is_corrected = foi_request.corrections.filter(undone_at=None).exists()
    check = check_notice(reading_now(filed, is_corrected=is_corrected), BankHoliday.objects.calendar())
    lacking = [each for each in check.missing if each.point.point is not Point.IN_TIME]
    by_law = [each for each in lacking if each.point.weight is Weight.LAW]
    besides = [each for each in lacking if each.point.weight is not Weight.LAW]
    said = [f"The answer does not say what the law asks a refusal to say: {_named(by_law)}."] if by_law else []
    if besides:
        said.append(f"It would be better if it also said: {_named(besides)}.")
    if check.points:
        yield Found(Duty.NOTICE, not by_law, " ".join(said) or "The answer says what the law asks a refusal to say.")


def _named(points: Sequence[CheckedPoint]) -> str:
    return "; ".join(
        f"{each.point.words[:1].lower()}{each.point.words[1:]} ({each.point.asked_by}"
        f"{f', question {each.about}' if each.about else ''})"
        for each in points
    )


def _provision(review: InternalReview, duty: Duty) -> str:
    return PROVISIONS[Regime(review.foi_request.regime)][duty]
