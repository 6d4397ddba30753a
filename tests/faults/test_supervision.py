"""The demo's processes end with the demo, however it ends, and it notices when one of them ends by itself."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from foiarchive.supervision import ChildEnded, Children, answer_of, port_is_free
from tests.commands import ROOT, manage

PATIENT = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
PARENT = """
import sys, time
from pathlib import Path
from foiarchive.supervision import Children, Stopped, stopped_by_signals
children = Children(Path("."), {}, Path(sys.argv[1]))
try:
    with stopped_by_signals():
        children.start("sleeper", "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)")
        print("started", flush=True)
        time.sleep(60)
except Stopped:
    children.stop()
    print("stopped", flush=True)
"""


@pytest.fixture
def children(tmp_path):
    children = Children(tmp_path, {"GREETING": "hello"}, tmp_path / "log")
    yield children
    children.stop()


@pytest.fixture
def parent(tmp_path):
    command = [sys.executable, "-c", PARENT, str(tmp_path / "log")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "started\n"
    yield process
    process.kill()
    process.communicate()


def words_in(log):
    """What the child wrote, once it has."""
    deadline = time.monotonic() + 10
    while not (log.exists() and log.read_text().strip()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return log.read_text().strip()


def is_gone(pid):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False


def test_a_child_gets_its_environment_and_its_words_are_logged(children):
    children.start("greeter", "-c", "import os; print(os.environ['GREETING'])")
    assert words_in(children.log) == "hello"


def test_a_child_that_ends_by_itself_is_noticed_by_name(children):
    children.start("web server", "-c", "raise SystemExit(3)")
    children.running["web server"].wait()
    with pytest.raises(ChildEnded, match=r"The web server ended by itself \(status 3\)"):
        children.check()


def test_children_that_run_are_left_in_peace(children):
    children.start("sleeper", "-c", PATIENT)
    children.check()


def test_stopping_ends_every_child(children):
    children.start("one", "-c", PATIENT)
    children.start("two", "-c", PATIENT)
    children.stop()
    assert all(process.returncode == -signal.SIGTERM for process in children.running.values())


def test_a_child_that_does_not_listen_is_ended_all_the_same(children, monkeypatch):
    monkeypatch.setattr("foiarchive.supervision.STOP_SECONDS", 0.3)
    children.start("stubborn", "-c", STUBBORN)
    words_in(children.log)
    children.stop()
    assert children.running["stubborn"].returncode == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_way_of_asking_stops_the_children(parent, tmp_path, number):
    child = int(words_in(tmp_path / "log"))
    parent.send_signal(number)
    assert parent.communicate(timeout=20)[0] == "stopped\n"
    assert is_gone(child)


def test_the_children_of_a_killed_parent_end_too(parent, tmp_path):
    child = int(words_in(tmp_path / "log"))
    parent.kill()
    assert is_gone(child)


def test_a_port_somebody_listens_at_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert not port_is_free(taken.getsockname()[1])


def test_where_nobody_answers_there_is_no_status():
    with socket.create_server(("127.0.0.1", 0)) as left:
        port = left.getsockname()[1]
    assert port_is_free(port)
    assert answer_of(port) is None


def test_a_port_in_use_is_told_plainly(own_database):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, said = manage({**own_database.environment, "PORT": str(port)}, "demo")
    assert status == 1
    assert said == f"CommandError: Port {port} is in use. Choose another: PORT={port + 1} make demo"


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_port_that_cannot_be_is_told_plainly(port):
    with pytest.raises(CommandError, match=f"There is no port {port}. Choose one from 1 to 65535."):
        call_command("demo", port=port)
