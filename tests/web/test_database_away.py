"""When the database cannot be reached the site says so plainly, and comes back by itself."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import close_old_connections, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from requests.models import Person, PublishedResponse
from tests.web import staff

pytestmark = [pytest.mark.urls(__name__), pytest.mark.usefixtures("own_database")]

# Named as a page that is open to everybody; what nobody has declared is not answered.
urlpatterns = [path("count/", lambda request: HttpResponse(str(PublishedResponse.objects.count())), name="home")]


@pytest.fixture
def reader():
    return Client(headers={"host": "localhost"})


def cut_off(server, name):
    """Nobody gets in any more, and who is in is thrown out."""
    with server.administrator() as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def let_in(server, name):
    with server.administrator() as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def test_a_reader_is_told_plainly_and_asked_to_come_back(reader, server, own_database):
    cut_off(server, own_database.name)
    response = reader.get("/count/")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "database cannot be reached" in response.text


def test_the_page_says_nothing_of_the_machine(reader, server, own_database):
    cut_off(server, own_database.name)
    page = reader.get("/count/").text
    assert not any(word in page for word in ("Traceback", "postgres", "foiarchive_public", own_database.name))


def test_somebody_with_a_session_is_told_the_same(reader, server, own_database):
    reader.cookies["session"] = "a" * 32
    cut_off(server, own_database.name)
    assert reader.get("/count/").status_code == 503


@pytest.mark.urls("foiarchive.urls")
@pytest.mark.parametrize("path", ["/staff/", "/staff/sign-in/", "/"])
def test_staff_are_told_the_same_wherever_the_database_is_missed_first(server, own_database, path):
    browser = Client(headers={"host": "localhost"}, raise_request_exception=False)
    staff.let_in(browser, Person.objects.create(username="officer"))
    cut_off(server, own_database.name)
    assert browser.get(path).status_code == 503


def status_of(address):
    try:
        with urlopen(address, timeout=10) as response:
            return response.status
    except HTTPError as error:
        return error.code


def test_the_site_recovers_by_itself(live_site, server, own_database):
    seen = [status_of(f"{live_site}/count/")]
    cut_off(server, own_database.name)
    seen += [status_of(f"{live_site}/count/"), status_of(f"{live_site}/count/")]
    let_in(server, own_database.name)
    seen += [status_of(f"{live_site}/count/")]
    assert seen == [200, 503, 503, 200]


def test_a_kept_connection_that_died_is_replaced_unseen(reader, server, own_database):
    connections["public"].settings_dict["CONN_MAX_AGE"] = 600
    try:
        assert reader.get("/count/").status_code == 200
        with server.administrator() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [own_database.name]
            )
        close_old_connections()  # as Django does at the start of a request, but not for its test client
        assert reader.get("/count/").status_code == 200
    finally:
        connections["public"].settings_dict["CONN_MAX_AGE"] = 0
        connections["public"].close()
