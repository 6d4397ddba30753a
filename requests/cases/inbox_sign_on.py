"""An OAuth2 token that opens the mailbox, by the client's own credentials (RFC 6749, 4.4): for Microsoft 365, say.

A token is kept in memory until shortly before it ends, and asked for anew where the mail server refuses it.
"""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

SECONDS, LONGEST = 20, 1_000_000
USUAL_SECONDS = 300
EARLY = timedelta(minutes=2)


class NoToken(Exception):
    """Why there is none: "away", or that the client was refused. Never what was sent."""

    def __init__(self, *, is_away: bool) -> None:
        super().__init__("away" if is_away else "refused")
        self.is_away = is_away


@dataclass(slots=True)
class KeptToken:
    """The last one, and what it is good for."""

    token: str = ""
    of: tuple[str, ...] = ()
    until: datetime | None = None

    def at(self, at: datetime) -> str:
        """One that is good then. Raises NoToken."""
        of = (settings.FOI_INBOX_TOKENS, settings.FOI_INBOX_CLIENT, settings.FOI_INBOX_SECRET, settings.FOI_INBOX_SCOPE)
        if not self.token or self.of != of or self.until is None or at >= self.until:
            told = _asked_for()
            self.token, self.of = str(told["access_token"]), of
            self.until = at + timedelta(seconds=_seconds(told.get("expires_in"))) - EARLY
        return self.token

    def forget(self) -> None:
        """The mail server would not have it."""
        self.token = ""


KEPT = KeptToken()


def xoauth2(user: str, token: str) -> bytes:
    """What a client says by the mechanism XOAUTH2, before it is coded."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01".encode()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A secret goes to the address that was named, and to no other."""

    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def _asked_for() -> dict[str, Any]:
    sent = {
        "grant_type": "client_credentials",
        "client_id": settings.FOI_INBOX_CLIENT,
        "client_secret": settings.FOI_INBOX_SECRET,
        "scope": settings.FOI_INBOX_SCOPE,
    }
    headers = {"Accept": "application/json"}
    request = urllib.request.Request(settings.FOI_INBOX_TOKENS, urlencode(sent).encode(), headers)  # noqa: S310
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            told = json.loads(answer.read(LONGEST))
    except urllib.request.HTTPError as refusal:
        raise NoToken(is_away=refusal.code >= 500) from None
    except OSError:
        raise NoToken(is_away=True) from None
    except ValueError:
        raise NoToken(is_away=False) from None
    if not isinstance(told, dict) or not isinstance(told.get("access_token"), str):
        raise NoToken(is_away=False)
    return told


def _seconds(told: object) -> float:
    """How long it is good."""
    try:
        return float(str(told))
    except ValueError:
        return USUAL_SECONDS
