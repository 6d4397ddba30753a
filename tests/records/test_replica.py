"""A read replica: readers' pages come from it while it has everything, and never from one that lags, left or rebelled.

On the PostgreSQL over TCP only (`make test-server`), with a real standby that follows it.
"""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.models import F
from django.db.models.expressions import RawSQL
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from psycopg import sql

from foiarchive import replica
from foiarchive.database import PUBLIC, REPLICA, databases, through
from foiarchive.replica import State
from foiarchive.urls import urlpatterns as of_site
from requests.doctor import replica as examination
from requests.models import FOIRequest, FollowStep, PublishedResponse
from requests.publication import withdraw
from requests.search.rebuild import rebuild
from tests.plugins.servers import OverTCP
from tests.plugins.standby import Standby, wait_for

PAGE = "/foi/0008-24/"
OWNER = "postgresql://me:pw@db/letters"


@pytest.fixture(scope="module")
def standby(server):
    if not isinstance(server, OverTCP):
        pytest.skip("a replica is of the PostgreSQL over TCP: make test-server")
    made = Standby(server)
    made.start()
    yield made
    made.remove()


@pytest.fixture
def follower(standby, own_archive, server, monkeypatch):
    """The standby as this site's replica. Its primary flushes what it commits, as `doctor` asks of one."""
    with server.administrator() as connection:
        name = sql.Identifier(own_archive.name)
        connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = on").format(name))
    public = connections.settings[PUBLIC]
    login = databases(OWNER, "", "", "secret", own_archive.folder, standby.address(own_archive.name))[REPLICA]
    own = {"USER": public["USER"], "PASSWORD": public["PASSWORD"], "OPTIONS": login["OPTIONS"]}
    monkeypatch.setitem(connections.settings, REPLICA, {**public, **own, "PORT": str(standby.port)})
    monkeypatch.setattr(replica, "ALONE_SECONDS", 0.3)
    standby.catch_up()
    yield standby
    connections[REPLICA].close()
    del connections[REPLICA]


@pytest.fixture
def reader(follower):
    """Its handler looks once whether there is a replica."""
    return Client(headers={"host": "localhost"})


def asked_of(login, reader, address, status=200):
    """How many statements this login was asked for a page."""
    with CaptureQueriesContext(connections[login]) as asked:
        assert reader.get(address).status_code == status
    return len(asked)


def in_step():
    return replica.stands(replica.flushed())[0] is State.IN_STEP


def a_step():
    """What a reader sends."""
    return FollowStep(kind="stop", followed=uuid4(), taken_at=timezone.now())


def said():
    [found] = examination.examined()
    return f"{found.state.value}: {found.sentence}"


def test_pages_are_read_from_the_replica_and_what_readers_send_goes_to_the_primary(follower, reader):
    wait_for(lambda: asked_of(REPLICA, reader, PAGE) > 3)
    wait_for(lambda: asked_of(PUBLIC, reader, PAGE) == 1)
    with through(PUBLIC, replica.chosen):
        assert PublishedResponse.objects.get(slug="0008-24")._state.db == REPLICA
        FollowStep.objects.bulk_create([a_step()])
    assert FollowStep.objects.count() == 1
    assert said() == "good: The replica has everything, and readers' pages are read from it."


def test_what_was_withdrawn_is_gone_at_once_however_far_the_replica_lags(follower, reader):
    rebuild(even_if_usable=False)
    found = "/search/?q=violence+reduction+funding"
    wait_for(lambda: asked_of(REPLICA, reader, found) > 2)
    assert "0008-24" in reader.get(found).text
    follower.ask("SELECT pg_wal_replay_pause()")
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "A test.")
    assert follower_knows(), "the replica was to lag"
    assert asked_of(REPLICA, reader, PAGE, status=404) == 1
    assert "0008-24" not in reader.get(found).text
    assert said().startswith("weak: The replica was told to stop following, and is 0.")
    follower.ask("SELECT pg_wal_replay_resume()")
    wait_for(lambda: asked_of(REPLICA, reader, PAGE, status=404) > 1)
    assert not follower_knows()


def follower_knows():
    return PublishedResponse.objects.using(REPLICA).filter(slug="0008-24").exists()


cut: list[Any] = []  # by which standby's administrator, and how often it was done


def cut_under_a_page(request):
    """Once the replica goes away between two looks at the database."""
    answers = PublishedResponse.objects.filter(slug="0008-24")
    if answers.get()._state.db == REPLICA and len(cut) == 1:
        cut.append(
            cut[0].ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename ~ '_public$'")
        )
    return HttpResponse(answers.annotate(again=F("title")).get()._state.db)


def slow_page(request):
    """Asks for more than a reader's statement may take."""
    answers = PublishedResponse.objects.filter(slug="0008-24")
    return HttpResponse(answers.annotate(slept=RawSQL("SELECT pg_sleep(5)::text", [])).get().slug)


urlpatterns = [path("", cut_under_a_page, name="home"), path("slow/", slow_page, name="help"), *of_site]


@pytest.mark.urls(__name__)
def test_what_takes_too_long_is_not_asked_of_the_primary_too_and_the_replica_goes_on(follower, reader):
    wait_for(in_step)
    wait_for(lambda: asked_of(REPLICA, reader, "/slow/", status=503) > 1)
    assert asked_of(PUBLIC, reader, "/slow/", status=503) == 1, "the primary is asked how far it is, and nothing else"
    assert not replica._rest.goes_on(), "the replica was left alone"


@pytest.mark.urls(__name__)
def test_a_replica_that_goes_away_or_is_promoted_is_not_missed(follower, reader):
    cut[:] = [follower]
    wait_for(lambda: reader.get("/").text == PUBLIC and len(cut) == 2)  # made again from the primary
    assert reader.get("/").text == PUBLIC, "which goes on for a while"
    follower.stop()
    time.sleep(replica.ALONE_SECONDS)
    assert reader.get("/").text == PUBLIC
    assert said() == "weak: The replica cannot be read. Readers are answered from the primary meanwhile."
    follower.start()
    wait_for(in_step)
    follower.ask("SELECT pg_promote()")
    assert reader.get("/").text == PUBLIC
    assert said().startswith("bad: The replica was promoted: it takes writes of its own")
    with pytest.raises(Exception, match="read-only transaction"):
        FollowStep.objects.using(REPLICA).bulk_create([a_step()])


def test_a_replica_has_the_publics_login_little_time_and_no_writes():
    found = databases(OWNER, "", "", "secret", None, "postgresql://standby:5433/letters")[REPLICA]
    assert (found["USER"], found["HOST"], found["PORT"]) == ("letters_public", "standby", 5433)
    assert found["OPTIONS"]["options"] == "-c statement_timeout=2000 -c default_transaction_read_only=on"
    with pytest.raises(ImproperlyConfigured, match="DATABASE_REPLICA_URL does not name"):
        databases(OWNER, "", "", "secret", None, "sqlite:///x")
