"""The machines that work here: each worker tells of its own, and how far its search index has followed."""

from __future__ import annotations

import hashlib
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from documents.walls import Walls, sandbox_state
from foiarchive import clocks
from requests.doctor.findings import Finding, bad, good, weak
from requests.doctor.versions import code_version
from requests.models import Machine, SearchChange
from requests.search.opened import reader
from requests.search.place import NoIndex

MACHINES = "Machines"
SILENT = timedelta(minutes=2)  # a worker tells of itself every 15 seconds
FORGOTTEN = timedelta(days=7)
BEAT = "worker.seen"
LONGEST = 30  # of a machine's name
WORKER = "See that manage.py worker runs on each machine."


@dataclass(frozen=True, slots=True)
class Stands:
    """How a machine stands. `behind`: changes its index lacks, None without one; `late`: since when the first waits."""

    machine: Machine
    behind: int | None
    late: timedelta
    is_silent: bool


def name_of_this() -> str:
    """This machine's name, short enough for a worker's. Of two long ones that begin alike it tells which is which."""
    name = socket.gethostname()
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def beat_file() -> Path:
    """Touched whenever this machine's worker tells of itself: for whoever must not ask the database."""
    folder: Path = settings.FOI_VAR
    return folder / BEAT


def report(at: datetime) -> None:
    """Tell of this machine. The worker does, every few seconds; when, says the database server's clock."""
    told = {
        "seen_at": Now(),
        "version": code_version(),
        "index_at": _index_at(),
        "free": shutil.disk_usage(settings.FOI_VAR).free,
        "trouble": " ".join([*_walls(), *clocks.troubles(timezone.now())])[:400],
    }
    Machine.objects.update_or_create(name=name_of_this(), defaults=told)
    beat_file().touch()


def is_heard(at: datetime) -> None:
    """Tell that this machine is there still, and nothing else: a worker does that has no index to tell of."""
    Machine.objects.filter(name=name_of_this()).update(seen_at=Now())


def forget_machines(at: datetime) -> None:
    """Those that were taken away."""
    Machine.objects.filter(seen_at__lt=at - FORGOTTEN).delete()


def machines(at: datetime) -> list[Stands]:
    """Every machine, and how far its index is behind the log of changes."""
    return [_stands(machine, at) for machine in Machine.objects.all()]


def examined() -> Iterator[Finding]:
    """Whether each still tells of itself, and they run the same program."""
    at = clocks.servers_time()
    known = list(Machine.objects.all())
    silent = [machine for machine in known if at - machine.seen_at > SILENT]
    for machine in silent:
        since = timezone.localtime(machine.seen_at)
        yield bad(MACHINES, f"Nothing was heard of the worker of {machine} since {since:%H:%M on %d %B %Y}.", WORKER)
    yield from (weak(MACHINES, f"{name}: {trouble}", "See to it there.") for name, trouble in _troubles(known))
    if len({machine.version for machine in known if machine not in silent}) > 1:
        yield weak(MACHINES, "Machines run different versions.", "Update those that were left, and restart them.")
    if not known:
        yield weak(MACHINES, "No worker has told of itself yet.", WORKER)
    elif not silent:
        yield good(MACHINES, f"Workers that tell of themselves: {len(known)}.")


def _stands(machine: Machine, at: datetime) -> Stands:
    is_silent = at - machine.seen_at > SILENT
    if machine.index_at is None:
        return Stands(machine, None, timedelta(0), is_silent)
    behind = SearchChange.objects.filter(pk__gt=machine.index_at)
    oldest = behind.order_by("pk").values_list("made_at", flat=True).first()
    return Stands(machine, behind.count(), max(at - oldest, timedelta(0)) if oldest else timedelta(0), is_silent)


def _troubles(known: list[Machine]) -> Iterator[tuple[str, str]]:
    """What machines tell of themselves; of this one the walls are told elsewhere."""
    for machine in known:
        own = " ".join(_walls()) if machine.name == name_of_this() else ""
        if trouble := machine.trouble.removeprefix(own).strip():
            yield machine.name, trouble


def _walls() -> Iterator[str]:
    state = sandbox_state()
    if state.walls is not Walls.FULL:
        yield state.sentence


def _index_at() -> int | None:
    try:
        return reader().progress.change
    except NoIndex:
        return None
