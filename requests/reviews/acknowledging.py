"""The acknowledgement of a review: drafted when it is opened, and sent by itself where nothing stands in its way."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from documents.errors import NotTypeset, UnreadableLetter
from requests.cases.drafts import draft_letter
from requests.cases.letters.ready import let_go, make_ready
from requests.cases.public_addresses import published_on_arrival
from requests.errors import CannotChange, ChangedMeanwhile
from requests.models import Authority, Case, InternalReview, Person, Requester
from requests.models.correspondence import CorrespondenceKind
from requests.sending import is_set_up

DRAFTED = "Its acknowledgement is drafted. "
GOES = "Its acknowledgement goes out by e-mail within a minute."
NO_MAIL = "No mail server is set up: send it with your own mail program."
NO_ADDRESS = "No e-mail address is kept: it has to be posted."
TO_CLEAR = "A second person clears letters in this office, so it waits for that."
SEEN_BY_ALL = "Whatever goes to the requester’s address is public at once, so look at it first."
NOT_ASKED = "It waits until somebody sends it."


def acknowledge(review: InternalReview, at: datetime, by: Person, *, at_once: bool) -> str:
    """Draft it, with the day it is due; `at_once`: let it go too. What became of it, in a sentence."""
    version = Case.objects.values_list("version", flat=True).get(pk=review.case_id)
    try:
        draft = draft_letter(review.case_id, CorrespondenceKind.ACKNOWLEDGEMENT, version, at, by)
        why = why_it_waits(review.case, at) if at_once else NOT_ASKED
        if not why:
            send_at_once(draft.pk, at, by)
    except (CannotChange, ChangedMeanwhile, NotTypeset, UnreadableLetter) as refusal:
        why = getattr(refusal, "reason", str(refusal))
    return DRAFTED + why if why else GOES


def why_it_waits(case: Case, at: datetime) -> str:
    """Why a short letter of this case cannot go out with one click; blank: it can."""
    office, asker = Authority.objects.as_of(timezone.localdate(at)), Requester.objects.filter(case=case).first()
    if office and office.clears_letters:
        return TO_CLEAR
    if asker is None or not asker.email:
        return NO_ADDRESS
    if published_on_arrival(asker.email):
        return SEEN_BY_ALL
    return "" if is_set_up() else NO_MAIL


def send_at_once(key: int, at: datetime, by: Person) -> None:
    """Make a letter ready and hand it to the worker. Raises CannotChange, NotTypeset and UnreadableLetter."""
    let_go(key, make_ready(key, at, by).made_of, at, by)
