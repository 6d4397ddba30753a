"""The whole examination, for its two faces: `manage.py doctor` and the administrators' page."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError

from foiarchive.database import plain_sentence
from requests.doctor import database, files, jobs, machine, machines, office, replica, running, styles, upkeep
from requests.doctor.findings import Finding, bad


def examined(*, thoroughly: bool) -> Iterator[Finding]:
    """All there is to say. `thoroughly`: what takes long too, and what other logins than the staff's find."""
    yield from machine.examined()
    yield from files.examined()
    yield from office.settings_examined()
    yield from styles.examined()
    if away := list(database.is_there()) if thoroughly else []:
        yield from away
        return
    try:
        yield from database.examined(thoroughly=thoroughly)
        yield from replica.examined()
        yield from office.examined(thoroughly=thoroughly)
        yield from running.examined()
        yield from jobs.examined()
        yield from machines.examined()
        yield from upkeep.examined()
    except DatabaseError as problem:  # tables that are not there yet
        yield bad(database.DATABASE, plain_sentence(problem), database.PREPARE)
