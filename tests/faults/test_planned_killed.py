"""A worker that is killed while it carries out a plan: at its very end, when all but the COMMIT is done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from requests import publication
from requests.gate.pictures import look_at_pictures
from requests.models import FOIRequest, PlannedPublication, PublishedResponse
from requests.planning import on_a_day, plan_publication, publish_due
from tests import people
from tests.commands import ROOT

DUE = timezone.now() + timedelta(days=2)
CARRY_OUT = "import datetime as d; from requests.planning import publish_due as p; p(d.datetime.fromisoformat('{}'))"
WAITING = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock')"


def is_waiting(server, name):
    """Whether somebody waits for a lock in that database."""
    with server.administrator() as watching:
        return watching.execute(WAITING, [name]).fetchone()[0]


def wait_for(happened):
    """Until it happened; a minute at most."""
    for _ in range(300):
        if happened():
            return
        time.sleep(0.2)
    raise AssertionError("It did not happen.")


def test_what_was_planned_is_published_once_all_the_same(own_archive, server):
    foi_request = FOIRequest.objects.get(slug="0066-23")
    look_at_pictures(timezone.now())  # as the worker does
    tomorrow = on_a_day(timezone.localdate() + timedelta(days=1))
    plan_publication(foi_request.pk, foi_request.version, tomorrow, timezone.now(), people.releaser(), checked=True)
    with server.administrator(own_archive.name) as other, other.transaction():
        other.execute("SELECT FROM requests_plannedpublication FOR UPDATE")  # what is written last, before the COMMIT
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", CARRY_OUT.format(DUE.isoformat())]
        child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own_archive.environment})
        wait_for(lambda: is_waiting(server, own_archive.name) or child.poll() is not None)
        assert child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
    left = {path.name for path in settings.FOI_PUBLISHED.iterdir()}
    assert (foi_request.publications.count(), PlannedPublication.objects.open().count()) == (0, 1)
    assert [publish_due(DUE), publish_due(DUE)] == [1, 0]
    assert (foi_request.publications.count(), PublishedResponse.objects.filter(slug="0066-23").count()) == (1, 1)
    publication.sweep(timezone.now() + timedelta(hours=2))
    live = {str(key) for key in PublishedResponse.objects.values_list("publication", flat=True)}
    assert left - live  # what the killed one had put on the disk
    assert {path.name for path in settings.FOI_PUBLISHED.iterdir()} == live
