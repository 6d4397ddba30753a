"""Running the site's processes as children: start them, notice when one ends, stop them all."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

STOP_SECONDS = 15


class ChildEnded(Exception):
    """A process that should have gone on ended by itself."""


class Stopped(Exception):
    """Somebody asked us to stop."""


class Children:
    """Processes that live as long as this one. They get no Ctrl-C of their own: we stop them, in order.

    What they say goes into `log`.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], log: Path) -> None:
        self.folder = folder
        self.log = log
        self.environment = {**os.environ, **environment}
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *arguments: str) -> None:
        """Start `python arguments…` under `name`."""
        command = [*_dying_with_us(), sys.executable, *arguments]
        with self.log.open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def check(self) -> None:
        """See that all still run."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise ChildEnded(f"The {name} ended by itself (status {process.returncode}); see {self.log}.")

    def stop(self) -> None:
        """Ask each to stop, last started first, and insist after a while."""
        for process in reversed(self.running.values()):
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _dying_with_us() -> Sequence[str]:
    """A prefix that has the kernel stop the child even when we are killed, where the machine has it."""
    return ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Ctrl-C, a closed terminal and `kill` raise Stopped in here."""

    def stop(number: int, frame: FrameType | None) -> None:
        for quiet in before:
            signal.signal(quiet, signal.SIG_IGN)  # a second Ctrl-C must not cut the stopping short
        raise Stopped

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def port_is_free(port: int) -> bool:
    """Whether we could listen there."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left counts as free
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def answer_of(port: int) -> int | None:
    """The status of the site's first page; None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
