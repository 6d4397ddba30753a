"""What became of an upload, file by file: while it is being read, and at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Prefetch
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from requests.letter_parts import may_be_held
from requests.models import FOIRequest, TakingIn, TakingInFile
from requests.models.foi_request import Stage
from requests.models.taking_in import FileState
from requests.summary import remarks
from requests.taking_in import TakenIn
from requests.to_check import to_check

PATIENCE = timedelta(seconds=8)
START_IT = "start it with “manage.py worker” on the machine that runs this site"
KINDS = {FileState.WAITING: "", FileState.FILED: "good", FileState.HELD: "now", FileState.REFUSED: "bad"}
ORDER = [FileState.FILED, FileState.HELD, FileState.REFUSED, FileState.WAITING]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: what became of it, as the table has it."""

    name: str
    state: str
    kind: str
    is_draft: bool
    published: bool
    key: int | None
    reference: str
    questions: int | None
    remarks: str
    may_be_held: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """An upload as its page shows it. `stuck`: how many files wait without a job; `note`: why it does not go on."""

    rows: Sequence[FileRow]
    done: int
    total: int
    stuck: int
    note: str
    summary: str

    @property
    def is_waiting(self) -> bool:
        return self.done < self.total


def progress_of(taking_in: TakingIn, at: datetime) -> Progress:
    """How far it is: four statements, however many files."""
    counted = FOIRequest.objects.annotate(asked=Count("questions"))
    files = list(taking_in.files.prefetch_related(Prefetch("foi_request", counted)))
    found = to_check(file.foi_request for file in files if file.foi_request)
    waiting = [file for file in files if file.state == FileState.WAITING]
    jobs = _jobs(waiting)
    stuck = stuck_files(waiting, set(jobs))
    if not waiting:
        files.sort(key=lambda file: ORDER.index(FileState(file.state)))
    return Progress(
        rows=[_row(file, taking_in, found) for file in files],
        done=len(files) - len(waiting),
        total=len(files),
        stuck=len(stuck),
        note=_note(taking_in, files, jobs, at) if waiting else "",
        summary=", ".join(_summary(files, publishing=taking_in.publish)),
    )


def stuck_files(waiting: Sequence[TakingInFile], jobs: set[object]) -> list[TakingInFile]:
    """Files whose job has ended, one way or another, without settling them."""
    return [file for file in waiting if file.job not in jobs]


def live_jobs(waiting: Sequence[TakingInFile]) -> set[object]:
    """Of the files' jobs, those that wait or run."""
    return set(_jobs(waiting))


def _jobs(waiting: Sequence[TakingInFile]) -> dict[object, str]:
    keys = [file.job for file in waiting if file.job]
    alive = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return dict(DBTaskResult.objects.filter(pk__in=keys, status__in=alive).values_list("pk", "status")) if keys else {}


def _note(taking_in: TakingIn, files: Sequence[TakingInFile], jobs: dict[object, str], at: datetime) -> str:
    """Why nothing has happened for a while; blank while something does."""
    last = max([taking_in.started_at, *(file.settled_at for file in files if file.settled_at)])
    if TaskResultStatus.RUNNING in jobs.values() or not jobs or at - last < PATIENCE:
        return ""
    if DBTaskResult.objects.running().exists():
        return "The worker is busy with other work. These files come after it."
    return f"Waiting for the worker. If none is running, {START_IT}. Nothing is lost meanwhile."


def _row(file: TakingInFile, taking_in: TakingIn, found: Mapping[int, Sequence[str]]) -> FileRow:
    state, foi_request = FileState(file.state), file.foi_request
    taken = TakenIn(file.name, state, foi_request, file.published, file.why)
    findings = found.get(foi_request.pk, ()) if foi_request else ()
    is_open = foi_request is not None and state is FileState.FILED
    return FileRow(
        name=file.name,
        state=state.label,
        kind=KINDS[state],
        is_draft=foi_request is not None and foi_request.stage == Stage.DRAFT,
        published=file.published,
        key=foi_request.pk if foi_request else None,
        reference=str(foi_request) if foi_request else "",
        questions=foi_request.asked if foi_request else None,  # type: ignore[attr-defined]
        remarks=remarks(taken, findings, publishing=taking_in.publish) if foi_request else file.why,
        may_be_held=is_open and any(may_be_held(each) for each in findings),
    )


def _summary(files: Sequence[TakingInFile], *, publishing: bool) -> Iterator[str]:
    """ "3 filed", "1 already held" …"""
    counts = Counter(FileState(file.state) for file in files)
    yield from (f"{counts[state]} {state.label.lower()}" for state in ORDER if counts[state])
    if publishing:
        yield f"{sum(file.published for file in files)} published"
