"""From the release before to this one: killed twenty times, while that release's own site is read: `make upgrade`.

Needs the project's history, where that release's code is.
"""

from __future__ import annotations

import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from requests.management.backups import rows
from requests.management.patience import PREPARING
from tests.commands import ROOT, bare_environment, manage
from tests.plugins.archives import copied, living_in
from tests.records.earlier import (
    RELEASE,
    SETTLED,
    Rows,
    all_columns,
    all_rows,
    earlier_release,
    migrations_made,
    public_tables,
    read_what_is_public,
)

KILLS = 20
PAGES = ("/", "/foi/0008-24/", "/foi/0008-24/q1b/", "/search/?q=violence", "/foi/", "/statistics/", "/topics/", "/ask/")
PATIENCE = 60.0  # seconds, while web processes start; a page that waits for the database has two, then it is a 503
RANDOM = random.Random(27)  # noqa: S311  nobody has to guess it


@pytest.fixture
def earlier(django_db_setup, server, django_db_blocker, tmp_path):
    """A database of that release, and today's tables to compare it with."""
    with django_db_blocker.unblock():
        with living_in(copied(server, "foiarchive", "today", settings.FOI_VAR / "today")):
            today = all_columns()
        (tmp_path / "rows").mkdir()
        with earlier_release(server, tmp_path / "rows", "earlier") as home:
            yield home, today


@pytest.fixture
def code_of_then(tmp_path):
    """That release, unpacked."""
    folder = tmp_path / "code"
    folder.mkdir()
    packed = subprocess.run(["git", "archive", RELEASE], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "x", "-C", folder], input=packed, check=True)
    return folder


@contextmanager
def serving(code: Path, home, listening: socket.socket) -> Iterator[None]:
    """The web processes of this code, at a socket that outlasts them, as systemd keeps it for its unit."""
    os.set_inheritable(listening.fileno(), True)
    at = f"fd://{listening.fileno()}"
    web = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", at, "--log-level", "warning", "foiarchive.wsgi"],
        cwd=code,
        env=bare_environment(**home.environment, FOI_HASHED_STATIC="0", FOI_LIMITS="0"),
        pass_fds=[listening.fileno()],
    )
    try:
        yield
    finally:
        web.terminate()
        web.wait(timeout=60)


class Reader(threading.Thread):
    """Reads one page after another, and keeps what went wrong."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.read, self.wrong, self.slowest = port, 0, list[str](), 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            for page in PAGES:
                began = time.monotonic()
                try:
                    status = self.status_of(page)
                    if status != 200:
                        self.wrong.append(f"{page}: {status}")
                except OSError as failed:
                    self.wrong.append(f"{page}: {failed!r}")
                self.slowest = max(self.slowest, time.monotonic() - began)
                self.read += 1

    def status_of(self, page: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", page, headers={"Host": "localhost"})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()


def killed_at_work(home, number: int) -> bool:
    """Run prepare_database as an administrator does, and kill it; whether it was still at work.

    Every other time some moment after it came to the database, else soon after it made one more change.
    """
    command, made = [sys.executable, "manage.py", "prepare_database"], migrations_made()
    child = subprocess.Popen(command, cwd=ROOT, env=bare_environment(**home.environment), stdout=subprocess.DEVNULL)
    wait_until(lambda: at_work_on_it() or child.poll() is not None)
    if number % 2:
        wait_until(lambda: migrations_made() > made or child.poll() is not None)
        time.sleep(RANDOM.uniform(0, 0.3))
    else:
        time.sleep(RANDOM.uniform(0, 0.6))
    was_at_work = child.poll() is None
    child.kill()
    child.wait()
    return was_at_work


def read_on(reader: Reader) -> None:
    """Until each page was read three more times."""
    now = reader.read
    wait_until(lambda: reader.read >= now + 3 * len(PAGES))


@contextmanager
def a_worker(home) -> Iterator[None]:
    """Today's, which words what was published as it is worded now."""
    command = [sys.executable, "manage.py", "worker"]
    child = subprocess.Popen(command, cwd=ROOT, env=bare_environment(**home.environment), stdout=subprocess.DEVNULL)
    try:
        yield
        assert child.poll() is None
    finally:
        child.terminate()
        child.wait(timeout=60)


def followed_todays_rules(columns: Rows, before: Mapping[str, object]) -> bool:
    """Whether every table with a row that an older rule made has changed; no other one of the public's has."""
    now = all_rows({table: columns[table] for table in public_tables() if table in columns})
    changed = {table for table, found in now.items() if found != before[table]}
    assert changed <= SETTLED
    return changed == SETTLED & set(now)


def at_work_on_it() -> bool:
    """Whether somebody holds the right to change tables."""
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted"
    found = rows.opened().execute(held, [PREPARING]).fetchone()
    return bool(found and found[0])


def wait_until(it_is: Callable[[], bool]) -> None:
    until = time.monotonic() + 300
    while not it_is():
        assert time.monotonic() < until
        time.sleep(0.02)


def errors_told() -> str:
    """What the database has to say of it."""
    log = settings.FOI_POSTGRES / "postgresql.log"
    return "\n".join(line for line in log.read_text(encoding="utf-8").splitlines() if "ERROR" in line)


def test_killed_twenty_times_nothing_is_lost_and_no_reader_is_turned_away(earlier, code_of_then):
    home, today = earlier
    columns = all_columns()
    before, made, at_work = all_rows(columns), [migrations_made()], 0
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        reader = Reader(listening.getsockname()[1])
        with serving(code_of_then, home, listening):
            reader.start()
            began = time.monotonic()
            while at_work < KILLS:
                at_work += killed_at_work(home, len(made))
                made.append(migrations_made())
                assert len(made) < 4 * KILLS
                assert all_rows(columns) == before
                read_what_is_public(columns)
            assert manage(home.environment, "prepare_database") == (0, "The database is ready.")
            assert all_rows(columns) == before
            seconds = time.monotonic() - began
            read_on(reader)  # that release's own site still, now from today's tables
        with serving(ROOT, home, listening):  # whoever asked in between waited at the socket
            read_on(reader)
            with a_worker(home):
                wait_until(lambda: followed_todays_rules(columns, before))
                read_on(reader)
            reader.ended.set()
            reader.join()
    assert reader.wrong == [], errors_told()
    here = all_columns()
    assert {table: here[table] for table in today} == today
    sys.stdout.write(f"\nkilled {at_work} times at work; migrations made: {made}\n")
    sys.stdout.write(
        f"{reader.read} pages read in {seconds:.0f} seconds and after, the slowest in {reader.slowest:.1f} seconds\n"
    )
    assert len(set(made)) > 5
