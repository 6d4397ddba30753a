"""The jobs: how many wait, which failed and why in plain words, and having one done once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foiarchive.database import AWAY
from foiarchive.stores.shapes import StoreAway
from requests.doctor.findings import Finding, bad, good, weak

Job = DBTaskResult[Any, Any]

JOBS = "Jobs"
LONG = timedelta(minutes=10)
LATELY = timedelta(days=7)
WORKER = "See that manage.py worker runs on this machine."
AGAIN = "Under /staff/system/ each says why, and can be tried again."
NAMES = {  # by the name of its function in requests/tasks.py
    "take_in_file": "Reading a letter that was handed in",
    "rebuild_search": "Building the search index anew",
    "publish_letter": "Publishing a long letter",
    "make_downloads": "Making the files under Downloads",
    "put_together": "Putting the evidence for the regulator together",
}
UNFORESEEN = "Something went wrong that nobody foresaw ({}). The worker’s log says where."


class WorkerDied(Exception):
    """The worker was killed each time it did this job."""


WHY = {
    WorkerDied.__name__: "The worker was stopped each time it did this, so it was given up.",
    "DoesNotExist": "What it was about is not there any more, so trying again is no use.",
    "MemoryError": "There was not enough memory.",
    "OSError": "The disk could not be written or read: see what is said of it above.",
    StoreAway.__name__: "The store of files (S3) could not be reached.",
    **{kind.__name__: "The database could not be reached." for kind in AWAY},
}


@dataclass(frozen=True, slots=True)
class Queue:
    """How the jobs stand. `oldest`: how long the first of those that wait has waited."""

    waiting: int
    running: int
    failed: int
    oldest: timedelta


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job that failed, in words."""

    key: UUID
    name: str
    why: str
    failed_at: datetime | None


def queue(at: datetime) -> Queue:
    """All jobs of the installation, whichever machine does them."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    first = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).count()
    return Queue(waiting.count(), running, _failed(at).count(), at - first if first else timedelta(0))


def failed_jobs(at: datetime) -> list[FailedJob]:
    """Those that failed lately, the last first."""
    return [FailedJob(job.pk, _name(job), why(job), job.finished_at) for job in _failed(at).order_by("-finished_at")]


def why(job: Job) -> str:
    """Why it failed. The error's own message is never kept: it may quote a letter."""
    kind = job.exception_class_path.rpartition(".")[2]
    return WHY.get(kind) or UNFORESEEN.format(kind)


def try_again(key: UUID) -> bool:
    """Have a job that failed done once more, with all its attempts; whether there was such a one."""
    job = DBTaskResult.objects.filter(pk=key, status=TaskResultStatus.FAILED).first()
    if job is None:
        return False
    job.worker_ids, job.enqueued_at = [], timezone.now()
    job.save(update_fields=["worker_ids", "enqueued_at"])
    put_back(job)
    return True


def put_back(job: Job) -> None:
    """Let a job wait as before it was begun; its attempts stay counted."""
    job.status = TaskResultStatus.READY
    job.started_at = job.finished_at = None
    job.exception_class_path = job.traceback = ""
    job.save(update_fields=["status", "started_at", "finished_at", "exception_class_path", "traceback"])


def examined() -> Iterator[Finding]:
    """Whether anybody does them."""
    stands = queue(timezone.now())
    late = stands.oldest > LONG
    if late:
        minutes = int(stands.oldest.total_seconds() // 60)
        yield bad(JOBS, f"Jobs that wait: {stands.waiting}, the oldest for {minutes:,} minutes.", WORKER)
    if stands.failed:
        yield weak(JOBS, f"Jobs that failed in the last seven days: {stands.failed}.", AGAIN)
    if not late and not stands.failed:
        yield good(JOBS, "No job waits for long, and none failed in the last seven days.")


def _failed(at: datetime) -> Any:
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=at - LATELY)


def _name(job: Job) -> str:
    function = job.task_path.rpartition(".")[2]
    return NAMES.get(function, function)
