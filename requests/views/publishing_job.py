"""What the worker makes of a case: whether its public copy is being made, or why that came to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from requests.models import FOIRequest, Gate, Publication
from requests.tasks import publish_letter

BROKE_OFF = "Publishing broke off: an unexpected fault, which the log describes. Nothing was changed. Try again."
UNDER_WAY = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class PublishingJob:
    """The worker's making of a public copy: under way, or why it came to nothing. `pages`: how many are drawn."""

    is_under_way: bool
    reasons: Sequence[str]
    pages: int = 0


def is_being_published(foi_request: FOIRequest) -> bool:
    """Whether the worker has been asked to, for the case as it is, and is not done."""
    last = _last_job(foi_request)
    return last is not None and last.status in UNDER_WAY and foi_request.version in last.args_kwargs["args"][1:2]


def _last_job(foi_request: FOIRequest) -> DBTaskResult[Any, Any] | None:
    asked = DBTaskResult.objects.filter(task_path=publish_letter.module_path, args_kwargs__args__0=foi_request.pk)
    return asked.order_by("-enqueued_at").first()


def publishing_job(foi_request: FOIRequest, history: Iterable[Publication]) -> PublishingJob | None:
    """The last one the worker was given for this case, while it tells more than the case itself does."""
    last = _last_job(foi_request)
    if last is None:
        return None
    if last.status in UNDER_WAY:
        gate = Gate.objects.filter(filed_letter__foi_request=foi_request).order_by("filed_letter").first()
        return PublishingJob(is_under_way=True, reasons=[], pages=gate.pages_copied if gate else 0)
    return _ended(last, [foi_request.changed_at, *(each.published_at for each in history)])


def jobs_of(requests: Sequence[FOIRequest]) -> dict[int, PublishingJob]:
    """The same for many that were never public, by their keys. One query."""
    asked = DBTaskResult.objects.filter(
        task_path=publish_letter.module_path, args_kwargs__args__0__in=[each.pk for each in requests]
    )
    last = {job.args_kwargs["args"][0]: job for job in asked.order_by("enqueued_at")}
    told = ((each.pk, _told(last[each.pk], [each.changed_at])) for each in requests if each.pk in last)
    return {key: job for key, job in told if job is not None}


def _told(job: DBTaskResult[Any, Any], since: Sequence[datetime | None]) -> PublishingJob | None:
    if job.status in UNDER_WAY:
        return PublishingJob(is_under_way=True, reasons=[])
    return _ended(job, since)


def _ended(job: DBTaskResult[Any, Any], since: Sequence[datetime | None]) -> PublishingJob | None:
    """Why it came to nothing, unless something happened since."""
    reasons = [BROKE_OFF] if job.status == TaskResultStatus.FAILED else job.return_value
    is_overtaken = any(moment and job.finished_at and moment > job.finished_at for moment in since)
    return PublishingJob(is_under_way=False, reasons=reasons) if reasons and not is_overtaken else None
