"""The second step of signing in: codes of an app, and recovery codes for when the phone is lost.

django-allauth keeps them. A code is taken once, also when two browsers send it at one moment.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime

import qrcode
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.utils.http import urlencode

from requests.models import Person

Kind = Authenticator.Type
PERIOD = 30  # seconds, as every app has it (RFC 6238)
STEPS_OFF = (0, -1, 1)  # a clock may be half a minute wrong
NEVER = -1


def has_second_step(person: Person) -> bool:
    """Whether this person has an app or a passkey. Recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=person).exclude(type=Kind.RECOVERY_CODES).exists())


def new_secret() -> str:
    """A secret for an app, in Base32."""
    return str(generate_totp_secret())


def code_at(secret: str, at: datetime, off: int = 0) -> str:
    """The code that an app with this secret shows; `off`: how many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, _step(at) + off)))


def fits(secret: str, code: str, at: datetime) -> int | None:
    """The half minute whose code this is, where it is one that may be used now."""
    for off in STEPS_OFF:
        if secret and hmac.compare_digest(code_at(secret, at, off).encode(), _plain(code).encode()):
            return _step(at) + off
    return None


def code_is_right(person: Person, code: str, at: datetime) -> bool:
    """Whether this is the app's code or a recovery code of this person's; if so it is used up."""
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().filter(user=person).order_by("pk")
        return any(_used(each, code, at) for each in kept)


def _used(kept: Authenticator, code: str, at: datetime) -> bool:
    if kept.type == Kind.RECOVERY_CODES:
        return bool(RecoveryCodes(kept).validate_code(_plain(code)))
    step = fits(decrypt(kept.data["secret"]), code, at) if kept.type == Kind.TOTP else None
    if step is None or step <= kept.data.get("last_step", NEVER):
        return False
    kept.data["last_step"] = step
    kept.last_used_at = at
    kept.save(update_fields=["data", "last_used_at"])
    return True


@transaction.atomic
def keep_app(person: Person, secret: str, step: int = NEVER) -> None:
    """From now on the app with this secret is theirs, and no other. `step`: the half minute whose code was shown."""
    Authenticator.objects.filter(user=person, type=Kind.TOTP).delete()
    kept = TOTP.activate(person, secret).instance
    kept.data["last_step"] = step
    kept.save(update_fields=["data"])


@transaction.atomic
def new_recovery_codes(person: Person) -> list[str]:
    """Ten codes that each work once. Those of before are worth nothing now."""
    Authenticator.objects.filter(user=person, type=Kind.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(person).generate_codes())


def recovery_codes_left(person: Person) -> int:
    """How many are unused."""
    kept = Authenticator.objects.filter(user=person, type=Kind.RECOVERY_CODES).first()
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0


def has_app(person: Person) -> bool:
    """Whether an app makes codes for this person."""
    return bool(Authenticator.objects.filter(user=person, type=Kind.TOTP).exists())


def forget(person: Person) -> None:
    """Take every second step away: the next sign-in begins with setting one up."""
    Authenticator.objects.filter(user=person).delete()


def address_for_app(person: Person, secret: str) -> str:
    """What the square code tells the app."""
    issuer = settings.MFA_TOTP_ISSUER
    return f"otpauth://totp/{person.username}?{urlencode({'secret': secret, 'issuer': issuer})}"


def dark_squares(text: str) -> tuple[int, str]:
    """A QR code as the path of an SVG, and how many squares it is wide."""
    square = qrcode.QRCode(border=4)
    square.add_data(text)
    square.make()
    rows: Iterable[Iterable[bool]] = square.get_matrix()
    marks = [f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return len(square.get_matrix()), "".join(marks)


def _step(at: datetime) -> int:
    return int(at.timestamp()) // PERIOD


def _plain(code: str) -> str:
    """Without the blanks that apps show between figures."""
    return "".join(code.split())
