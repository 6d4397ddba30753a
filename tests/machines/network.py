"""Machines that are processes: each has a network and a host name of its own, its own folder, and shares the files.

The suite itself runs in a network namespace (`unshare --net`), where the database and nginx live: 10.77.0.1, on a
bridge that the machines are plugged into. All of it is gone with the process.
"""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from tests.commands import ROOT

HOME = "10.77.0.1"
BRIDGE = "foi0"
PORT = 8000
# What machines have in common, by NFS or the like. The rest of FOI_VAR is each one's own: index, counters, locks.
SHARED = ("letters", "waiting", "published", "erased", "downloads", "bundles")


def leads_anywhere() -> bool:
    """Whether the network we are in is more than a new one's."""
    return len(Path("/proc/self/net/route").read_text(encoding="ascii").splitlines()) > 1


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


def make_bridge() -> None:
    """In our own namespace."""
    ip("link", "set", "lo", "up")
    ip("link", "add", BRIDGE, "type", "bridge")
    ip("addr", "add", f"{HOME}/24", "dev", BRIDGE)
    ip("link", "set", BRIDGE, "up")


def network_of(process: int | str) -> Path:
    """Its namespace."""
    return Path(f"/proc/{process}/ns/net").readlink()


class Machine:
    """A host on the bridge. What runs there begins with `inside`."""

    def __init__(self, name: str, address: str) -> None:
        self.name, self.address = name, address
        self.holder = subprocess.Popen(["unshare", "--net", "--uts", "sleep", "infinity"])
        self.inside: Sequence[str] = ("nsenter", "-t", str(self.holder.pid), "--net", "--uts")
        while network_of(self.holder.pid) == network_of("self"):
            pass  # until it has one of its own
        ip("link", "add", f"v{name}", "type", "veth", "peer", "name", "eth0", "netns", str(self.holder.pid))
        ip("link", "set", f"v{name}", "master", BRIDGE, "up")
        commands = (f"addr add {address}/24 dev eth0", "link set eth0 up", "link set lo up")
        for command in commands:
            self.run("ip", *command.split())
        self.run("hostname", name)
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, *command: str) -> None:
        subprocess.run([*self.inside, *command], check=True)

    def unplug(self) -> None:
        """As if the cable was pulled."""
        ip("link", "set", f"v{self.name}", "down")

    def plug_in(self) -> None:
        ip("link", "set", f"v{self.name}", "up")

    def stop(self) -> None:
        self.kill()
        self.holder.kill()
        self.holder.wait()

    def kill(self) -> None:
        """Everything that runs there, at once."""
        for each in self.running:
            with suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()
        self.running = []


class Host(Machine):
    """One with the site's code: web processes and a worker."""

    def __init__(self, name: str, address: str, folder: Path, shared: Path, environment: dict[str, str]) -> None:
        super().__init__(name, address)
        self.log, self.folder = folder / f"{name}.log", folder / name
        self.folder.mkdir(mode=0o700)
        for part in SHARED:
            (shared / part).mkdir(mode=0o700, exist_ok=True)
            (self.folder / part).symlink_to(shared / part)
        self.clock = folder / f"{name}.clock"
        self.set_clock(timedelta(0))
        self.environment = {**os.environ, **environment, "FOI_VAR": str(self.folder)}

    def start_web(self) -> None:
        command = ["-m", "gunicorn", "--workers", "2", "--bind", f"{self.address}:{PORT}", "foiarchive.wsgi"]
        self._start([sys.executable, *command], self.environment)

    def start_worker(self) -> None:
        """Its clock goes by what `set_clock` says."""
        self._start([sys.executable, "-m", "tests.machines.worker", str(self.clock)], self.environment)

    def set_clock(self, ahead: timedelta) -> None:
        """By so much ahead of the true one."""
        draft = self.clock.with_suffix(".new")
        draft.write_text(str(ahead.total_seconds()))
        draft.replace(self.clock)

    def _start(self, command: list[str], environment: dict[str, str]) -> None:
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [*self.inside, *command], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(process)

    def is_well(self) -> bool:
        """By what balancers ask."""
        return '"status": "ok"' in self.ask("/health/")[1]

    def ask(self, path: str) -> tuple[int, str]:
        """As nginx does. 0 where nobody answers."""
        connection = http.client.HTTPConnection(self.address, PORT, timeout=30)
        try:
            connection.request("GET", path, headers={"Host": "foi.example.org", "X-Forwarded-Proto": "https"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()
