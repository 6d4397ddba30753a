"""`manage.py worker`, as a process of its own: jobs, following, and stopping."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django_tasks_db.models import DBTaskResult
from psycopg import Connection, sql

from requests import tasks
from requests.management.jobs import Jobs
from requests.models import SearchEntry
from requests.search.query import SearchQuery
from requests.search.results import search
from tests.plugins.archives import Home
from tests.search import slow_jobs
from tests.search.invented import one, published
from tests.search.test_following import found, wait_until

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30.0
BOTH, JOBS_ONLY = "Doing jobs and keeping the search index.", "This one does jobs only."


@contextmanager
def working(home: Home, says: str = BOTH) -> Iterator[subprocess.Popen[str]]:
    """A worker on this database and folder that has said it is ready."""
    environment = {**os.environ, **home.environment, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert says in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()
        connections.close_all()


def stopped_by(process: subprocess.Popen[str], number: int) -> int:
    """What it returned; a job that lasts minutes is not waited for."""
    process.send_signal(number)
    return process.wait(30)


def status_of(job: DBTaskResult[Any, Any]) -> str:
    return str(DBTaskResult.objects.get(pk=job.pk).status)


def attempts(job: DBTaskResult[Any, Any]) -> int:
    return len(DBTaskResult.objects.get(pk=job.pk).worker_ids)


def enqueued(seconds: float) -> DBTaskResult[Any, Any]:
    result = slow_jobs.wait.enqueue(seconds)
    return DBTaskResult.objects.get(pk=result.id)


def test_what_is_published_is_found_and_an_idle_worker_stops_when_it_is_told(own_database):
    with working(own_database) as process:
        wait_until(lambda: not search(SearchQuery()).rebuilding)
        published(one("Nothing was spent on taxis."))
        wait_until(lambda: found() == ["FOI 0001/24"])
        assert stopped_by(process, signal.SIGINT) == 0


def test_jobs_are_done_and_the_message_of_an_error_is_not_kept_with_its_job(own_database):
    job = enqueued(0)
    key = slow_jobs.stumble.enqueue("Jane Doe, 1 Any Street").id
    published(one("Nothing was spent on taxis."))
    rebuilding = tasks.rebuild_search.enqueue().id
    with working(own_database) as process:
        wait_until(lambda: status_of(job) == "SUCCESSFUL")
        wait_until(lambda: DBTaskResult.objects.get(pk=key).status == "FAILED")
        wait_until(lambda: DBTaskResult.objects.get(pk=rebuilding).return_value == 1)
        assert stopped_by(process, signal.SIGTERM) == 0
    told = DBTaskResult.objects.get(pk=key).traceback
    assert ("builtins.ValueError" in told, "slow_jobs.py" in told, "Doe" in told) == (True, True, False)


def test_a_job_that_is_broken_off_by_stopping_waits_to_be_done_again(own_database):
    job = enqueued(300)
    with working(own_database) as process:
        wait_until(lambda: status_of(job) == "RUNNING")
        assert stopped_by(process, signal.SIGTERM) == 0
    assert status_of(job) == "READY"


def test_a_job_whose_worker_was_killed_is_done_by_the_next(own_database):
    job = enqueued(3)
    with working(own_database) as process:
        wait_until(lambda: status_of(job) == "RUNNING")
        stopped_by(process, signal.SIGKILL)
    with working(own_database):
        wait_until(lambda: status_of(job) == "SUCCESSFUL")


def test_a_job_during_which_the_database_went_away_is_done_again_by_the_same_worker(own_database, server):
    job = enqueued(3)
    with working(own_database):
        wait_until(lambda: status_of(job) == "RUNNING")
        with server.administrator() as administrator:
            away_for(administrator, own_database.name, 4)
        wait_until(lambda: status_of(job) == "SUCCESSFUL")
    assert attempts(job) == 2


def away_for(administrator: Connection[Any], database: str, seconds: float) -> None:
    """Nobody can connect to it, and whoever was is cut off."""
    connections.close_all()
    allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    administrator.execute(allow.format(sql.Identifier(database), sql.SQL("false")))
    administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database])
    time.sleep(seconds)
    administrator.execute(allow.format(sql.Identifier(database), sql.SQL("true")))


def test_a_job_that_kills_its_worker_each_time_fails_at_last(own_database):
    job = enqueued(300)
    for attempt in range(1, 4):
        with working(own_database) as process:
            wait_until(lambda attempt=attempt: attempts(job) == attempt)
            stopped_by(process, signal.SIGKILL)
    with working(own_database):
        wait_until(lambda: status_of(job) == "FAILED")


def test_a_job_in_parts_goes_on_behind_those_that_wait_from_the_part_it_was_at(own_database):
    long = DBTaskResult.objects.get(pk=slow_jobs.do_in_parts.enqueue(4).id)
    others = [enqueued(0) for _ in range(3)]
    others += [
        DBTaskResult.objects.get(pk=slow_jobs.wait.using(priority=tasks.turn_of(nth)).enqueue(0).id) for nth in (0, 5)
    ]
    less = slow_jobs.wait.using(priority=-50).enqueue(0)
    doing = Jobs(turn=0)
    doing.batch = True
    doing.run()
    long.refresh_from_db()
    assert (long.status, long.return_value) == ("SUCCESSFUL", ["before", "now", "now", "now"])
    ended = [DBTaskResult.objects.get(pk=each).finished_at for each in (*(job.pk for job in others), long.pk, less.id)]
    assert ended == sorted(ended)
    assert attempts(long) == 1  # to give way is no failure


def test_of_many_jobs_handed_over_at_once_the_later_ones_let_others_pass(own_database):
    many = [slow_jobs.wait.using(priority=tasks.turn_of(nth)).enqueue(0).id for nth in range(7)]
    one = enqueued(0).pk
    doing = Jobs()
    doing.batch = True
    doing.run()
    done = list(DBTaskResult.objects.order_by("finished_at").values_list("pk", flat=True))
    assert [str(key) for key in done] == [str(key) for key in (*many[:5], one, *many[5:])]


def test_a_second_worker_says_that_it_does_jobs_only_and_does_them(own_database):
    with working(own_database) as first, working(own_database, JOBS_ONLY):
        first.send_signal(signal.SIGSTOP)
        job = enqueued(0)
        wait_until(lambda: status_of(job) == "SUCCESSFUL")


def test_rebuild_search_says_how_many_answers_it_indexed(own_database):
    published(one("Nothing was spent on taxis."))
    said = StringIO()
    call_command("rebuild_search", stdout=said, verbosity=0)
    assert said.getvalue().startswith(f"{SearchEntry.objects.count()} answers in ")
