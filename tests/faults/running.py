"""A site that runs for the tests of faults: real web processes, a real worker, and a server that can be killed."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.core.management import call_command

from tests import people
from tests.commands import ROOT
from tests.plugins.archives import Home, close_all
from tests.plugins.database import free_port
from tests.plugins.servers import OverTCP
from tests.web.handing_in import NEW
from tests.web.staff import signed_in

PUBLIC = (
    "/",
    "/foi/0008-24/",
    "/foi/0008-24/letter/4/",
    "/foi/0008-24/letter/4.webp",
    "/search/?q=funding",
    "/statistics/",
)
PATIENCE = 120
BOUNDARY = "a-boundary-of-the-tests"


def wait_for(is_so: Callable[[], object], patience: float = PATIENCE) -> float:
    """Until it is so; after how many seconds."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < patience, "It did not come to be so."
        time.sleep(0.05)
    return time.monotonic() - began


@dataclass
class Site:
    """Web processes that answer at a port, and what they log."""

    port: int
    master: subprocess.Popen[bytes]
    log: Path

    def ask(self, method: str, path: str, body: bytes = b"", slowly: float = 0, **headers: str) -> tuple[int, str, str]:
        """Status (0 where nobody answered to the end), the body, where it leads. `slowly`: seconds to send it in."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {"Host": "localhost", "Content-Length": str(len(body)), **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            for at in range(0, len(body), len(body) // 10 + 1):
                connection.send(body[at : at + len(body) // 10 + 1])
                time.sleep(slowly / 10)
            answer = connection.getresponse()
            self.cookies = answer.headers.get_all("Set-Cookie") or []
            return answer.status, answer.read().decode("utf-8", "replace"), answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            return 0, "", ""
        finally:
            connection.close()

    def status(self, path: str) -> int:
        return self.ask("GET", path)[0]

    def kill_workers(self) -> None:
        """The master starts others."""
        for pid in children_of(self.master.pid):
            killed(pid)

    def sign_in(self) -> None:
        """As an officer."""
        client = signed_in(people.officer())
        self.session = f"session={client.cookies['session'].value}"
        close_all()

    def upload(self, files: Mapping[str, bytes], key: UUID | None = None, slowly: float = 0) -> tuple[int, str, str]:
        """Hand these files in, as a browser does."""
        status, page, _ = self.ask("GET", NEW, Cookie=self.session)
        if status != 200:
            return status, page, ""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        cookie = next((each.split(";")[0] for each in self.cookies if each.startswith("csrf=")), "")
        assert token
        fields = {"csrfmiddlewaretoken": token[1], "key": str(key or uuid4())}
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
        parts += [f'name="letters"; filename="{name}"\r\n\r\n'.encode() + content for name, content in files.items()]
        body = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (BOUNDARY.encode(), part) for part in parts)
        body += f"--{BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return self.ask("POST", NEW, body, slowly, Content_Type=kind, Cookie=f"{self.session}; {cookie}")


@contextmanager
def site(home: Home, **more: str) -> Iterator[Site]:
    """Two web processes of gunicorn's and their master."""
    port = free_port()
    log = home.folder.with_suffix(".log")  # not on its disk, which tests fill and shut
    command = ["-m", "gunicorn", "--preload", "--workers", "2", "--bind", f"127.0.0.1:{port}", "foiarchive.wsgi"]
    environment = {**os.environ, **home.environment, "FOI_LOG": "json", **more}
    with log.open("ab") as said:
        master = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment, stdout=said, stderr=said, start_new_session=True
        )
    running = Site(port, master, log)
    try:
        wait_for(lambda: running.status("/health/") == 200)
        yield running
    finally:
        os.killpg(master.pid, signal.SIGTERM)
        master.wait(30)


class Worker:
    """The real one, in a process of its own that is forked: it starts at once, so that kills fall into work."""

    def __init__(self) -> None:
        close_all()
        self.pid = os.fork()
        if not self.pid:
            status = 70
            try:
                os.setsid()
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                call_command("worker")
                status = 0
            finally:
                os._exit(status)

    def kill(self) -> None:
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)


@contextmanager
def worker() -> Iterator[Worker]:
    """Until the end of the block."""
    running = Worker()
    try:
        yield running
    finally:
        running.stop()


def children_of(pid: int) -> list[int]:
    """The processes it started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def killed(pid: int) -> None:
    """For certain, at once."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def is_there(pid: int) -> bool:
    """And not only waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_server(server: OverTCP) -> None:
    """The database server and all its processes, at once."""
    postmaster = int((server.folder / "cluster" / "postmaster.pid").read_text().split()[0])
    every = [postmaster, *children_of(postmaster)]
    for pid in every:
        killed(pid)
    wait_for(lambda: not any(is_there(pid) for pid in every))


def start_server(server: OverTCP) -> None:
    """As systemd would, with the settings it had. Where nobody waited for the killed one, its number looks alive."""
    (server.folder / "cluster" / "postmaster.pid").unlink(missing_ok=True)
    server._run("pg_ctl", "restart", "-w", "-D", str(server.folder / "cluster"), "-l", str(server.folder / "log"))


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A file system of that size, mounted there, with what lay there."""
    kept = {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    folders = [path.relative_to(place) for path in place.rglob("*") if path.is_dir()]
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)], check=True)
    try:
        for folder in sorted(folders):
            (place / folder).mkdir(mode=0o700)
        for name, content in kept.items():
            (place / name).write_bytes(content)
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Take all the room there is."""
    filler = place / "filler"
    with filler.open("wb") as stream, suppress(OSError):
        while True:
            stream.write(b"\0" * 65536)
            stream.flush()
    return filler


def some_time(most: float) -> float:
    """Seconds, at random."""
    return random.uniform(0.0, most)  # noqa: S311
