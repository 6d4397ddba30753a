"""Signing in and out."""

from __future__ import annotations

import logging
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from requests.accounts.brake import one_at_a_time
from requests.accounts.second_step import has_second_step
from requests.accounts.signing_in import begin, finish
from requests.accounts.single_sign_on import is_on
from requests.forms.signing_in import SignInForm
from requests.models import Person

logger = logging.getLogger(__name__)

LONGEST_NEXT = 2000


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The one door for staff: the first step. Whoever is signed in goes straight on."""
    onwards = safe_next(request)
    if isinstance(request.user, Person) and request.method == "GET":
        return redirect(onwards)
    form = SignInForm(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and _is_right(request, form):
        return after_password(request, form.person, onwards, timezone.now())
    if form.non_field_errors():
        _note_failure(form.cleaned_data.get("username", ""))
    status = 400 if form.errors else 200
    return render(request, "staff/sign_in.html", {"form": form, "next": onwards, "sign_on": is_on()}, status=status)


def _is_right(request: HttpRequest, form: SignInForm) -> bool:
    with one_at_a_time(request, request.POST.get("username", "")):
        return form.is_valid()


def after_password(request: HttpRequest, person: Person, onwards: str, at: datetime) -> HttpResponse:
    """To the second step; to setting one up, where there is none yet; or in, where none is asked for."""
    if not settings.FOI_TWO_STEPS:
        return come_in(request, person, onwards, at)
    begin(request, person, at)
    step = "second_step" if has_second_step(person) else "first_app"
    return redirect(f"{reverse(step)}?{urlencode({'next': onwards})}")


def come_in(request: HttpRequest, person: Person, onwards: str, at: datetime) -> HttpResponse:
    """Signed in."""
    finish(request, person, at)
    logger.info("Person %s signed in", person.pk)
    return redirect(onwards)


def _note_failure(username: str) -> None:
    """Whose account was tried. Never the name as typed: people type their password there."""
    key = Person.objects.filter(username=username).values_list("pk", flat=True).first()
    logger.warning("A sign-in failed: person %s", key or "unknown")


def braked(request: HttpRequest, response: HttpResponse | None = None, credentials: object = None) -> HttpResponse:
    """Too many wrong tries for one name: the same page whether somebody has that name or not."""
    wait = settings.AXES_COOLOFF_TIME
    page = render(request, "staff/braked.html", {"minutes": int(wait.total_seconds() // 60)}, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    return page


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session, here and on the server."""
    logout(request)
    return redirect("home")


def safe_next(request: HttpRequest) -> str:
    """Where to go on: an address of this site, or the work queue. Never out of it."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    fits = len(wanted) <= LONGEST_NEXT and wanted.startswith("/") and wanted.isprintable()
    if fits and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure()):
        return wanted
    return reverse("cases")


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: from another site, or from before a sign-in or sign-out."""
    return render(request, "403.html", {}, status=403)
