"""A review that ends without a decision: the requester withdraws it, or it came too late and is not accepted."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from requests.cases.acts import close, reopen
from requests.cases.drafts import draft_letter
from requests.errors import CannotChange
from requests.models import AskedReview, Case, Correspondence, InternalReview, Person
from requests.models.case_note import Act
from requests.models.correspondence import CorrespondenceKind
from requests.reviews.accepting import open_asked
from requests.reviews.deciding import held, note
from requests.reviews.independence import check_may_decide

NOT_ACCEPTED = "Not accepted"


class HowEnded(models.TextChoices):
    """Why nothing was decided."""

    WITHDRAWN = "withdrawn", "The requester withdrew it"
    SETTLED = "settled", "It was settled in another way"
    MISTAKEN = "mistaken", "It was opened by mistake"


@transaction.atomic
def end_undecided(key: int, how: HowEnded, words: str, version: int, at: datetime, by: Person) -> None:
    """End it. What was written stays in its fields, without counting as a decision, so that the parts can be reviewed
    again. Raises ChangedMeanwhile and CannotChange.
    """
    review, case = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    if not words.strip():
        raise CannotChange("Say in a few words how that is known.")
    review.decisions.exclude(verdict="").update(verdict="")
    close(case.pk, f"{how.label}. {words.strip()}"[:500], timezone.localdate(at), version, at, by)


def take_up_ended(key: int, version: int, at: datetime, by: Person) -> None:
    """Take up again what was ended without a decision. Raises ChangedMeanwhile and CannotChange."""
    review = InternalReview.objects.select_related("foi_request").get(pk=key)
    check_may_decide(review, by, timezone.localdate(at))
    if review.declined_because:
        raise CannotChange("The requester was told that it is not accepted.")
    if review.foi_request.reviews.open().exists():
        raise CannotChange(f"Another review of {review.foi_request} is open: add what is new to that.")
    with transaction.atomic():
        case = reopen(review.case_id, version, at, by)
        told = case.correspondence.filter(kind=CorrespondenceKind.EXTENSION, happened_at__isnull=False).exists()
        case.due_on = review.extended_to if told and review.extended_to else review.target_on
        case.save(update_fields=["due_on"])


@transaction.atomic
def decline(asked: AskedReview, because: str, at: datetime, by: Person) -> Correspondence:
    """Not accept what was asked for too late on the public site: the letter that tells so, which ends it once it left.

    The office may accept it all the same (s.45 Code para 5.3), so that it does not is a decision, and is kept with its
    reason. Raises CannotChange.
    """
    if not because.strip():
        raise CannotChange("Say why it is not accepted: the requester is told.")
    review = open_asked(asked, f"{NOT_ACCEPTED}: {because.strip()}", at, by)
    check_may_decide(review, by, timezone.localdate(at))
    if not review.late_because:
        raise CannotChange("It came in time, and so it is reviewed.")
    InternalReview.objects.filter(pk=review.pk).update(declined_because=because.strip(), reviewer=by)
    Case.objects.filter(pk=review.case_id).update(owner=by)
    note(review.case, Act.DECIDED, f"{NOT_ACCEPTED}: {because.strip()}", at, by)
    return draft_letter(review.case_id, CorrespondenceKind.OTHER, review.case.version, at, by)
