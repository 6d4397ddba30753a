"""Acts that are killed at named points: each runs in a process of its own, which SIGKILL ends just there.

A point stands before and after everything that lasts: a file forced to the disk, renamed or removed, a folder made, a
statement that writes, a COMMIT. The process is forked: a kill costs little, and what is killed is the real thing.
"""

from __future__ import annotations

import json
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from foiarchive.database import STAFF
from tests.plugins.archives import close_all

LASTING = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "link")
WRITES = ("INSERT", "UPDATE", "DELETE")
EVERY_POINT = 10_000


class Points:
    """Counts the points that are passed, and kills this process at one of them."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at, self.passed, self.name = kill_at, 0, ""

    def reach(self, name: str) -> None:
        """Here something lasting is about to happen, or has."""
        self.passed += 1
        self.name = name
        if self.passed == self.kill_at:
            os.write(self.told, json.dumps([self.passed, name]).encode())
            os.kill(os.getpid(), signal.SIGKILL)

    told = -1

    @contextmanager
    def watching(self) -> Iterator[None]:
        """In this process, which does nothing else any more."""
        for name in LASTING:
            setattr(os, name, self._around(getattr(os, name), name))
        setattr(BaseDatabaseWrapper, "_commit", self._around(getattr(BaseDatabaseWrapper, "_commit"), "COMMIT"))  # noqa: B009, B010
        with connections[STAFF].execute_wrapper(self._statement):
            yield

    def _around(self, work: Callable[..., object], name: str) -> Callable[..., object]:
        @wraps(work)
        def watched(*arguments: object, **named: object) -> object:
            self.reach(f"before {name}")
            done = work(*arguments, **named)
            self.reach(f"after {name}")
            return done

        return watched

    def _statement(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        if not str(sql).lstrip().startswith(WRITES):
            return execute(sql, *rest)
        words = str(sql).split()
        table = next((word.strip('"') for word in words if word.startswith('"')), "")
        self.reach(f"before {words[0]} {table}")
        done = execute(sql, *rest)
        self.reach(f"after {words[0]} {table}")
        return done


def killed_at(act: Callable[[], object], point: int) -> str:
    """Do it in a process of its own, killed at that point; the point's name, or blank where it came to its end."""
    reading, writing = os.pipe()
    status, said = _forked(act, point, reading, writing)
    if status == -signal.SIGKILL:
        return str(json.loads(said)[1])
    assert status == 0, "The act failed by itself; what it said stands above."
    return ""


def points_of(act: Callable[[], object]) -> int:
    """How many points it passes. It comes to its end."""
    reading, writing = os.pipe()
    status, said = _forked(act, EVERY_POINT, reading, writing)
    assert status == 0
    return int(json.loads(said)[0])


def apart(work: Callable[[], object]) -> object:
    """What it returns, from a process of its own: nothing that it opens stays open here."""
    reading, writing = os.pipe()

    def telling() -> None:
        Points.told = -1
        os.write(writing, json.dumps(work()).encode())

    status, said = _forked(telling, 0, reading, writing)
    assert status == 0
    return json.loads(said)


def _forked(act: Callable[[], object], point: int, reading: int, writing: int) -> tuple[int, bytes]:
    close_all()
    child = os.fork()
    if not child:
        _do(act, point, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        words = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), words


def _do(act: Callable[[], object], point: int, writing: int) -> None:
    """In the child; it never comes back from here."""
    status = 70
    try:
        os.setsid()
        close_all()  # where a browser's loop runs, the parent has others than these, which it opened before that
        points = Points(point)
        points.told = writing
        if point:
            with points.watching():
                act()
            os.write(writing, json.dumps([points.passed, ""]).encode())
        else:
            act()
        status = 0
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        os._exit(status)
