"""Waiting for somebody else who waits in the database."""

from __future__ import annotations

import time

from django.db import connections


def wait_for_one_that_waits() -> None:
    """Until somebody waits for a lock: for what this transaction holds, where nobody else works."""
    for _ in range(600):
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waits.")
