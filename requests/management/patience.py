"""Changing tables while the site goes on: one at a time, and waiting for no lock for long.

Whoever waits for a table as a whole makes everybody wait who comes after, readers too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

PREPARING = 0x464F4950  # PostgreSQL advisory lock
WAITS_FOR = "1s"  # half of what the public login's statements may take
PAUSE = 2.0
TRIES_FOR = 600.0
BUSY = frozenset({"55P03", "40P01"})  # a lock that was not to be had; two that wait for each other
GIVEN_UP = (
    "Somebody has been at a table all the time, so it was not changed. What was done stays done: stop the worker and "
    "whatever else works on the database, and run this again."
)


@contextmanager
def alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Only one process changes tables; another waits for it. Whoever is killed lets go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def patiently(connection: BaseDatabaseWrapper, change: Callable[[], object], *, tries_for: float = TRIES_FOR) -> None:
    """Make a change that is whole or not at all; where a lock is not to be had soon, let the others go first."""
    until = time.monotonic() + tries_for
    _wait_for_locks(connection, WAITS_FOR)
    try:
        while True:
            try:
                change()
            except OperationalError as problem:
                if getattr(problem.__cause__, "sqlstate", None) not in BUSY:
                    raise
                if time.monotonic() > until:
                    raise CommandError(GIVEN_UP) from problem
                time.sleep(PAUSE)
            else:
                return
    finally:
        if connection.is_usable():
            _wait_for_locks(connection, "0")


def _wait_for_locks(connection: BaseDatabaseWrapper, most: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [most])
