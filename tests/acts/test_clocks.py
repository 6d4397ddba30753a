"""Clocks that jump, or differ from machine to machine, publish nothing early and take no job from who does it."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foiarchive.clocks import agreed_time, troubles
from requests import tasks
from requests.doctor.machines import name_of_this
from requests.management.gone import LOOKS, GoneMachines
from requests.management.jobs import release
from requests.models import Machine, SearchChange
from requests.search.follower import prune

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=3)


def test_what_is_dated_waits_until_every_clock_says_that_its_time_has_come():
    now = timezone.now()
    assert agreed_time(now + DAYS) < now + timedelta(minutes=1)
    assert agreed_time(now - DAYS) == now - DAYS
    assert list(troubles(now)) == []
    differs, jumped = troubles(now + DAYS)
    assert differs.startswith("Its clock and the database server's are 259,")
    assert jumped.startswith("Its clock jumped 4,3")
    assert [sentence.split()[:2] for sentence in troubles(now - DAYS)] == [["Its", "clock"]]


def test_a_job_is_taken_from_a_machine_that_fell_silent_and_from_no_other_whatever_its_clock_says():
    for name in ("web2", "web3"):
        Machine.objects.create(name=name, seen_at=timezone.now() - 100 * DAYS, version="1", index_at=0, free=1)
        job = tasks.rebuild_search.enqueue().id
        DBTaskResult.objects.filter(pk=job).update(status=TaskResultStatus.RUNNING, worker_ids=[f"{name}:7:a"])
    seen = GoneMachines()
    for look in range(LOOKS):
        assert seen.look(timezone.now()) == 0
        if look == LOOKS // 2:
            Machine.objects.filter(name="web3").update(seen_at=timezone.now() - 50 * DAYS)
    assert seen.look(timezone.now()) == 1
    assert {job.worker_ids[0]: job.status for job in DBTaskResult.objects.all()} == {
        "web2:7:a": TaskResultStatus.READY,
        "web3:7:a": TaskResultStatus.RUNNING,
    }


def test_no_change_is_forgotten_that_an_index_lacks_though_its_date_is_wrong():
    old = timezone.now() - 100 * DAYS
    one, two, three = (
        SearchChange.objects.create(entry_id=0, removed=True, made_at=at) for at in (old, old, old + 100 * DAYS)
    )
    Machine.objects.create(name="web2", seen_at=old, version="1", index_at=one.pk, free=1)
    assert prune() == 0
    Machine.objects.update(index_at=None)
    assert prune() == 0
    Machine.objects.update(index_at=three.pk)
    assert prune() == 2
    assert SearchChange.objects.get().pk == three.pk != two.pk


def test_a_job_that_somebody_has_taken_again_meanwhile_stays_theirs():
    key = tasks.rebuild_search.enqueue().id
    job = DBTaskResult.objects.filter(pk=key)
    job.update(status=TaskResultStatus.RUNNING, worker_ids=["web2:7:a"])
    seen = job.get()
    job.update(worker_ids=["web2:7:a", "web1:9:b"])
    release(seen)
    assert (job.get().status, job.get().worker_ids) == (TaskResultStatus.RUNNING, ["web2:7:a", "web1:9:b"])


def test_machines_whose_long_names_begin_alike_are_two(monkeypatch):
    names = set()
    for last in ("a", "b"):
        monkeypatch.setattr(socket, "gethostname", lambda last=last: f"foi-archive-worker-6c9d7f8b54-x2k9{last}")
        names.add(name_of_this())
    assert len(names) == 2
    assert max(map(len, names)) <= Machine._meta.get_field("name").max_length
