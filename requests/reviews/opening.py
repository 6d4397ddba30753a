"""Opening a review: of an answer given here, of a letter only filed here, or of a request that was never answered."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.intake import store
from documents.reading.shapes import LetterKind
from requests.cases.log import CameAs
from requests.cases.references import next_reference
from requests.errors import CannotChange
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.law.reviews import REVIEW_WINDOW, review_dates, review_window
from requests.law.written_dates import in_full
from requests.models import (
    Authority,
    BankHoliday,
    Case,
    CaseAct,
    Correspondence,
    FOIRequest,
    InternalReview,
    Person,
    Question,
    Requester,
    ReviewDecision,
    ReviewGround,
)
from requests.models.case import CaseKind, CaseStage
from requests.models.case_note import Act
from requests.models.correspondence import Channel, CorrespondenceKind, Direction
from requests.models.foi_request import Stage
from requests.models.review import Ground

NOON = time(12)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GroundGiven:
    """What the requester put forward, of a question by its number, or of the whole where that is blank."""

    ground: Ground
    words: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class NewReview:
    """What came in, and the file it came in. Without name and addresses it is by whoever made the request."""

    asked_on: date
    channel: Channel
    text: str
    name: str = ""
    email: str = ""
    address: str = ""
    late_because: str = ""
    grounds: Sequence[GroundGiven] = ()
    file: CameAs | None = None
    piece: Correspondence | None = None  # what was kept with the case already


@dataclass(frozen=True, slots=True)
class ReviewTimes:
    """The days of a review: until when it had to be accepted, and when it is due."""

    window_ends_on: date | None
    target_on: date
    limit_on: date


def times_of(foi_request: FOIRequest, asked_on: date) -> ReviewTimes:
    """By the bank holidays that staff keep. Raises CannotChange for a day that makes no sense."""
    regime, calendar = Regime(foi_request.regime), BankHoliday.objects.calendar()
    answered_on = foi_request.answered_on
    try:
        dates = review_dates(asked_on, regime, calendar)
        window = review_window(answered_on, regime, calendar).last_day if answered_on else None
    except ImpossibleDate as refusal:
        raise CannotChange(str(refusal)) from refusal
    return ReviewTimes(window, dates.target or dates.limit, dates.limit)


def open_review(key: int, new: NewReview, form: UUID, at: datetime, by: Person) -> InternalReview:
    """Open it, with every part of the answer to be decided. The same form sent twice is one review.

    Raises CannotChange, in words that say why.
    """
    with transaction.atomic():
        foi_request = FOIRequest.objects.select_for_update().get(pk=key)  # one opening of a request at a time
        earlier = InternalReview.objects.filter(case__form=form, foi_request=foi_request).first()
        if earlier is not None:
            return earlier
        _check(foi_request, new, at)
        times = times_of(foi_request, new.asked_on)
        _check_window(new, times)
        review = _keep(foi_request, new, times, form, at, by)
        decisions = _decisions(review)
        if not decisions:
            raise CannotChange(f"Every part of {foi_request} was reviewed before. What is left is the Commissioner.")
        ReviewDecision.objects.bulk_create(decisions)
        _keep_grounds(review, new.grounds, at, by)
    logger.info("Review %s: opened by person %s", review.pk, by.pk)
    return review


def _check(foi_request: FOIRequest, new: NewReview, at: datetime) -> None:
    asked = in_full(new.asked_on)
    if foi_request.stage in (Stage.DRAFT, Stage.ERASED):
        raise CannotChange(f"{foi_request} is a draft or erased: there is no answer to review.")
    if foi_request.decides.exists() or foi_request.filed_letters.filter(kind=LetterKind.REVIEW.value).exists():
        raise CannotChange(f"{foi_request} is itself the outcome of a review. What is left is the Commissioner.")
    if not new.text.strip():
        raise CannotChange("Write down what the requester said.")
    if new.asked_on > timezone.localdate(at):
        raise CannotChange(f"{asked} has not come yet. Give the day it was received.")
    if foi_request.received_on and new.asked_on < foi_request.received_on:
        received = in_full(foi_request.received_on)
        raise CannotChange(f"{asked} is before the request itself, which was received on {received}.")
    if foi_request.answered_on and new.asked_on < foi_request.answered_on:
        raise CannotChange(f"{asked} is before the answer of {in_full(foi_request.answered_on)}.")
    if not foi_request.answered_on and foi_request.due_on and new.asked_on <= foi_request.due_on:
        due = in_full(foi_request.due_on)
        raise CannotChange(f"{foi_request} is not answered, and was not late on {asked}: it is due on {due}.")
    is_open = foi_request.reviews.open().select_related("case").first()
    if is_open is not None:
        raise CannotChange(f"A review of {foi_request} is open already: {is_open.case}. Add what is new to that.")


def _check_window(new: NewReview, times: ReviewTimes) -> None:
    # s.45 Code para 5.3: not obliged to accept one later, and may
    last = times.window_ends_on
    if last is not None and new.asked_on > last and not new.late_because.strip():
        raise CannotChange(
            f"It was asked for after {in_full(last)}, when the {REVIEW_WINDOW} working days ended. The office may "
            "accept it all the same: write down why it does."
        )


def _keep(
    foi_request: FOIRequest, new: NewReview, times: ReviewTimes, form: UUID, at: datetime, by: Person
) -> InternalReview:
    is_late = times.window_ends_on is not None and new.asked_on > times.window_ends_on
    return InternalReview.objects.create(
        case=_case(foi_request, new, times, form, at, by),
        foi_request=foi_request,
        asked_on=new.asked_on,
        answered_on=foi_request.answered_on,
        window_ends_on=times.window_ends_on,
        late_because=new.late_because.strip() if is_late else "",
        target_on=times.target_on,
        limit_on=times.limit_on,
    )


def _case(foi_request: FOIRequest, new: NewReview, times: ReviewTimes, form: UUID, at: datetime, by: Person) -> Case:
    """The work on it, with who asks and what they wrote."""
    case = Case.objects.create(
        kind=CaseKind.REVIEW,
        reference=next_reference(CaseKind.REVIEW, new.asked_on),
        subject=f"Internal review of {foi_request}"[:200],
        stage=CaseStage.ANSWERING,
        received_on=new.asked_on,
        due_on=times.target_on,
        taken_in_under=foi_request.regime,
        logged_at=at,
        logged_by=by,
        form=form,
    )
    CaseAct.objects.create(case=case, did=Act.LOGGED, words=new.channel.label, at=at, by=by)
    _keep_asker(case, foi_request, new)
    _keep_what_came(case, new, at, by)
    return case


def _keep_asker(case: Case, foi_request: FOIRequest, new: NewReview) -> None:
    asker = Requester(case=case, name=new.name, email=new.email, address=new.address)
    if not (new.name or new.email or new.address):
        known = Requester.objects.filter(Q(case__foi_request=foi_request) | Q(foi_request=foi_request)).first()
        if known is not None:
            asker.name, asker.email, asker.address = known.name, known.email, known.address
        elif new.file is not None and not _is_ours(new.file.arrived.sender, new.asked_on):
            asker.name, asker.email = new.file.arrived.sender_name[:200], new.file.arrived.sender
    asker.save(force_insert=True)


def _is_ours(sender: str, on: date) -> bool:
    """Whether a message came from the office itself, as one that a colleague passed on."""
    office = Authority.objects.as_of(on)
    ours = office.email.rpartition("@")[2].casefold() if office else ""
    return bool(ours) and sender.rpartition("@")[2].casefold() == ours


def _keep_what_came(case: Case, new: NewReview, at: datetime, by: Person) -> None:
    """Word for word; where it was kept with the request's case already, that says now what it is."""
    Correspondence.objects.create(
        case=case,
        direction=Direction.IN,
        kind=CorrespondenceKind.REVIEW,
        channel=new.channel,
        happened_at=_moment(new.asked_on, at),
        subject=new.file.arrived.subject[:300] if new.file else "",
        text=new.text.strip(),
        letter=store(new.file.name, new.file.content, new.file.format, at) if new.file else None,
        recorded_at=at,
        recorded_by=by,
    )
    if new.piece is not None:
        Correspondence.objects.filter(pk=new.piece.pk).update(kind=CorrespondenceKind.REVIEW)


def _moment(day: date, at: datetime) -> datetime:
    """Noon of that day, or now where it has not come."""
    return min(timezone.make_aware(datetime.combine(day, NOON)), at)


def decided_before(foi_request: FOIRequest) -> QuerySet[ReviewDecision]:
    """What an earlier review decided, and so no other does."""
    every = ReviewDecision.objects.filter(review__foi_request=foi_request)
    return every.exclude(verdict__in=["", "not in dispute"]).order_by("review", "order")


def _decisions(review: InternalReview) -> list[ReviewDecision]:
    """A row for each part that no earlier review decided; for each question that was not answered one."""
    rows = list(review.foi_request.questions.order_by("order").prefetch_related("parts__exemptions", "children"))
    done = {(row.question_number, row.part_order) for row in decided_before(review.foi_request)}
    made = [row for question in rows for row in _of_question(review, question)]
    kept = [row for row in made if (row.question_number, row.part_order) not in done]
    for order, row in enumerate(kept, start=1):
        row.order = order
    return kept


def _of_question(review: InternalReview, question: Question) -> Iterator[ReviewDecision]:
    told = {"review": review, "question": question, "question_number": question.number, "question_text": question.text}
    parts = list(question.parts.all())
    if not parts and not question.children.all():
        yield ReviewDecision(part_order=0, **told)
    for number, part in enumerate(parts, start=1):
        cited = ("regime", "provision", "as_written")
        yield ReviewDecision(
            part=part,
            part_order=number if len(parts) > 1 else 0,
            part_outcome=part.outcome,
            part_text=part.text,
            relied_on=[{name: getattr(each, name) for name in cited} for each in part.exemptions.all()],
            **told,
        )


OF_EXEMPTIONS = (Ground.EXEMPTION, Ground.ACCESS)


def _keep_grounds(review: InternalReview, grounds: Iterable[GroundGiven], at: datetime, by: Person) -> None:
    """Each beside every part of its question; one that is about an exemption beside those that rely on any."""
    rows = list(review.decisions.all())
    for each in grounds:
        of_question = [row for row in rows if each.question and _is_in(row.question_number, each.question)]
        if each.question and not of_question:
            raise CannotChange(f"Question {each.question} was reviewed before, or is not there: nothing of it is open.")
        relying = [row for row in of_question if row.relied_on] if each.ground in OF_EXEMPTIONS else []
        for decision in relying or of_question or (None,):
            ReviewGround.objects.create(
                review=review,
                decision=decision,
                ground=each.ground,
                words=each.words.strip(),
                recorded_at=at,
                recorded_by=by,
            )


def _is_in(number: str, wanted: str) -> bool:
    """Whether it is that question, or one that it leads in."""
    return number == wanted or number.startswith(f"{wanted}.")
