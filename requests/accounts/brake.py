"""The brake on guessing: after ten wrong passwords or codes for a name, nobody is let in by it for five minutes.

django-axes counts, in the database, so for every web process alike. Names that nobody has are counted too, or one could
tell them apart; what was typed there is not kept, since people type their password there.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import connections, transaction
from django.http import HttpRequest

from foiarchive.database import STAFF
from foiarchive.visitors import visitor
from requests.models import Person

LONGEST_NAME = 150


def counted_as(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Under which name a try is counted: the account's number, or a stamp of what was typed."""
    name = str((credentials or request.POST).get("username") or "")[:LONGEST_NAME].replace("\0", "")
    key = Person.objects.filter(username=name).values_list("pk", flat=True).first()
    if key is not None:
        return f"person {key}"
    return f"unknown {hmac.new(settings.SECRET_KEY.encode(), name.encode(), hashlib.sha256).hexdigest()[:32]}"


def by_account(request: HttpRequest, credentials: Mapping[str, Any] | None) -> list[str]:
    """What is braked: an account, from wherever. How often one address may try is in requests.limits."""
    return ["username"]


def address_of(request: HttpRequest) -> str | None:
    """Whom a request comes from, as everything else here counts it."""
    return visitor(request.META, settings.TRUSTED_PROXIES).partition("/")[0] or None


@contextmanager
def one_at_a_time(request: HttpRequest, name: str) -> Iterator[None]:
    """Tries for one name stand in a line, so that many at once are not more than ten."""
    with transaction.atomic(using=STAFF), connections[STAFF].cursor() as cursor:
        counted = counted_as(request, {"username": name})
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"signing in {counted}"])
        yield


def is_braked(request: HttpRequest, person: Person) -> bool:
    """Whether no code is looked at for this person now."""
    return not AxesProxyHandler.is_allowed(request, {"username": person.username})


def count_wrong_code(request: HttpRequest, person: Person) -> None:
    """A wrong code weighs as much as a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": person.username}, request=request)
