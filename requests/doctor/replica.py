"""The read replica, where there is one: whether it is what it is taken for, and keeps up."""

from __future__ import annotations

import time
from collections.abc import Iterator

from foiarchive import replica
from foiarchive.replica import State
from requests.doctor.findings import Finding, bad, good, weak

REPLICA = "Replica"
PATIENCE = 2.0  # seconds in which one that keeps up has heard of everything
LOOK_SECONDS = 0.1
MB = 1_000_000
MEANWHILE = "Readers are answered from the primary meanwhile."
TELLS_NOTHING = "It is not read from, so readers miss nothing."
OUT_OF_THE_WAY = "Unset DATABASE_REPLICA_URL, then make it a replica again with pg_basebackup: docs/deploy.md."


def examined() -> Iterator[Finding]:
    """Nothing where there is none."""
    if replica.is_set_up():
        yield _told(*_soon())


def _soon() -> tuple[State, int]:
    """How it stands to what the primary had a moment ago: it may be on its way."""
    place, began = replica.flushed(), time.monotonic()
    while (stands := replica.stands(place))[0] is State.BEHIND and time.monotonic() - began < PATIENCE:
        time.sleep(LOOK_SECONDS)
    return stands


def _told(state: State, lacks: int) -> Finding:
    behind = f"{lacks / MB:,.1f} MB behind"
    match state:
        case State.IN_STEP:
            return good(REPLICA, "The replica has everything, and readers' pages are read from it.")
        case State.BEHIND:
            sentence = f"The replica does not keep up: it is {behind}. {MEANWHILE}"
            return weak(REPLICA, sentence, "See whether its disk, or the network to it, is slow: docs/deploy.md.")
        case State.PAUSED:
            sentence = f"The replica was told to stop following, and is {behind}. {MEANWHILE}"
            return weak(REPLICA, sentence, "There, as its administrator: SELECT pg_wal_replay_resume();")
        case State.AWAY:
            sentence = f"The replica cannot be read. {MEANWHILE}"
            return weak(REPLICA, sentence, "See that it runs, and that DATABASE_REPLICA_URL names it.")
        case State.PROMOTED:
            sentence = "The replica was promoted: it takes writes of its own, and follows the primary no more."
            return bad(REPLICA, f"{sentence} {TELLS_NOTHING}", OUT_OF_THE_WAY)
        case State.STRANGER:
            sentence = "What DATABASE_REPLICA_URL names is no replica of this database: it follows another server, or"
            return bad(REPLICA, f"{sentence} parted from this one. {TELLS_NOTHING}", OUT_OF_THE_WAY)
        case State.NO_PRIMARY:
            sentence = "The server that DATABASE_URL names is a replica itself: nothing can be kept there."
            return bad(REPLICA, sentence, "Let DATABASE_URL name the primary, the server that takes writes.")
