"""Signing in by the office's own sign-on, and joining one's account with a name there."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from requests.accounts import single_sign_on as sign_on
from requests.accounts.single_sign_on import Begun, Proven, SignOnFailed
from requests.limits import Limit, count
from requests.models import Person, SignOnName
from requests.views.accounts import after_password, come_in, safe_next
from requests.views.staff_frame import person_of

logger = logging.getLogger(__name__)

BEGUN = "sign_on"  # the session's key for it
NOT_JOINED = (
    "Nobody here is joined with that name. Sign in with your user name once, and join it under Account, Single sign-on."
)
TAKEN = "This name is joined with another account already."


@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """To the provider."""
    return _off_to_provider(request, safe_next(request))


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Join one's account with a name at the provider; or take that away."""
    if not sign_on.is_on():
        raise Http404
    person = person_of(request)
    if request.method == "GET":
        return _off_to_provider(request, reverse("account"), person)
    SignOnName.objects.filter(person=person, issuer=settings.FOI_SIGN_ON_ISSUER).delete()
    messages.success(request, "The single sign-on lets nobody into this account any more.", extra_tags="good")
    return redirect("account")


@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """From the provider: in, to the second step, or back to the door."""
    if not sign_on.is_on():
        raise Http404
    count(request, Limit.SIGNING_IN)
    told, at = request.session.pop(BEGUN, None), timezone.now()  # once
    try:
        if told is None:
            raise SignOnFailed("nothing was begun in this browser")
        begun = Begun(**told)
        proven = sign_on.finish(begun, _plain(request.GET), _back(), at)
    except SignOnFailed as failure:
        logger.warning("A single sign-on failed: %s", failure)
        messages.error(request, sign_on.FAILED)
        return redirect("sign_in")
    if begun.joins is not None:
        return _joined(request, begun, proven, at)
    return _in(request, begun, proven, at)


def _off_to_provider(request: HttpRequest, onwards: str, joins: Person | None = None) -> HttpResponse:
    if not sign_on.is_on():
        raise Http404
    count(request, Limit.SIGNING_IN)
    again = isinstance(request.user, Person)
    key = joins.pk if joins else None
    try:
        address, begun = sign_on.begin(_back(), onwards, timezone.now(), key, again=again)
    except SignOnFailed as failure:
        logger.warning("A single sign-on failed: %s", failure)
        messages.error(request, sign_on.FAILED)
        return redirect("account" if joins else "sign_in")
    request.session[BEGUN] = sign_on.kept(begun)
    return redirect(address)


def _joined(request: HttpRequest, begun: Begun, proven: Proven, at: datetime) -> HttpResponse:
    """From now on that name comes in as this person: who has to be signed in still."""
    person = request.user
    if not isinstance(person, Person) or person.pk != begun.joins:
        return redirect("sign_in")
    try:
        with transaction.atomic():
            SignOnName.objects.update_or_create(
                person=person, issuer=settings.FOI_SIGN_ON_ISSUER,
                defaults={"subject": proven.subject, "joined_at": at},
            )  # fmt: skip
    except IntegrityError:
        messages.error(request, TAKEN, extra_tags="bad")
        return redirect("account")
    logger.info("Person %s joined a name of the single sign-on", person.pk)
    messages.success(request, "Joined: the single sign-on lets you in from now on.", extra_tags="good")
    return redirect("account")


def _in(request: HttpRequest, begun: Begun, proven: Proven, at: datetime) -> HttpResponse:
    names = SignOnName.objects.filter(issuer=settings.FOI_SIGN_ON_ISSUER, subject=proven.subject)
    found = names.select_related("person").first()
    if found is None or not found.person.may_sign_in(timezone.localdate(at)):
        logger.warning("A single sign-on failed: nobody is joined with the name, or they have left")
        messages.error(request, NOT_JOINED)
        return redirect("sign_in")
    if proven.second_factor:
        return come_in(request, found.person, begun.onwards, at)
    return after_password(request, found.person, begun.onwards, at)


def _back() -> str:
    """The address that the provider sends browsers back to: it has to know it beforehand."""
    return f"{settings.FOI_ADDRESS}{reverse('sign_on_back')}"


def _plain(answer: Mapping[str, object]) -> dict[str, str]:
    return {name: str(answer[name])[:4000] for name in ("state", "code", "iss", "error") if name in answer}
