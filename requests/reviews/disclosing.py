"""Documents that a review discloses: numbered for its letter, each looked through before it may leave.

They go out with the outcome, and are filed with it: then they are cleared page by page like the letter, before anything
of them is public.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from requests.cases.letters.documents import NewDocument, attach, detach, settle
from requests.models import CaseDocument, InternalReview, Person
from requests.reviews.deciding import held
from requests.reviews.independence import check_may_decide


def disclose(key: int, new: NewDocument, at: datetime, by: Person) -> CaseDocument:
    """Number a file as the next document of the outcome. Raises CannotChange and UnreadableLetter."""
    return attach(_deciding(key, at, by).case_id, new, at, by)


def take_off(key: int, document: int, at: datetime, by: Person) -> None:
    """Take one off again. Raises CannotChange."""
    detach(_deciding(key, at, by).case_id, document, at, by)


def may_leave(key: int, document: int, why: str, at: datetime, by: Person) -> CaseDocument:
    """Say why what was found in one may leave. Raises CannotChange."""
    return settle(_deciding(key, at, by).case_id, document, why, at, by)


@transaction.atomic
def _deciding(key: int, at: datetime, by: Person) -> InternalReview:
    """The review, while it is open to whoever wants to decide it. Raises CannotChange."""
    review, _ = held(key)
    check_may_decide(review, by, timezone.localdate(at))
    return review
