"""Two web machines and two workers on one primary with a replica; a third joins, one is killed, clocks jump.

`make machines` runs it, and ends with what it saw. The tests go on from one another, in their order.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foiarchive.database import STAFF
from requests import tasks
from requests.doctor.machines import machines
from requests.handing_in import hand_in
from requests.management.gone import LOOKS, GoneMachines
from requests.models import FOIRequest, PlannedPublication, PublishedResponse, TakingInFile
from requests.models.publishing_plan import PlanKind
from requests.models.taking_in import FileState
from requests.publication import withdraw
from requests.views.taking_in import enqueue
from tests import people
from tests.archive import OWN
from tests.machines.conftest import House
from tests.machines.network import Host
from tests.plugins.archives import living_in
from tests.plugins.standby import wait_for
from tests.search.invented import Asked, Invented, Part, published

PAGE = "/foi/0008-24/"
LETTERS = 16
MOST = 2.0  # seconds from published to found


@pytest.fixture(autouse=True)
def at_home(house: House, django_db_blocker) -> Iterator[None]:
    """What this process does, it does on their database and their files."""
    with django_db_blocker.unblock(), living_in(house.home):
        yield


@pytest.fixture(scope="module")
def tell() -> Iterator[list[str]]:
    said: list[str] = []
    yield said
    sys.stdout.write("\n\n" + "\n".join(said) + "\n")


def invented(word: str, number: int) -> PublishedResponse:
    return published(Invented(f"FOI 9{number:03d}/24", (Asked(f"How many {word}?", (Part((f"Nine {word}.",)),)),)))


def finds(host: Host, word: str) -> bool:
    status, page = host.ask(f"/search/?q={word}")
    assert status == 200, host.log.read_text()[-2000:]
    return "/foi/90" in page  # no other's address begins so


@contextmanager
def visits(house: House, *paths: str) -> Iterator[Counter[int]]:
    """A reader who turns pages all the while; how often each status came."""
    seen: Counter[int] = Counter()
    ended = threading.Event()

    def read() -> None:
        for path in itertools.cycle(paths):
            if ended.is_set():
                return
            seen[house.ask(path)] += 1

    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in readers:
        each.start()
    try:
        yield seen
    finally:
        ended.set()
        for each in readers:
            each.join()


def test_what_is_published_is_found_on_both_machines(house, tell):
    wait_for(lambda: all("being rebuilt" not in host.ask("/search/?q=funding")[1] for host in (house.web1, house.web2)))
    took = []
    for number in range(6):
        word = f"zyxo{'abcdef'[number]}q"
        invented(word, number)
        began = time.monotonic()
        for host in (house.web1, house.web2):
            wait_for(lambda host=host, word=word: finds(host, word))
        took.append(time.monotonic() - began)
    first, *took = took  # that it was found at all: the followers had just begun
    took.sort()
    told = f"{statistics.median(took):.2f} s as a rule, {took[-1]:.2f} at most, of {MOST:.0f}; the first {first:.2f}"
    tell.append(f"S6   published, found on both machines: {told}")
    assert statistics.median(took) <= MOST


def test_what_is_withdrawn_is_gone_from_both_at_once_though_the_replica_stands_still(house, tell):
    both = (house.web1, house.web2)
    found = "/search/?q=violence+reduction+funding"
    house.standby.catch_up()
    assert all("/foi/0008-24/" in host.ask(found)[1] for host in both)
    house.standby.ask("SELECT pg_wal_replay_pause()")
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "A test.")
    again = 0
    for path, host in itertools.product((PAGE, f"{PAGE}q1a/", f"{PAGE}letter/1/", f"{PAGE}letter/1.webp"), both):
        for _ in range(5):  # whichever process answers
            assert host.ask(path)[0] == 404, path
            again += 1
    assert not any("/foi/0008-24/" in host.ask(found)[1] for host in both for _ in range(4))
    lags = house.standby.ask("SELECT pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())")
    assert lags, "the replica was to lag"
    house.standby.ask("SELECT pg_wal_replay_resume()")
    tell.append(f"F12  withdrawn, the replica {lags:,} bytes behind: 0 of {again} visits to both machines shown it")


def test_no_job_is_done_twice_by_two_workers(house, tell):
    letter = (OWN / "foi-0101-25.txt").read_text()
    texts = [letter.replace("0101/25", f"{number:04d}/25") for number in range(500, 500 + LETTERS)]
    files = [SimpleUploadedFile(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    enqueue(hand_in(files, uuid4(), timezone.now(), people.officer()))
    wait_for(lambda: not TakingInFile.objects.filter(state=FileState.WAITING).exists())
    jobs = DBTaskResult.objects.filter(task_path=tasks.take_in_file.module_path)
    wait_for(lambda: set(jobs.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL})
    attempts = [job.worker_ids for job in jobs]
    done = Counter(names[0].partition(":")[0] for names in attempts)
    assert [len(names) for names in attempts] == [1] * LETTERS
    assert FOIRequest.objects.filter(reference__regex=r"^FOI 05\d\d/25$").count() == LETTERS
    assert set(done) == {"web1", "web2"}
    tell.append(f"F1   {LETTERS} letters read and filed once each: {dict(sorted(done.items()))}")


def test_a_machine_that_joins_builds_its_index_and_serves_while_nobody_misses_anything(house, tell):
    began = time.monotonic()
    with visits(house, "/", "/foi/0006-22/", "/search/?q=funding") as seen:
        house.web3.start_web()
        house.web3.start_worker()
        wait_for(house.web3.is_well)
        took = time.monotonic() - began
        assert finds(house.web3, "zyxoaq")
        wait_for(lambda: {each.machine.name: each.behind for each in machines(timezone.now())}.get("web3") == 0)
    assert set(seen) == {200}, seen
    tell.append(f"F22  a third machine joined and served after {took:.0f} s; {seen[200]} visits meanwhile, all 200")


def test_a_machine_that_is_killed_or_unplugged_is_not_missed(house, tell):
    with visits(house, "/", "/foi/0006-22/", "/search/?q=funding") as seen:
        wait_for(lambda: seen[200] > 20)
        house.web2.kill()
        killed = seen[200]
        wait_for(lambda: seen[200] > killed + 50)
        house.web3.unplug()
        unplugged = seen[200]
        wait_for(lambda: seen[200] > unplugged + 30)
        house.web3.plug_in()
    assert set(seen) == {200}, seen
    tell.append(f"F22  one machine killed, another unplugged: {seen[200]} visits, all 200")


def test_the_job_of_a_machine_that_is_gone_is_done_by_another(house, tell):
    with transaction.atomic():
        key = tasks.rebuild_search.enqueue().id
        job = DBTaskResult.objects.filter(pk=key)
        job.update(status=TaskResultStatus.RUNNING, worker_ids=["web2:4711:a"])
    seen = GoneMachines()
    for _ in range(LOOKS + 1):
        seen.look(timezone.now())
        time.sleep(2)  # each other worker tells of itself meanwhile
    wait_for(job.filter(status=TaskResultStatus.SUCCESSFUL).exists)
    taken = [name.partition(":")[0] for name in job.get().worker_ids]
    assert taken[0] == "web2"
    assert taken[1] in {"web1", "web3"}
    tell.append(f"F1   the job of a killed machine was done by {taken[1]}")


def test_a_clock_that_jumps_publishes_nothing_early_and_takes_no_job(house, tell):
    foi_request = FOIRequest.objects.get(slug="0066-23")
    soon = timezone.now() + timedelta(days=1)
    said = {"version": foi_request.version, "planned_at": timezone.now(), "planned_by": people.releaser()}
    plan = PlannedPublication.objects.create(
        foi_request=foi_request, kind=PlanKind.EMBARGO, publish_at=soon, why="an embargo ends then: a test", **said
    )
    house.web1.set_clock(timedelta(days=3))
    house.web3.set_clock(-timedelta(hours=2))
    wait_for(lambda: any("jumped" in each.machine.trouble for each in machines(timezone.now())))
    time.sleep(45)  # two rounds of what is done every 20 seconds
    plan.refresh_from_db()
    assert plan.ended == ""
    assert not PublishedResponse.objects.using(STAFF).filter(slug="0066-23").exists()
    troubles = {each.machine.name: each.machine.trouble for each in machines(timezone.now())}
    assert "clock jumped" in troubles["web1"]
    assert "7,200 seconds apart" in troubles["web3"] or "7,199 seconds apart" in troubles["web3"]
    keys = [tasks.rebuild_search.enqueue().id for _ in range(6)]
    jobs = DBTaskResult.objects.filter(pk__in=keys)
    wait_for(lambda: set(jobs.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL})
    assert [len(job.worker_ids) for job in jobs] == [1] * 6
    house.web1.set_clock(timedelta(0))
    house.web3.set_clock(timedelta(0))
    PlannedPublication.objects.filter(pk=plan.pk).update(publish_at=timezone.now())
    wait_for(lambda: PlannedPublication.objects.get(pk=plan.pk).ended)
    tell.append("     clocks 3 days ahead and 2 hours behind: nothing published early, 6 jobs done once, both told")
