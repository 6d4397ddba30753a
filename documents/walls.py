"""Is the child shut away on this machine? Tried with a child that does its best to get out.

Without walls around the child no file is read, unless FOI_WEAK_SANDBOX=1; the staff pages then say so.
"""

from __future__ import annotations

import socket
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from os import getpid
from pathlib import Path
from time import monotonic

from django.conf import settings

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.errors import Reason, UnreadableLetter
from documents.replies import one_value

ROOT = Path(__file__).resolve().parent.parent
SECRET_PLACES = ("/proc", "/run", "/tmp", "/var/tmp")  # noqa: S108  hidden from the child, not written to
FAILURE_KEPT = 60.0  # seconds
LIMITS = Limits(processor=5, wall=10.0, reply=MIB)


class Walls(StrEnum):
    """How well children are shut away."""

    FULL = "full"
    WEAK = "weak"
    REFUSED = "refused"
    NO_ROOM = "no room"


@dataclass(frozen=True, slots=True)
class SandboxState:
    """Whether letters are read here, and how safely: a word, and a sentence for the staff pages."""

    walls: Walls
    sentence: str


def sandbox_state() -> SandboxState:
    """How well children are shut away on this machine; tried once a process, and while it fails once a minute."""
    try:
        down = _why_down(int(monotonic() // FAILURE_KEPT))
    except OSError as failed:  # a disk that is read-only, say: not even a trial can be made
        why = f"it cannot be tried how safely, since nothing can be written: {failed.strerror or failed}."
        return SandboxState(Walls.NO_ROOM, f"No letter is read: {why}")
    if down:
        if settings.FOI_WEAK_SANDBOX:
            return SandboxState(Walls.WEAK, f"Letters are read with too little protection: {down}")
        return SandboxState(Walls.REFUSED, f"No letter is read: {down}")
    return SandboxState(
        Walls.FULL,
        "Letters are read in a process that has no network, cannot write and cannot see the archive's files.",
    )


@lru_cache(maxsize=1)
def _why_down(period: int) -> str:
    """What gives way, or nothing. Every staff page asks, and a trial that fails takes long: one a period will do."""
    try:
        _walls_hold()
    except _WallsDown as down:
        return str(down)
    return ""


class _WallsDown(Exception):
    """A child is not shut away; the message says what it can reach."""


def hidden_places() -> tuple[str, ...] | None:
    """What is hidden from a child; None where it cannot be, and may go without."""
    match sandbox_state().walls:
        case Walls.FULL:
            return _secret_places()
        case Walls.WEAK:
            return None
        case Walls.REFUSED:
            raise UnreadableLetter(Reason.NO_SANDBOX)
        case Walls.NO_ROOM:
            raise UnreadableLetter(Reason.NO_ROOM)


def _secret_places() -> tuple[str, ...]:
    """The folders that hold secrets or sockets, without those inside another and those that hold our own code."""
    code = {ROOT, Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), Path(sys.executable).resolve()}
    named = {Path(place).resolve() for place in (*SECRET_PLACES, tempfile.gettempdir(), settings.FOI_VAR)}
    places = {place for place in named if place.is_dir() and not any(each.is_relative_to(place) for each in code)}
    return tuple(sorted(str(place) for place in places if not any(parent in places for parent in place.parents)))


@cache
def _walls_hold() -> None:
    """Start a child that tries its walls; raises _WallsDown where one gives way. Only success is remembered."""
    settings.FOI_VAR.mkdir(parents=True, exist_ok=True)
    beside = ROOT / f".sandbox-{getpid()}"
    with tempfile.NamedTemporaryFile(dir=settings.FOI_VAR) as secret, socket.create_server(("127.0.0.1", 0)) as door:
        asked: dict[str, object] = {"port": door.getsockname()[1], "secret": secret.name, "parent": getpid()}
        job = Job("walls", asked | {"beside": str(beside)}, b"", _secret_places(), LIMITS)
        try:
            reached = one_value(run_child(job), "reached")
        except (UnreadableLetter, BadFrames) as failed:
            raise _WallsDown("this machine does not let a process be cut off from the network (unshare).") from failed
        finally:
            with suppress(OSError):  # where our own folder is read-only to us too
                beside.unlink(missing_ok=True)
    if reached:
        raise _WallsDown(f"the process that reads them can reach {', '.join(reached)}.")
