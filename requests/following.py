"""Following a search by e-mail: asking for it, confirming it by a link that was sent, stopping it.

What somebody does on the public site is one row in the intake table; the worker carries it out. Links hold a signed
token, so that the site can tell a good one without reading who follows what. Nobody learns by asking whether an address
follows anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4, uuid5

from django.core import signing
from django.db import IntegrityError, transaction

from requests.models import FollowedSearch, FollowStep
from requests.models.followed_search import LONGEST_SEARCH, StepKind
from requests.search.query import By, SearchQuery, Sort

VALID = timedelta(days=2)  # to confirm in; then the address is deleted
MOST_UNCONFIRMED = 3  # of one address at a time: anybody may type anybody's
NEWS_EVERY = timedelta(days=1)
AT_ONCE = 500
UNIQUE_VIOLATION = "23505"

_confirming = signing.Signer(salt="requests.following.confirm")
_stopping = signing.Signer(salt="requests.following.stop")


@dataclass(frozen=True, slots=True)
class Confirming:
    """What a link to confirm says: which row it is about, its search, and how long it is good for."""

    key: UUID
    search: str
    until: datetime


def to_follow(query: SearchQuery) -> SearchQuery:
    """What is followed of a search: its words and filters, whatever the order and the page."""
    return replace(query, sort=Sort.RELEVANCE, by=By.QUESTION, like="", page=1)


def is_too_long(query: SearchQuery) -> bool:
    """Whether it has more words and filters than are kept."""
    return len(urlencode(query.parameters)) > LONGEST_SEARCH


# --- links -----------------------------------------------------------------------------------------------------------


def confirming_token(followed: FollowedSearch) -> str:
    """For the link to confirm. It holds the search, so that the page can show what is confirmed; never the address."""
    said = [followed.pk.hex, followed.search, int(valid_until(followed).timestamp())]
    return _confirming.sign_object(said, compress=True)


def read_confirming(token: str, at: datetime) -> Confirming | None:
    """What it says; None where it is not ours or too old."""
    try:
        key, search, until = _confirming.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    found = Confirming(UUID(hex=key), search, datetime.fromtimestamp(until, UTC))
    return found if at < found.until else None


def stopping_token(followed: FollowedSearch) -> str:
    """For the link to stop: good for ever."""
    return _stopping.sign(followed.pk.hex)


def read_stopping(token: str) -> UUID | None:
    """Which row it is about; None where it is not ours."""
    try:
        return UUID(hex=_stopping.unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def valid_until(followed: FollowedSearch) -> datetime:
    """Until when it can be confirmed."""
    return followed.asked_at + VALID


# --- steps, by the public login --------------------------------------------------------------------------------------


def ask_to_follow(form: UUID, email: str, query: SearchQuery, at: datetime) -> None:
    """Hand in the wish. The same form sent twice is one wish."""
    search = urlencode(to_follow(query).parameters)
    key = uuid5(form, f"{email}\0{search}")
    _hand_in(FollowStep(pk=key, kind=StepKind.ASK, taken_at=at, email=email, search=search))


def confirm(key: UUID, at: datetime) -> None:
    """Hand in that the link to confirm was used."""
    _hand_in(FollowStep(pk=uuid5(key, StepKind.CONFIRM), kind=StepKind.CONFIRM, taken_at=at, followed=key))


def stop(key: UUID, at: datetime) -> None:
    """Hand in that it shall end. However often, it takes one row."""
    _hand_in(FollowStep(pk=uuid5(key, StepKind.STOP), kind=StepKind.STOP, taken_at=at, followed=key))


def _hand_in(step: FollowStep) -> None:
    try:
        step.save(force_insert=True)
    except IntegrityError as refused:
        if getattr(refused.__cause__, "sqlstate", "") != UNIQUE_VIOLATION:
            raise


# --- carrying them out, by the worker --------------------------------------------------------------------------------


def carry_out(at: datetime) -> None:
    """Do what people asked for, forget the steps, and delete what nobody confirmed in time."""
    while _carry_out_some():
        pass
    FollowedSearch.objects.filter(confirmed_at=None, asked_at__lte=at - VALID).delete()


@transaction.atomic
def _carry_out_some() -> int:
    """How many. What another worker has in hand is left to it."""
    steps = list(FollowStep.objects.select_for_update(skip_locked=True)[:AT_ONCE])
    for step in steps:
        _carry_out(step)
    FollowStep.objects.filter(pk__in=[step.pk for step in steps]).delete()
    return len(steps)


def _carry_out(step: FollowStep) -> None:
    followed = FollowedSearch.objects.filter(pk__in=[step.followed] if step.followed else [])
    match StepKind(step.kind):
        case StepKind.ASK:
            _begin(step)
        case StepKind.CONFIRM:
            followed.filter(confirmed_at=None).update(
                confirmed_at=step.taken_at, told_until=step.taken_at, due_at=step.taken_at + NEWS_EVERY
            )
        case StepKind.STOP:
            followed.delete()


def _begin(step: FollowStep) -> None:
    """A new row, and so a request to confirm; nothing where there is one already or too many wait to be confirmed."""
    theirs = FollowedSearch.objects.filter(email=step.email)
    if theirs.filter(confirmed_at=None).count() >= MOST_UNCONFIRMED:
        return
    wished = FollowedSearch(
        pk=uuid4(), email=step.email, search=step.search, asked_at=step.taken_at, due_at=step.taken_at
    )
    FollowedSearch.objects.bulk_create([wished], ignore_conflicts=True)
