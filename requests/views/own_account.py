"""A person's own account: the second steps they have, recovery codes, the password."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests.accounts import passkeys
from requests.accounts import second_step as steps
from requests.accounts.single_sign_on import is_on
from requests.forms.signing_in import NewPasswordForm, PasskeyForm
from requests.models import SignOnName
from requests.views.second_step import app_form, app_shown
from requests.views.staff_frame import person_of, staff_page

logger = logging.getLogger(__name__)

NOT_MADE = "The browser made no passkey. Try again; it must be the one you sign in with, at this site’s usual address."
LAST_ONE = "This is your only second step. Set up an app or another passkey first."


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """What somebody signs in with."""
    person = person_of(request)
    shown = {
        "sign_on": is_on(),
        "joined": SignOnName.objects.filter(person=person, issuer=settings.FOI_SIGN_ON_ISSUER).first(),
        "has_app": steps.has_app(person),
        "passkeys": passkeys.kept(person),
        "codes_left": steps.recovery_codes_left(person),
    }
    return staff_page(request, "staff/account.html", shown)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def new_app(request: HttpRequest) -> HttpResponse:
    """Sets up an app, in the place of one that was there."""
    person = person_of(request)
    secret, form = app_form(request, timezone.now())
    if form.is_bound and form.is_valid():
        steps.keep_app(person, secret, form.cleaned_data["step"])
        messages.success(request, "The app is set up. Its codes are asked for from now on.")
        logger.info("Person %s set up an app", person.pk)
        return redirect("account")
    shown = {"form": form, **app_shown(person, secret)}
    return staff_page(request, "staff/new_app.html", shown, status=400 if form.errors else 200)


@sensitive_post_parameters("credential")
@require_http_methods(["GET", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Keeps a passkey that the browser makes."""
    person = person_of(request)
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if passkeys.keep(person, form.cleaned_data["name"], form.cleaned_data["credential"]):
            messages.success(request, "The passkey is kept. You can sign in with it instead of a code.")
            logger.info("Person %s added a passkey", person.pk)
            return redirect("account")
        form.add_error(None, NOT_MADE)
    shown = {"form": form, "passkey_options": passkeys.options_for_new(person)}
    return staff_page(request, "staff/new_passkey.html", shown, status=400 if form.errors else 200)


@require_POST
def remove_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Takes one away, unless nothing would be left."""
    person = person_of(request)
    kept = passkeys.kept(person)
    passkey = next((each for each in kept if each.pk == key), None)
    if passkey is None:
        raise Http404
    if len(kept) == 1 and not steps.has_app(person):
        messages.error(request, LAST_ONE)
    else:
        passkey.delete()
        messages.success(request, "The passkey is removed.")
        logger.info("Person %s removed a passkey", person.pk)
    return redirect("account")


@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Makes new ones and shows them, this once."""
    person = person_of(request)
    codes = steps.new_recovery_codes(person)
    logger.info("Person %s made new recovery codes", person.pk)
    return staff_page(request, "staff/recovery_codes.html", {"codes": codes})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    """Changes the password; every other session of this person ends."""
    person = person_of(request)
    form = NewPasswordForm(person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "The password is changed. Wherever else you were signed in, you are not any more.")
        logger.info("Person %s changed their password", person.pk)
        return redirect("account")
    return staff_page(request, "staff/new_password.html", {"form": form}, status=400 if form.errors else 200)
