"""Tidying up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from requests.models import AskedRequest, Authority, PublishedAuthority
from requests.tidying import JOBS_KEPT, tidy
from tests.acts.filing_by_hand import AT
from tests.search import slow_jobs

pytestmark = pytest.mark.django_db


def test_jobs_done_long_ago_are_forgotten_and_waiting_ones_are_not():
    done, waiting = (slow_jobs.wait.enqueue(0) for _ in range(2))
    DBTaskResult.objects.filter(pk=done.id).update(status="SUCCESSFUL", finished_at=AT)
    tidy(AT + JOBS_KEPT + timedelta(minutes=1))
    assert [str(key) for key in DBTaskResult.objects.values_list("pk", flat=True)] == [waiting.id]


def test_the_office_s_new_details_are_public_from_their_day():
    for name, day in (("The old name", date(2020, 1, 1)), ("The new name", AT.date())):
        Authority.objects.create(name=name, short_name="Office", valid_from=day)
    tidy(AT - timedelta(days=1))
    before = PublishedAuthority.objects.get().name
    tidy(AT)
    assert (before, PublishedAuthority.objects.get().name) == ("The old name", "The new name")


def test_a_request_dealt_with_long_ago_is_forgotten_and_one_that_waits_is_not(settings):
    settings.FOI_KEEP_ASKED_MONTHS = 12
    on = AT.date()
    for name, state in (("Dealt With", "done"), ("Still Waiting", "seen")):
        AskedRequest.objects.create(
            reference=name, name=name, email="a@example.org", text="How many?", state=state,
            sent_at=AT, received_on=on, due_on=on, regime="FOIA", changed_at=AT,
        )  # fmt: skip
    tidy(AT + timedelta(days=360))
    assert AskedRequest.objects.count() == 2
    tidy(AT + timedelta(days=370))
    assert [asked.name for asked in AskedRequest.objects.all()] == ["Still Waiting"]
