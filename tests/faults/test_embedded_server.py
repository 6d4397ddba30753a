"""The embedded PostgreSQL starts when first asked for, is shared, and ends with its last user, however that ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from foiarchive.embedded import server as embedded
from foiarchive.embedded.server import EmbeddedServer, ServerWillNotStart
from tests.commands import ROOT, manage

USE = """
import sys, time
from pathlib import Path
from foiarchive.embedded.server import EmbeddedServer
print(EmbeddedServer(Path(sys.argv[1])).join(), flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path):
    yield tmp_path / "postgres"
    EmbeddedServer(tmp_path / "postgres").stop()


def user_of(folder):
    """Another process that uses the server until it is told to go."""
    command = [sys.executable, "-c", USE, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline()
    return process


def leaves(process):
    process.communicate("go\n", timeout=60)


def dies(process):
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)


def test_the_server_starts_for_the_first_and_stops_after_the_last(folder):
    first, second = user_of(folder), user_of(folder)
    leaves(first)
    assert EmbeddedServer(folder).is_running()
    leaves(second)
    assert not EmbeddedServer(folder).is_running()


def test_an_orphan_is_joined_by_the_next_and_stopped_when_that_leaves(folder):
    dies(user_of(folder))
    assert EmbeddedServer(folder).is_running()
    leaves(user_of(folder))
    assert not EmbeddedServer(folder).is_running()


def test_stopping_stops_it_whoever_uses_it(folder):
    user = user_of(folder)
    assert EmbeddedServer(folder).stop()
    assert not EmbeddedServer(folder).is_running()
    leaves(user)


def test_stopping_what_does_not_run_is_no_error(folder):
    assert not EmbeddedServer(folder).stop()


def test_a_killed_server_is_started_again_at_the_next_use(folder):
    server = EmbeddedServer(folder)
    server.join()
    os.kill(server._pid(), signal.SIGKILL)
    while server.is_running():
        time.sleep(0.05)
    server.join()
    assert server.is_running()
    server.leave()


def test_a_cluster_that_was_half_made_is_made_again(folder):
    (folder / "cluster.new").mkdir(parents=True)
    (folder / "cluster.new" / "PG_VERSION").write_text("18")
    leaves(user_of(folder))
    assert (folder / "cluster" / "PG_VERSION").read_text().strip() == "18"


def test_an_old_number_of_a_stranger_is_not_taken_for_the_server(folder):
    leaves(user_of(folder))
    note = folder / "cluster" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{folder / 'cluster'}\n0\n5432\n{folder}\n\n0 0\nready\n")
    assert not EmbeddedServer(folder).stop()  # and this process lives on


def test_a_folder_whose_name_is_too_long_for_a_socket_works(tmp_path):
    folder = tmp_path / ("a-very-long-name-" * 7)
    server = EmbeddedServer(folder)
    try:
        socket_folder = server.join()
        assert len(str(socket_folder)) < 90
        assert socket_folder.stat().st_mode & 0o077 == 0
    finally:
        server.leave()


def test_a_server_that_cannot_start_says_why_in_one_line(folder):
    leaves(user_of(folder))
    (folder / "cluster" / "postgresql.conf").write_text("no_such_setting = 1\n")
    server = EmbeddedServer(folder)
    with pytest.raises(ServerWillNotStart, match="no_such_setting") as told:
        server.join()
    assert "\n" not in str(told.value)
    shutil.rmtree(folder)
    server.leave()  # there is nothing to stop any more, and no reason to complain
    assert not folder.exists()


def test_the_log_keeps_no_words_of_a_failed_statement(folder):
    server = EmbeddedServer(folder)
    host = str(server.join())
    embedded._call("psql", "-h", host, "-U", "postgres", "-c", "SELECT 'Zyxanthe Quillfeather'::int")
    server.leave()
    assert "invalid input syntax" in server.log.read_text()
    assert "SELECT" not in server.log.read_text()


@pytest.mark.parametrize("command", [["--help"], ["check"], ["help", "prepare_database"]])
def test_commands_that_need_no_database_start_none(tmp_path, command):
    assert manage({"FOI_VAR": str(tmp_path / "var")}, *command)[0] == 0
    assert not (tmp_path / "var" / "postgres").exists()
