"""Doing jobs: the database worker of django-tasks, made to stop within seconds and to leave no job lying about.

A job that is done in parts (reading a long scan, making the public copy of a long letter) takes turns with those that
wait: it goes on behind them, from the part it was at.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from django.db import connections, transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from documents.unfinished import pausing
from foiarchive.database import AWAY, plain_sentence
from foiarchive.logs import ImpersonalFormatter
from foiarchive.stores.shapes import StoreAway
from requests.doctor.jobs import Job, WorkerDied, put_back
from requests.doctor.machines import name_of_this
from requests.tasks import BACKGROUND

LOOK_SECONDS = 0.5
GRACE_SECONDS = 1.0  # for the job at hand when asked to stop; then it is broken off, and done again later
AGAIN_SECONDS = 5.0  # should something have swallowed that
RETRY_SECONDS = 2.0
MOST_ATTEMPTS = 3
TURN_SECONDS = 10.0  # of a job that is done in parts, while others wait
NOT_TO_BLAME = (*AWAY, StoreAway)
STOPPING = (signal.SIGTERM, signal.SIGINT)

logger = logging.getLogger(__name__)


class BrokenOff(BaseException):
    """Raised in whatever outlasts the grace for stopping. No job may catch it."""


class GivesWay(BaseException):
    """Raised after a part of a job whose turn is over. No job may catch it."""


class Jobs(Worker):
    """Does the jobs of this machine until asked to stop. Its name says which process it is."""

    def __init__(self, turn: float = TURN_SECONDS) -> None:
        self.turn = turn
        super().__init__(
            queue_names=["default"],
            excluded_queue_names=[],
            interval=LOOK_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{name_of_this()}:{os.getpid()}:{secrets.token_hex(4)}",
        )

    def work(self) -> None:
        """Until asked to stop; while the database is away, wait for it."""
        is_away = False
        with contextlib.suppress(BrokenOff):
            while self.running:
                try:
                    put_back_orphans()
                    is_away = False
                    self.run()
                except AWAY as problem:
                    if not is_away:  # once, however long it takes
                        logger.warning("%s Jobs wait until it is back.", plain_sentence(problem))
                    is_away = True
                    connections.close_all()
                    time.sleep(RETRY_SECONDS)

    def run_task(self, db_task_result: Job) -> None:
        """As django-tasks does it; but a job that is not to blame for its end waits to be done again.

        Where the database is still away, that cannot be written down: `put_back_orphans` finds the job afterwards.
        """
        db_task_result.set_failed = partial(set_failed, db_task_result)
        with pausing(partial(give_way, db_task_result, time.monotonic() + self.turn)):
            super().run_task(db_task_result)
        kind = db_task_result.exception_class_path
        if kind == _path(BrokenOff) or (
            kind in map(_path, NOT_TO_BLAME) and len(db_task_result.worker_ids) < MOST_ATTEMPTS
        ):
            put_back(db_task_result)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Asked to stop: after the job at hand, or after the grace if that lasts longer."""
        self.running = False
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS, AGAIN_SECONDS)

    def break_off(self, signum: int, frame: FrameType | None) -> None:
        """The grace is over. A job that was claimed and never begun is found by `put_back_orphans` next time."""
        raise BrokenOff


@contextmanager
def stopped_by_signals(jobs: Jobs) -> Iterator[None]:
    """Ctrl-C and `kill` stop the jobs in here."""
    handlers = {**dict.fromkeys(STOPPING, jobs.shutdown), signal.SIGALRM: jobs.break_off}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def deaf() -> Iterator[None]:
    """Threads started in here get none of our signals.

    A signal goes to any thread that lets it in. Python acts on it in the main thread, but does not wake that from its
    sleep when it came to another.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*STOPPING, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def put_back_orphans() -> None:
    """Jobs that nobody of this machine does any more are done again; after some attempts they have failed.

    Their process was killed, or is this very one: it asks before it has a job, so one under its name was left when the
    database went away.
    """
    for result in DBTaskResult.objects.running():
        if _is_dead(owner_of(result)):
            release(result)


def owner_of(result: Job) -> str:
    """The name of the worker that has it: its machine, a colon, and more."""
    return str(result.worker_ids[-1]) if result.worker_ids else ""


def release(result: Job) -> None:
    """Nobody does it any more: it is done again, or has failed after so many attempts.

    Several see that at once. Where one was first, and somebody may have it again already, nothing is done.
    """
    with transaction.atomic():
        still = DBTaskResult.objects.running().filter(pk=result.pk, worker_ids=result.worker_ids)
        if held := still.select_for_update().first():
            if len(held.worker_ids) < MOST_ATTEMPTS:
                put_back(held)
            else:
                set_failed(held, WorkerDied())


def give_way(result: Job, until: float) -> None:
    """Let those go first that wait, where this job's turn is over."""
    if time.monotonic() >= until and _waiting_beside(result).exists():
        raise GivesWay


def _waiting_beside(result: Job) -> QuerySet[Job]:
    """What waits and is no less urgent: whatever somebody waits for is as urgent as the rest of a job begun."""
    urgent = Q(priority__gte=result.priority) | Q(priority__gt=BACKGROUND)
    return DBTaskResult.objects.ready().filter(urgent, queue_name=result.queue_name)


def set_failed(result: Job, error: BaseException) -> None:
    """As django-tasks does it, but by the log's rule: of the error its kind and its lines, not its message.

    What gives way has not failed: it waits behind the others, as if it had not been begun.
    """
    if isinstance(error, GivesWay):
        result.worker_ids, result.enqueued_at = result.worker_ids[:-1], timezone.now()
        least = _waiting_beside(result).aggregate(least=Min("priority"))["least"]
        result.priority = result.priority if least is None else min(result.priority, least)
        result.save(update_fields=["worker_ids", "enqueued_at", "priority"])
        put_back(result)
        return
    result.status = TaskResultStatus.FAILED
    result.finished_at = timezone.now()
    result.exception_class_path = _path(type(error))
    result.traceback = ImpersonalFormatter().formatException((type(error), error, error.__traceback__))
    result.return_value = None
    result.save(update_fields=["status", "finished_at", "exception_class_path", "traceback", "return_value"])


def _path(kind: type[BaseException]) -> str:
    """A kind of exception, as django-tasks writes it down."""
    return f"{kind.__module__}.{kind.__qualname__}"


def _is_dead(owner: str) -> bool:
    """Whether a worker of this machine is gone. Another machine's is not ours to judge."""
    host, _, rest = owner.partition(":")
    pid = rest.partition(":")[0]
    if host != name_of_this() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return True  # ours, and we have none now; or of a process before us: in containers numbers come back
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
