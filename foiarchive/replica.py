"""A streaming replica of the database, read instead of it where DATABASE_REPLICA_URL names one.

A replica tells what was so a moment ago, or an hour ago. So the primary is asked first how far it is, by one small
statement, and the replica is read only where it has all of that. What was withdrawn is gone at once: until the replica
has heard of it, the primary answers. Nothing else has to be known of lag, and no page has to think of it.

The primary's log counts as far as it is flushed: what is committed can be seen only after that (synchronous_commit).
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from enum import Enum

from django.db import connections
from django.db.utils import Error

from foiarchive.database import PUBLIC, REPLICA

ALONE_SECONDS = 10.0  # for so long a replica that cannot be read is not asked again
FLUSHED = """
    SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn() END,
           CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) END,
           system_identifier FROM pg_control_system()
"""
REPLAYED = """
    SELECT pg_is_in_recovery(), system_identifier, timeline_id,
           pg_wal_lsn_diff(%s, pg_last_wal_replay_lsn()),
           CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() END
    FROM pg_control_system(), pg_control_checkpoint()
"""

logger = logging.getLogger(__name__)


class State(Enum):
    """How a replica stands. Readers are answered from one that is in step, and from no other."""

    IN_STEP = "has everything"
    BEHIND = "lacks something still"
    PAUSED = "is told not to follow"
    AWAY = "cannot be read"
    PROMOTED = "takes writes of its own"
    STRANGER = "follows another server"
    NO_PRIMARY = "the primary is a replica itself"


@dataclass(frozen=True, slots=True)
class Place:
    """A point in the log of one server: which server's, in which of its lives, how far."""

    server: int
    timeline: int
    flushed: str


def is_set_up() -> bool:
    """Whether there is one."""
    return REPLICA in connections.settings


def chosen() -> str:
    """The login that reads for the public just now. Raises what says that the primary is away."""
    if _rest.goes_on():
        return PUBLIC
    state, _ = stands(flushed())
    _rest.after(state)
    return REPLICA if state is State.IN_STEP else PUBLIC


def flushed() -> Place | None:
    """How far the primary is; None where it is a replica itself."""
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(FLUSHED)
        log, timeline, server = cursor.fetchone()
    return Place(server, int(timeline, 16), log) if log else None


def stands(place: Place | None) -> tuple[State, int]:
    """How the replica stands to that, and how many bytes of the log it lacks."""
    if place is None:
        return State.NO_PRIMARY, 0
    try:
        with connections[REPLICA].cursor() as cursor:
            cursor.execute(REPLAYED, [place.flushed])
            is_replica, server, timeline, lacks, is_paused = cursor.fetchone()
    except Error:
        connections[REPLICA].close()
        return State.AWAY, 0
    if server != place.server:
        return State.STRANGER, 0
    if not is_replica:
        return State.PROMOTED, 0
    if timeline != place.timeline:
        return State.STRANGER, 0
    if lacks is None or lacks > 0:
        return State.PAUSED if is_paused else State.BEHIND, int(lacks or 0)
    return State.IN_STEP, 0


def leave_alone() -> None:
    """It broke off under a page: the primary answers for a while."""
    connections[REPLICA].close()
    _rest.after(State.AWAY)


class _Rest:
    """Whether this process leaves the replica alone for a moment; behind is none that lags: it catches up."""

    def __init__(self) -> None:
        self._until = 0.0
        self._said = State.IN_STEP

    def goes_on(self) -> bool:
        return time.monotonic() < self._until

    def after(self, state: State) -> None:
        if state not in (State.IN_STEP, State.BEHIND):
            self._until = time.monotonic() + ALONE_SECONDS
        if state is not self._said and State.BEHIND not in (state, self._said):
            logger.warning("The replica %s.", state.value)
        self._said = state


_rest = _Rest()
