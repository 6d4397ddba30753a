"""Signing in by the office's own sign-on: OpenID Connect, authorisation code with PKCE. Off unless it is set up.

    browser ─ to the provider, with state, nonce and the hash of a secret ─▶ signs in there ─ back with a code ─▶
    we change code and secret for an ID token ─ signature, issuer, audience, time and nonce checked ─▶ Proven

What the provider sends is not believed before its signature is checked against the keys at its own address.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import urllib.request
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import jwt
from django.conf import settings

ALGORITHMS = ["RS256", "PS256", "ES256"]  # with a public key: none that a client's secret could sign
TAKES_AT_MOST = timedelta(minutes=10)
LEEWAY = timedelta(seconds=60)  # of clocks
SECONDS, LONGEST = 10, 1_000_000
FAILED = "The sign-on could not be finished. Try again, or sign in with your user name."


class SignOnFailed(Exception):
    """Why nobody is signed in, for the log. Never what was sent."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What has to come back, kept in the session of the browser that began. `joins`: the person who joins a name."""

    state: str
    nonce: str
    verifier: str
    at: float
    onwards: str
    joins: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Proven:
    """Who it is at the provider, and whether they showed a second factor there."""

    subject: str
    second_factor: bool


def is_on() -> bool:
    """Whether this installation has a sign-on."""
    return bool(settings.FOI_SIGN_ON_ISSUER)


def begin(back: str, onwards: str, at: datetime, joins: int | None = None, *, again: bool = False) -> tuple[str, Begun]:
    """Where to send the browser, and what to keep. `again`: to show it once more although one is signed in there."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    begun = Begun(state, nonce, verifier, at.timestamp(), onwards, joins, again)
    asked = {
        "response_type": "code",
        "client_id": settings.FOI_SIGN_ON_CLIENT,
        "redirect_uri": back,
        "scope": "openid",
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": _challenge(begun.verifier),
        "code_challenge_method": "S256",
        **({"prompt": "login"} if again else {}),
    }
    where = _provider()["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}", begun


def finish(begun: Begun, answer: Mapping[str, str], back: str, at: datetime) -> Proven:
    """Who came back. Raises SignOnFailed."""
    if at - datetime.fromtimestamp(begun.at, UTC) > TAKES_AT_MOST:
        raise SignOnFailed("it took too long")
    if not hmac.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
        raise SignOnFailed("another state")
    provider = _provider()
    if answer.get("iss", provider["issuer"]) != provider["issuer"]:  # RFC 9207
        raise SignOnFailed("another issuer answered")
    if "error" in answer or not answer.get("code"):
        raise SignOnFailed("the provider let nobody in")
    claims = _claims(_token(provider, answer["code"], begun.verifier, back), provider, begun.nonce)
    if begun.again and float(claims.get("auth_time") or begun.at) < begun.at - LEEWAY.total_seconds():
        raise SignOnFailed("nothing was shown there now")
    shown = {str(each) for each in [*_listed(claims.get("amr")), *_listed(claims.get("acr"))]}
    return Proven(str(claims["sub"]), bool(shown & set(settings.FOI_SIGN_ON_SECOND_FACTOR)))


def kept(begun: Begun) -> dict[str, Any]:
    """For the session."""
    return asdict(begun)


def _claims(token: str, provider: Mapping[str, str], nonce: str) -> dict[str, Any]:
    """What the ID token says, once all of it is checked (OpenID Connect Core 3.1.3.7)."""
    try:
        head = jwt.get_unverified_header(token)
        keys = jwt.PyJWKSet.from_dict(_fetched(urllib.request.Request(provider["jwks_uri"]))).keys  # noqa: S310
        key = next((each for each in keys if each.key_id == head.get("kid") or len(keys) == 1), None)
        if key is None:
            raise SignOnFailed("signed with a key that the provider does not name")
        claims: dict[str, Any] = jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=settings.FOI_SIGN_ON_CLIENT,
            issuer=provider["issuer"],
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "aud", "iss", "sub", "nonce"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as refused:
        raise SignOnFailed(f"the token is not right: {type(refused).__name__}") from None
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise SignOnFailed("another nonce")
    if len(_listed(claims["aud"])) > 1 and claims.get("azp") != settings.FOI_SIGN_ON_CLIENT:
        raise SignOnFailed("made for another program")
    return claims


def _token(provider: Mapping[str, str], code: str, verifier: str, back: str) -> str:
    """The ID token for the code and the secret whose hash was sent first."""
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    headers = {"Accept": "application/json"}
    if settings.FOI_SIGN_ON_SECRET:
        pair = f"{quote(settings.FOI_SIGN_ON_CLIENT, safe='')}:{quote(settings.FOI_SIGN_ON_SECRET, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        sent["client_id"] = settings.FOI_SIGN_ON_CLIENT
    request = urllib.request.Request(provider["token_endpoint"], urlencode(sent).encode(), headers)  # noqa: S310
    token = _fetched(request).get("id_token")
    if not isinstance(token, str):
        raise SignOnFailed("no token came")
    return token


def _provider() -> dict[str, str]:
    """What the provider says of itself, at the address that is its name."""
    issuer = settings.FOI_SIGN_ON_ISSUER
    told = _fetched(urllib.request.Request(f"{issuer.rstrip('/')}/.well-known/openid-configuration"))  # noqa: S310
    names = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    if told.get("issuer") != issuer or any(not _is_safe(told.get(name), issuer) for name in names):
        raise SignOnFailed("the provider’s description is not that of the issuer that is set")
    return {name: str(told[name]) for name in names}


def _is_safe(address: object, issuer: str) -> bool:
    """Over https; or at the issuer itself, where that is on this machine and has none."""
    return isinstance(address, str) and address.startswith(("https://", issuer))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A secret goes to the address that was named, and to no other."""

    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def _fetched(request: urllib.request.Request) -> dict[str, Any]:
    """JSON from the provider. Raises SignOnFailed."""
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            told = json.loads(answer.read(LONGEST))
    except (OSError, ValueError) as problem:  # HTTPError and URLError are kinds of OSError
        raise SignOnFailed(f"the provider cannot be asked: {type(problem).__name__}") from None
    if not isinstance(told, dict):
        raise SignOnFailed("the provider’s answer is no object")
    return told


def _listed(said: object) -> list[object]:
    """One, several or none, as a list."""
    return said if isinstance(said, list) else [] if said is None else [said]


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
