"""What time it is, where a wrong clock would do harm: publishing before an embargo ends, erasing before it is due.

Three clocks are asked: this machine's, the database server's, and the steady one that counts since this machine began
and that nobody sets. Nothing that is dated is done before all three say that its time has come.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import connections
from django.utils import timezone

from foiarchive.database import STAFF

APART = timedelta(seconds=5)
JUMPED = timedelta(minutes=10)  # more than a clock that is put right by and by is ever changed at once


class Steady:
    """The time as it must be by now, if it was right when this process began."""

    def __init__(self) -> None:
        self._began, self._steadily = timezone.now(), _steadily()

    def time(self) -> datetime:
        return self._began + _steadily() - self._steadily

    def jumped(self, own: datetime) -> timedelta:
        """How far this machine's clock, which says `own`, went forward by itself."""
        return own - self.time()


def agreed_time(own: datetime) -> datetime:
    """The earliest of the three, where this machine's clock says `own`."""
    steady = own if _steady.jumped(own) < JUMPED else _steady.time()
    return min(own, steady, servers_time())


def servers_time() -> datetime:
    """By the database server's clock."""
    with connections[STAFF].cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        return datetime.fromtimestamp(float(cursor.fetchone()[0]), UTC)


def apart(own: datetime) -> timedelta:
    """How far this machine's clock, which says `own`, and the server's are apart, either way."""
    began = time.monotonic()
    server = servers_time()
    return abs(server - own - timedelta(seconds=time.monotonic() - began) / 2)


def troubles(own: datetime) -> Iterator[str]:
    """What is wrong with the clocks, in sentences, where this machine's says `own`."""
    if (found := apart(own)) > APART:
        yield f"Its clock and the database server's are {found.total_seconds():,.0f} seconds apart."
    if (found := _steady.jumped(own)) >= JUMPED:
        minutes = found.total_seconds() // 60
        yield (
            f"Its clock jumped {minutes:,.0f} minutes forward since its worker began, so nothing that is dated is done "
            "before its time by the clock as it was. Put the clock right; if it is right now, restart the worker."
        )


def _steadily() -> timedelta:
    return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))


_steady = Steady()
