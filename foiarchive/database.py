"""Which database, and by which login.

One database, three logins: `owner` makes the tables, `default` is the staff's, `public` may read the published copy and
nothing else. A "door" says by which of them the work at hand comes in; the router sends every query through it.
Where there is a replica, `replica` is the public login there: readers' pages may be read by it (foiarchive/replica.py).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.utils import Error, InterfaceError, OperationalError

from foiarchive.embedded.server import DATABASE, OWNER

STAFF, PUBLIC, MIGRATIONS, REPLICA = "default", "public", "owner", "replica"
POSTGRESQL = "django.db.backends.postgresql"
KEEP_SECONDS = 600
# FOIA readers search; nobody's search may hold the database for longer than this.
PUBLIC_TIMEOUT = "-c statement_timeout=2000"
READ_ONLY = "-c default_transaction_read_only=on"  # of a replica that became a server of its own, too
# Seconds to connect to a replica, milliseconds until one that fell silent is given up: readers wait so long.
SOON = {"connect_timeout": 2, "tcp_user_timeout": 2000}

AWAY = (OperationalError, InterfaceError)  # nobody's fault but the server's: whatever was begun is tried again later
TOO_LONG = "57014"  # ended by statement_timeout: the server is there, and would do no better a second time
NOT_PREPARED = frozenset({"42P01", "42703", "42501"})  # no such table, no such column, no right to it
LIKE_THIS = "it must look like postgresql://user:password@host:5432/database."

Database = dict[str, Any]


def databases(
    url: str, staff_url: str, public_url: str, secret: str, folder: Path, replica_url: str = ""
) -> dict[str, Database]:
    """Django's DATABASES: the server at `url`, or the embedded one in `folder` where none is given."""
    owner = _parsed("DATABASE_URL", url) if url else _embedded(folder)
    staff = _parsed("DATABASE_STAFF_URL", staff_url) if staff_url else _login(owner, "staff", secret)
    public = _parsed("DATABASE_PUBLIC_URL", public_url) if public_url else _login(owner, "public", secret)
    _tell(public, PUBLIC_TIMEOUT)
    replicas = {REPLICA: _replica(replica_url, public)} if replica_url else {}
    return {STAFF: staff, PUBLIC: public, MIGRATIONS: owner, **replicas}


def _replica(url: str, public: Database) -> Database:
    """The public's login at a replica: with its name and password, unless the address has others."""
    replica = _parsed("DATABASE_REPLICA_URL", url)
    if not replica["USER"]:
        replica.update(USER=public["USER"], PASSWORD=public["PASSWORD"])
    replica["CONN_HEALTH_CHECKS"] = False  # it is asked how it stands before each page
    replica["OPTIONS"] = {**SOON, **replica.get("OPTIONS", {})}
    _tell(replica, f"{PUBLIC_TIMEOUT} {READ_ONLY}")
    return replica


def _tell(login: Database, setting: str) -> None:
    """Have the server set this whenever the login comes in."""
    options = login.setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} {setting}".strip()


def _parsed(name: str, url: str) -> Database:
    """The database `url` names; `name` is the setting it came from."""
    try:
        found = dict(dj_database_url.parse(url, conn_max_age=KEEP_SECONDS, conn_health_checks=True))
    except ValueError:
        raise ImproperlyConfigured(f"{name} is no address of a database; {LIKE_THIS}") from None
    if found["ENGINE"] != POSTGRESQL or not found.get("NAME"):
        raise ImproperlyConfigured(f"{name} does not name a PostgreSQL database; {LIKE_THIS}")
    return found


def _embedded(folder: Path) -> Database:
    return {
        "ENGINE": "foiarchive.embedded",
        "HOST": str(folder),
        "NAME": DATABASE,
        "USER": OWNER,
        "PASSWORD": "",
        "CONN_MAX_AGE": KEEP_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }


def _login(owner: Database, kind: str, secret: str) -> Database:
    """Another login to the owner's database, its password derived so that nobody has to keep it."""
    user = f"{owner['NAME']}_{kind}"
    password = hmac.new(secret.encode(), f"database login {user}".encode(), hashlib.sha256).hexdigest()
    return {**deepcopy(owner), "USER": user, "PASSWORD": password}


# --- the door --------------------------------------------------------------------------------------------------------


class Door:
    """A login, and by which one to read where that is another: `choose` says so when something is first read."""

    def __init__(self, login: str, choose: Callable[[], str] | None = None) -> None:
        self.login, self.choose = login, choose
        self.chosen = "" if choose else login
        self.broke_off = False  # the database went away under a page

    def to_read(self) -> str:
        if not self.chosen and self.choose:
            self.chosen = self.choose()
        return self.chosen


_door: ContextVar[Door] = ContextVar("door")
_staffs = Door(STAFF)


def open_door() -> Door:
    """The one that is open: the staff's unless somebody opened another."""
    return _door.get(_staffs)


@contextmanager
def through(login: str, choose: Callable[[], str] | None = None) -> Iterator[Door]:
    """Every query inside goes by this login; what only reads, by the one that `choose` names."""
    door = Door(login, choose)
    before = _door.set(door)
    try:
        yield door
    finally:
        _door.reset(before)


def each_through(door: Door, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A streamed body whose every chunk is made with that door open: it is written after the request has left."""
    waiting = iter(chunks)
    while True:
        with through(door.login, door.choose):
            try:
                chunk = next(waiting)
            except StopIteration:
                return
        yield chunk


class DoorRouter:
    """Sends every query through the open door, and migrations to the owner alone."""

    def db_for_read(self, model: type[models.Model], **hints: object) -> str:
        return open_door().to_read()

    def db_for_write(self, model: type[models.Model], **hints: object) -> str:
        return open_door().login

    def allow_relation(self, one: models.Model, other: models.Model, **hints: object) -> bool:
        return True  # the same rows, whichever login fetched them

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == MIGRATIONS


# --- when it is not there --------------------------------------------------------------------------------------------


def took_too_long(error: Exception) -> bool:
    """Whether the server ended a statement because of the time it took."""
    return getattr(error.__cause__, "sqlstate", None) == TOO_LONG


def plain_sentence(error: Error) -> str:
    """What to tell somebody at a terminal about a database error, in one line."""
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    state = getattr(error.__cause__, "sqlstate", None)
    if state in NOT_PREPARED or ("role" in first and "does not exist" in first):
        return f"The database is not prepared for this version: run manage.py prepare_database. ({first})"
    return f"The database cannot be used: {first.rstrip('.')}."
