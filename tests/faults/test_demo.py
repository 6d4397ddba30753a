"""`manage.py demo` from nothing to a page, again from what it left, and to its end, with two letters."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from foiarchive.embedded.server import EmbeddedServer
from foiarchive.supervision import answer_of
from tests.commands import ROOT, bare_environment
from tests.plugins.database import free_port

LETTERS = {"foi-0008-24.pdf", "foi-0006-22.pdf"}
LAST_LINE = "The password of each is: "


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
            assert time.monotonic() - self.started < 120, self.lines
            time.sleep(0.1)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(f"http://localhost:{self.port}{path}", timeout=30) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, ""

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


@pytest.fixture
def start(folder):
    """Starts the demo, and sees that it is gone at the end."""
    running = []

    def started():
        demo = Demo(folder)
        running.append(demo)
        demo.wait_for_sign_ins()
        return demo

    yield started
    for demo in running:
        demo.process.kill()
        demo.process.wait()
        demo.listener.join()
        demo.process.stdout.close()


def test_it_goes_from_nothing_to_a_page_and_ends_whole(start, folder):
    demo = start()
    assert f"FOI Archive is at http://localhost:{demo.port}" in demo.lines
    assert demo.get("/")[0] == 200
    status, page = demo.get("/foi/0008-24/")
    assert status == 200
    assert "FOI 0008/24" in page
    assert demo.end(signal.SIGINT) == 0
    assert not EmbeddedServer(folder / "var" / "postgres").is_running()
    with pytest.raises(OSError, match="refused"):
        demo.get("/")


def test_another_run_finds_everything_as_it_was_and_needs_little(start):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    demo = start()
    assert any("2, of them 0 filed and 0 published now" in line for line in demo.lines)
    assert demo.get("/foi/0008-24/")[0] == 200
    assert demo.end(signal.SIGTERM) == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Seconds of work, not of waiting: under 20 on one idle core, however busy this machine is.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 20


def test_a_killed_database_comes_back_and_a_killed_demo_takes_its_processes_along(start, folder):
    demo = start()
    os.kill(EmbeddedServer(folder / "var" / "postgres")._pid(), signal.SIGKILL)
    deadline = time.monotonic() + 30
    seen = set()
    while (status := demo.get("/foi/0008-24/")[0]) != 200 or 503 not in seen:
        seen.add(status)
        assert time.monotonic() < deadline, seen
        time.sleep(0.1)
    assert seen <= {200, 503}
    assert demo.end(signal.SIGKILL) == -signal.SIGKILL
    while answer_of(demo.port) is not None:
        assert time.monotonic() < deadline + 10
        time.sleep(0.1)
