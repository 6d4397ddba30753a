"""Passkeys as a second step: a key, a phone or the computer's own lock. They answer to this site's name only."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from requests.models import Person

LONGEST_NAME = 60


def kept(person: Person) -> list[Authenticator]:
    """The person's passkeys, in the order they were added."""
    return list(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def options_for_new(person: Person) -> str:
    """What the browser is asked to make; JSON. The question is remembered in the session."""
    return json.dumps(auth.begin_registration(person, passwordless=False))


def options_to_ask(person: Person) -> str:
    """What the browser is asked to prove; JSON."""
    return json.dumps(auth.begin_authentication(person))


def keep(person: Person, name: str, answer: str) -> bool:
    """Keep the passkey that the browser made; whether it was a fit one."""
    try:
        made = _read(answer)
        auth.parse_registration_response(made)
        auth.complete_registration(made)
    except (ValidationError, ValueError, KeyError):
        return False
    auth.WebAuthn.add(person, name[:LONGEST_NAME], made)
    return True


def answer_is_right(person: Person, answer: str, at: datetime) -> bool:
    """Whether one of the person's passkeys gave this answer to what was asked last."""
    try:
        given = _read(answer)
        auth.parse_authentication_response(given)
        used = auth.complete_authentication(person, given)
    except (ValidationError, ValueError, KeyError):
        return False
    used.last_used_at = at
    used.save(update_fields=["last_used_at"])
    return True


def _read(answer: str) -> dict[str, Any]:
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise ValueError("a browser sends an object")
    return read
