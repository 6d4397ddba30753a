"""What is done with an open review: whose it is, its time, its grounds, and the decision on each part."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from requests.cases.letters.reviewing import astray
from requests.cases.versions import CONCLUDED, keep_case, locked_case
from requests.errors import CannotChange, ChangedMeanwhile
from requests.handled import hand_in
from requests.law.written_dates import in_full
from requests.models import Case, CaseAct, InternalReview, Outgoing, Person, ReviewDecision, ReviewGround
from requests.models.case_note import Act
from requests.models.correspondence import CorrespondenceKind
from requests.models.outgoing import ON_ITS_WAY, OutgoingState
from requests.models.review import CHANGES, Ground, Verdict
from requests.particulars import listed
from requests.reviews.independence import (
    check_decided_by_others,
    check_may_decide,
    check_nobody_else,
    reads_notes,
    why_not,
)
from requests.reviews.needed import Decided, check_decision, check_rest, unanswered

DECLINED = "It is not accepted, so nothing of it is decided. Send the letter that tells so."


@transaction.atomic
def give_review(
    key: int, person: Person, until: date | None, alone_because: str, version: int, at: datetime, by: Person
) -> InternalReview:
    """Say who reviews it; somebody without the role until a day. Raises ChangedMeanwhile and CannotChange.

    `alone_because`: why it is somebody who had a hand in the answer. It stands in the letter, and another says it.
    """
    review, case = _open(key, version)
    alone_because = alone_because.strip()
    did = hand_in(review.foi_request, person)
    if did and not alone_because:
        raise CannotChange(
            f"{person.known_as} {listed(did)}. Somebody else reviews it; where there is nobody else, write down why: "
            "the letter says so."
        )
    if did:
        check_nobody_else(review, person, by)
    if not person.may_review and until is None:
        raise CannotChange(
            f"{person.known_as} is no Data Protection Officer: give the day until which they may sign in to it."
        )
    if not person.may_review and until is not None and until < timezone.localdate(at):
        raise CannotChange(f"{in_full(until)} is over: give a day to come until which {person.known_as} may sign in.")
    review.reviewer, review.named_until = person, None if person.may_review else until
    review.alone_because, review.alone_by = (alone_because, by) if did else ("", None)
    review.save(update_fields=["reviewer", "named_until", "alone_because", "alone_by"])
    case.owner = person
    alone = f", who had a hand in the answer: {review.alone_because}" if review.alone_because else ""
    keep_case(case, at, by, Act.REVIEWER, f"{person.known_as}{alone}"[:500], "owner")
    return review


@transaction.atomic
def extend(key: int, until: date, because: str, version: int, at: datetime, by: Person) -> InternalReview:
    """Say by when it will be done: it is due then once the letter that says so has left. See cases.letters.left.

    Raises ChangedMeanwhile and CannotChange.
    """
    review, case = _open(key, version)
    if review.limit_on == review.target_on:  # EIR reg 11(4) and FOISA s.21(1) are law
        raise CannotChange(f"It is due on {in_full(review.limit_on)} by law, and cannot be put off.")
    if not review.target_on < until <= review.limit_on:  # s.45 Code para 5.5: no more than an additional 20 days
        raise CannotChange(
            f"It can be put off beyond {in_full(review.target_on)} to {in_full(review.limit_on)} at most."
        )
    if not because.strip():
        raise CannotChange("Write down why it takes longer: the requester is told.")
    review.extended_to, review.extended_because = until, because.strip()
    review.save(update_fields=["extended_to", "extended_because"])
    keep_case(case, at, by, Act.EXTENDED, f"to {in_full(until)}")
    return review


@transaction.atomic
def add_ground(
    key: int, decision: ReviewDecision | None, ground: Ground, words: str, at: datetime, by: Person
) -> ReviewGround:
    """Write down what the requester put forward, of a part or of the whole. Raises CannotChange."""
    review, case = held(key)
    if conflict := why_not(review, by):
        raise CannotChange(conflict)
    made = ReviewGround.objects.create(
        review=review, decision=decision, ground=ground, words=words.strip(), recorded_at=at, recorded_by=by
    )
    note(case, Act.GROUND, f"{ground.label}, {decision or 'the whole answer'}", at, by)
    return made


@transaction.atomic
def decide(key: int, decision_key: int, given: Decided, version: int, at: datetime, by: Person) -> ReviewDecision:
    """Decide one part. `version`: the decision's, as it was seen. Raises ChangedMeanwhile and CannotChange."""
    review, case = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    row = ReviewDecision.objects.select_for_update().filter(review=review, pk=decision_key).first()
    if row is None:
        raise CannotChange("This part is not under review.")
    if row.version != version:
        raise ChangedMeanwhile(row)
    check_decision(review, row, given)
    is_change, is_left = given.verdict in CHANGES, given.verdict == Verdict.UNDISPUTED
    row.verdict, row.reason, row.why = given.verdict, given.reason, given.why.strip()
    row.notes = given.notes.strip() if reads_notes(review, by) else row.notes
    row.lesson = given.lesson.strip()
    row.new_outcome, row.new_text = (given.new_outcome, given.new_text.strip()) if is_change else ("", "")
    row.new_held_by = given.new_held_by.strip() if is_change else ""
    row.new_provisions = [] if is_left else list(given.new_provisions)
    row.extent = given.extent.strip() if given.verdict == Verdict.CHANGED else ""
    row.applies, row.public_interest = ("", "") if is_left else (given.applies.strip(), given.public_interest.strip())
    _keep(row, at, by)
    if review.reviewer_id is None:  # whoever decides first reviews it
        InternalReview.objects.filter(pk=key).update(reviewer=by)
        Case.objects.filter(pk=case.pk).update(owner=by)
    note(case, Act.DECIDED, f"{row}: {Verdict(row.verdict).label.lower()}", at, by)
    return row


@transaction.atomic
def not_in_dispute_rest(key: int, at: datetime, by: Person) -> int:
    """Say of every part nobody complained of or decided that it is not in dispute; how many. Raises CannotChange.

    What was never answered is decided, and so is each part where something was put forward of the whole answer.
    """
    review, case = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    check_rest(review)
    rows = list(review.decisions.select_for_update(of=("self",)).filter(verdict="").exclude(part_outcome=""))
    complained = set(review.grounds.exclude(decision=None).values_list("decision", flat=True))
    rest = [row for row in rows if row.pk not in complained]
    for row in rest:
        row.verdict = Verdict.UNDISPUTED
        _keep(row, at, by)
    if rest:
        note(case, Act.DECIDED, f"Not in dispute: {listed([str(row) for row in rest])}", at, by)
    return len(rest)


@transaction.atomic
def conclude(key: int, version: int, at: datetime, by: Person) -> InternalReview:
    """Say that all is decided, so that its letter can be made. Raises ChangedMeanwhile, CannotChange: what is open."""
    review, case = _open(key, version)
    check_may_decide(review, by, timezone.localdate(at))
    left = [str(row) for row in review.decisions.filter(verdict="")]
    if left:
        raise CannotChange(f"Not decided yet: {listed(left)}.")
    for open_ground in unanswered(review):
        raise CannotChange(open_ground)
    if not review.decisions.exclude(verdict=Verdict.UNDISPUTED).exists() and not review.findings.exists():
        raise CannotChange("Nothing is decided: every part is said not to be in dispute, and nothing was found.")
    check_decided_by_others(review)
    documents = case.documents.select_related("question").order_by("number")
    for why in astray(review.decisions.all(), documents):
        raise CannotChange(why)
    review.concluded_at, review.concluded_by = at, by
    review.save(update_fields=["concluded_at", "concluded_by"])
    keep_case(case, at, by, Act.CONCLUDED, "")
    return review


@transaction.atomic
def take_up_again(key: int, version: int, at: datetime, by: Person) -> InternalReview:
    """Open a concluded review whose letter has not left. Raises ChangedMeanwhile and CannotChange."""
    review = InternalReview.objects.select_related("case", "foi_request").get(pk=key)
    case = locked_case(review.case_id, version)
    check_may_decide(review, by, timezone.localdate(at))
    if not case.is_open:
        raise CannotChange("Its letter has gone out; what was decided stays.")
    on_its_way = Outgoing.objects.filter(correspondence__case=case, correspondence__kind=CorrespondenceKind.REVIEW)
    if on_its_way.filter(state__in=[*ON_ITS_WAY, OutgoingState.TAKEN]).exists():
        raise CannotChange(
            "Its letter is on its way, or was taken into a mail program and may have left. Take the letter back first, "
            "or hand in what was sent."
        )
    review.concluded_at = review.concluded_by = None
    review.save(update_fields=["concluded_at", "concluded_by"])
    keep_case(case, at, by, Act.REOPENED, "")
    return review


def _keep(row: ReviewDecision, at: datetime, by: Person) -> None:
    row.version += 1
    row.decided_at, row.decided_by = at, by
    row.save()


def _open(key: int, version: int) -> tuple[InternalReview, Case]:
    """The review and its case, held, in the version that somebody saw. Raises ChangedMeanwhile and CannotChange."""
    review, case = held(key)
    if case.version != version:
        raise ChangedMeanwhile(case)
    return review, case


def held(key: int) -> tuple[InternalReview, Case]:
    """The review and its case, held until the transaction ends, not concluded. Raises CannotChange."""
    review = InternalReview.objects.select_related("foi_request", "reviewer").get(pk=key)
    case = Case.objects.select_for_update().get(pk=review.case_id)
    review.refresh_from_db(fields=["reviewer", "named_until", "alone_because", "concluded_at", "declined_because"])
    if review.concluded_at is not None or not case.is_open:
        raise CannotChange(CONCLUDED)
    if review.declined_because:
        raise CannotChange(DECLINED)
    return review, case


def note(case: Case, did: Act, words: str, at: datetime, by: Person) -> None:
    CaseAct.objects.create(case=case, did=did, words=words[:500], at=at, by=by)
