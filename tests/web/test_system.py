"""How the system runs, as administrators see it."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from requests import tasks
from requests.doctor.jobs import NAMES, WorkerDied
from requests.doctor.machines import name_of_this, report
from requests.doctor.upkeep import note
from requests.management.jobs import set_failed
from requests.models import Machine
from requests.models.upkeep import UpkeepKind
from requests.search.rebuild import rebuild
from tests import people
from tests.web.staff import signed_in

HERE = "/staff/system/"
HOUR = timedelta(hours=1)


def shown(client, heading):
    """The words under that heading."""
    text = re.sub(r"<[^>]+>", " ", client.get(HERE).text.replace("<h2>", "\0"))
    return next(" ".join(part.split()) for part in text.split("\0") if part.startswith(heading))


def test_it_tells_what_is_wrong_what_waits_and_of_each_machine_and_a_job_is_tried_again(own_archive):
    rebuild()
    report(timezone.now())
    Machine.objects.create(name="web2", seen_at=timezone.now() - HOUR, version="0.0.9", index_at=0, free=1)
    note(UpkeepKind.BACKUP, "All of it")
    note(UpkeepKind.BACKUP, "The disk is full.", went_well=False)
    note(UpkeepKind.CHECKED, "Nothing stays to be put right")
    key = tasks.publish_letter.enqueue(1, 1, 1).id
    job = DBTaskResult.objects.get(pk=key)
    job.worker_ids = ["a", "b", "c"]
    set_failed(job, WorkerDied())
    waiting = tasks.rebuild_search.enqueue().id
    DBTaskResult.objects.filter(pk=waiting).update(enqueued_at=timezone.now() - HOUR)

    administrator = signed_in(people.administrator())
    wrong = shown(administrator, "To be put right")
    assert "Nothing was heard of the worker of web2 since" in wrong
    assert "Backup made: the last time it failed. The disk is full. It went well last on" in wrong
    assert "Jobs that wait: 1, the oldest for 60 minutes." in wrong
    assert "Backup put back, to rehearse it: never yet." in shown(administrator, "Weak")
    jobs = shown(administrator, "Jobs")
    assert "1 job waiting, the first for 1 hour." in jobs
    assert "Publishing a long letter The worker was stopped each time it did this, so it was given up." in jobs
    machines = shown(administrator, "Machines")
    assert re.search(rf"{name_of_this()} Heard of \d\d:\d\d:\d\d Search index: Follows", machines)
    assert re.search(r"web2 Heard of .*Search index: [\d,]+ changes behind, for", machines)
    assert "Archive checked: on" in shown(administrator, "Well")

    assert administrator.post(f"{HERE}jobs/{key}/again/").status_code == 302
    job.refresh_from_db()
    assert (job.status, job.worker_ids, job.exception_class_path) == (TaskResultStatus.READY, [], "")
    assert administrator.post(f"{HERE}jobs/{key}/again/").status_code == 404


def test_every_job_has_a_name_for_people():
    functions = {name for name, task in vars(tasks).items() if hasattr(task, "module_path")}
    assert functions == set(NAMES)
