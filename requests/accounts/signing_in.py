"""Between a right password and the second step nobody is signed in: the session only remembers who is on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from requests.models import Person

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
ON_THE_WAY_FOR = timedelta(minutes=10)
FRESH = timedelta(minutes=60)  # how long ago a second step may be for what weighs most
SIGNED_IN_AT, SEEN_AT, SECOND_STEP_AT = "signed_in_at", "seen_at", "second_step_at"
ON_THE_WAY = "on_the_way"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def begin(request: HttpRequest, person: Person, at: datetime) -> None:
    """The password was right."""
    request.session.flush()
    request.session[ON_THE_WAY] = [person.pk, at.timestamp(), person.get_session_auth_hash()]


def on_the_way(request: HttpRequest, at: datetime) -> Person | None:
    """Who gave the right password a short while ago, and may still sign in."""
    key, since, password = request.session.get(ON_THE_WAY, (None, 0, ""))
    if key is None or at - datetime.fromtimestamp(since, UTC) > ON_THE_WAY_FOR:
        return None
    person = Person.objects.filter(pk=key).first()
    if person is None or not person.may_sign_in(timezone.localdate(at)) or person.get_session_auth_hash() != password:
        return None
    return person


def finish(request: HttpRequest, person: Person, at: datetime) -> None:
    """Both steps are done; a session of its own begins."""
    request.session.flush()
    login(request, person, backend=BACKEND)
    note_sign_in(request, at)
    note_second_step(request, at)


def note_sign_in(request: HttpRequest, at: datetime) -> None:
    """From now on the hour runs."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = at.timestamp()


def note_second_step(request: HttpRequest, at: datetime) -> None:
    """Who sits there has just shown it."""
    request.session[SECOND_STEP_AT] = at.timestamp()


def still_here(request: HttpRequest, at: datetime, *, watching: bool) -> bool:
    """Whether this sign-in still holds: an hour without a page asked for, or twelve in all, end it."""
    session = request.session
    if SIGNED_IN_AT not in session:
        note_sign_in(request, at)
    seen = datetime.fromtimestamp(session[SEEN_AT], UTC)
    if at - seen > IDLE or at - datetime.fromtimestamp(session[SIGNED_IN_AT], UTC) > LONGEST:
        return False
    if not watching and at - seen > NOTED_EVERY:
        session[SEEN_AT] = at.timestamp()
    return True


def both_steps_done(request: HttpRequest) -> bool:
    """Whether this session began with both steps, or the installation asks for one only."""
    return SECOND_STEP_AT in request.session or not settings.FOI_TWO_STEPS


def is_fresh(request: HttpRequest, at: datetime, within: timedelta = FRESH) -> bool:
    """Whether the second step was shown lately enough for what weighs most."""
    if not settings.FOI_TWO_STEPS:
        return True
    return at - datetime.fromtimestamp(request.session.get(SECOND_STEP_AT, 0), UTC) <= within
