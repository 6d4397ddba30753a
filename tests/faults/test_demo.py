"""`manage.py demo` from nothing to a page, again from what it left, and to its end, with two letters."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from foiarchive.embedded.server import EmbeddedServer
from foiarchive.supervision import answer_of
from tests.commands import ROOT, bare_environment
from tests.plugins.database import free_port

LETTERS = {"foi-0008-24.pdf", "foi-0006-22.pdf"}
LAST_LINE = "The code of the second step: "


class Demo:
    """A running demo, and what it has said."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.started = time.monotonic()
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=folder,
            env=bare_environment(PORT=str(self.port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(line.rstrip() for line in iter(self.process.stdout.readline, ""))

    def wait_for_sign_ins(self) -> None:
        while not (self.lines and self.lines[-1].startswith(LAST_LINE)):
            assert self.process.poll() is None, self.lines
            assert time.monotonic() - self.started < 300, self.lines
            time.sleep(0.1)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(f"http://localhost:{self.port}{path}", timeout=30) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, ""
        except TimeoutError:
            return 0, "Nothing came."

    def get_beside_idle_ones(self, path: str, idle: int) -> tuple[int, str]:
        """The same, while so many connections are open on which nothing is sent, as browsers open some ahead."""
        with ExitStack() as opened:
            for _ in range(idle):
                opened.enter_context(socket.create_connection(("127.0.0.1", self.port)))
            return self.get(path)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The project, its var/ empty, with two of its letters."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("foiarchive", "requests", "documents", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    unwanted = {path.name for path in (ROOT / "fixtures" / "letters").glob("*.pdf")} - LETTERS
    shutil.copytree(ROOT / "fixtures", folder / "fixtures", ignore=shutil.ignore_patterns("__pycache__", *unwanted))
    shutil.copy(ROOT / "manage.py", folder)
    yield folder
    EmbeddedServer(folder / "var" / "postgres").stop()


@contextmanager
def running(folder):
    """The demo, once it has told the sign-ins; gone at the end."""
    demo = Demo(folder)
    try:
        demo.wait_for_sign_ins()
        yield demo
    finally:
        demo.process.kill()
        demo.process.wait()
        demo.listener.join()
        demo.process.stdout.close()


@pytest.fixture(scope="module")
def first(folder):
    """The first run in the folder, ended by Ctrl-C: what it said, answered and left."""
    with running(folder) as demo:
        answers = {path: demo.get(path) for path in ("/", "/foi/0008-24/")}
        answers["beside idle ones"] = demo.get_beside_idle_ones("/", 4)
        status = demo.end(signal.SIGINT)
        return demo, answers, status


def test_the_first_run_goes_from_nothing_to_a_page(first):
    demo, answers, _ = first
    assert f"FOI Archive is at http://localhost:{demo.port}" in demo.lines
    assert [answers[path][0] for path in ("/", "/foi/0008-24/")] == [200, 200]
    assert "FOI 0008/24" in answers["/foi/0008-24/"][1]


def test_connections_on_which_nothing_is_sent_keep_nobody_waiting(first):
    _, answers, _ = first
    assert answers["beside idle ones"] == answers["/"]


def test_stopping_it_stops_its_processes_and_its_database(first, folder):
    demo, _, status = first
    assert status == 0
    assert answer_of(demo.port) is None
    assert not EmbeddedServer(folder / "var" / "postgres").is_running()


def test_another_run_finds_everything_as_it_was_and_needs_little(first, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with running(folder) as demo:
        assert any("2, of them 0 filed and 0 published now" in line for line in demo.lines)
        assert demo.get("/foi/0008-24/")[0] == 200
        assert demo.end(signal.SIGTERM) == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Seconds of work, not of waiting: under 20 on one idle core, however busy this machine is.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 20


def test_a_killed_database_comes_back_and_a_killed_demo_takes_its_processes_along(first, folder):
    with running(folder) as demo:
        server = EmbeddedServer(folder / "var" / "postgres")
        killed = server._pid()
        os.kill(killed, signal.SIGKILL)
        deadline = time.monotonic() + 60
        seen = set()
        while server._pid() in {killed, None} or demo.get("/foi/0008-24/")[0] != 200:
            seen.add(demo.get("/foi/0008-24/")[0])
            assert time.monotonic() < deadline, seen
        assert seen <= {200, 503}
        assert demo.end(signal.SIGKILL) == -signal.SIGKILL
        deadline = time.monotonic() + 10
        while answer_of(demo.port) is not None:
            assert time.monotonic() < deadline
            time.sleep(0.1)
