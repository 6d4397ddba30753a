"""The second step of signing in: a code, a passkey or a recovery code; and setting up the first one.

Whoever is signed in comes here too, before what weighs most, where they showed it more than an hour ago.
"""

from __future__ import annotations

import logging
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests.access import to_sign_in
from requests.accounts import passkeys
from requests.accounts import second_step as steps
from requests.accounts.brake import count_wrong_code, is_braked, one_at_a_time
from requests.accounts.signing_in import finish, note_second_step, on_the_way
from requests.accounts.single_sign_on import is_on
from requests.forms.signing_in import AppCodeForm, CodeForm
from requests.models import Person, SignOnName
from requests.views.accounts import braked, come_in, safe_next

logger = logging.getLogger(__name__)

WRONG = "This code does not fit, or it was used before. Wait for the next one and try again."
WRONG_PASSKEY = "This passkey does not fit. Try again, or use a code."
TOO_LONG = "That took more than ten minutes. Sign in again."
SECRET = "new_app_secret"  # noqa: S105  the session's key for it


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Proves that the person has what only they have."""
    at = timezone.now()
    person = request.user if isinstance(request.user, Person) else on_the_way(request, at)
    if person is None:
        return back_to_the_door(request)
    if not steps.has_second_step(person):
        is_joined = isinstance(request.user, Person) and is_on() and SignOnName.objects.filter(person=person).exists()
        return redirect(f"{reverse('sign_on')}?{urlencode({'next': safe_next(request)})}" if is_joined else "first_app")
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        with one_at_a_time(request, person.username):
            if is_braked(request, person):
                return braked(request)
            if _proves(request, person, form, at):
                return _goes_on(request, person, at)
            if form.errors.get("code") != [form.fields["code"].error_messages["required"]]:
                count_wrong_code(request, person)
                logger.warning("A second step failed: person %s", person.pk)
    shown = {"form": form, "next": safe_next(request), "signed_in": isinstance(request.user, Person)}
    if passkeys.kept(person):
        shown["passkey_options"] = passkeys.options_to_ask(person)
    return render(request, "staff/second_step.html", shown, status=400 if form.errors else 200)


def _proves(request: HttpRequest, person: Person, form: CodeForm, at: datetime) -> bool:
    """Whether the code or the passkey that was sent is right; if not the form says so."""
    if credential := request.POST.get("credential"):
        if passkeys.answer_is_right(person, credential, at):
            return True
        messages.error(request, WRONG_PASSKEY)
        return False
    if not form.is_valid():
        return False
    if steps.code_is_right(person, form.cleaned_data["code"], at):
        return True
    form.add_error("code", WRONG)
    return False


def _goes_on(request: HttpRequest, person: Person, at: datetime) -> HttpResponse:
    if isinstance(request.user, Person):
        note_second_step(request, at)
        return redirect(safe_next(request))
    return come_in(request, person, safe_next(request), at)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def first_app(request: HttpRequest) -> HttpResponse:
    """Sets up the first second step of somebody new, right after their password."""
    at = timezone.now()
    person = on_the_way(request, at)
    if person is None or steps.has_second_step(person):
        return back_to_the_door(request)
    secret, form = app_form(request, at)
    if form.is_bound and form.is_valid():
        steps.keep_app(person, secret, form.cleaned_data["step"])
        codes = steps.new_recovery_codes(person)
        onwards = safe_next(request)
        finish(request, person, at)
        logger.info("Person %s set up a second step and signed in", person.pk)
        return render(request, "staff/first_codes.html", {"codes": codes, "next": onwards})
    shown = {"form": form, "next": safe_next(request), **app_shown(person, secret)}
    return render(request, "staff/first_app.html", shown, status=400 if form.errors else 200)


def app_form(request: HttpRequest, at: datetime) -> tuple[str, AppCodeForm]:
    """The secret that the session offers, and the form for its first code; valid where the code fits."""
    secret = request.session.setdefault(SECRET, steps.new_secret())
    form = AppCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        step = steps.fits(secret, form.cleaned_data["code"], at)
        if step is None:
            form.add_error("code", WRONG)
        else:
            form.cleaned_data["step"] = step
            del request.session[SECRET]
    return secret, form


def app_shown(person: Person, secret: str) -> dict[str, object]:
    """The square code, and the secret in groups of four for who has to type it."""
    size, path = steps.dark_squares(steps.address_for_app(person, secret))
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return {"square": {"size": size, "path": path}, "secret": " ".join(groups)}


def back_to_the_door(request: HttpRequest) -> HttpResponse:
    """Nobody is on the way: begin again."""
    if isinstance(request.user, Person):
        return redirect("cases")
    messages.info(request, TOO_LONG)
    return to_sign_in(request, safe_next(request))
