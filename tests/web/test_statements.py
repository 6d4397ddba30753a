"""How many SQL statements a page takes: the same, whatever its length."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from foiarchive.database import PUBLIC, STAFF
from tests.web.published import published_response

MOST = {"response": 8, "letter": 5, "results": 4, "list": 7, "picture": 1, "home": 16, "found": 10}
FOR_PROGRAMS = {
    "/foi/short.json": 10,
    "/foi/long.json": 10,
    "/api/v1/responses": 4,
    "/api/v1/questions?limit=2": 8,
    "/api/v1/questions?limit=100": 8,
    "/api/v1/answer-parts?limit=100": 7,
    "/api/v1/exemptions/s21/uses?limit=100": 7,
    "/api/v1/exemptions": 2,
    "/api/v1/topics": 3,
    "/api/v1/statistics": 5,
    "/downloads/": 3,
    "/api/v1/docs": 2,
}


@contextmanager
def counted():
    """The statements of both logins; a reader's pages may use only the public one."""
    with CaptureQueriesContext(connections[PUBLIC]) as public, CaptureQueriesContext(connections[STAFF]) as staff:
        yield public
    assert staff.captured_queries == []


@pytest.fixture
def long_and_short(own_database):
    published_response("short", 2)
    published_response("long", 60, rows=40)


@pytest.mark.usefixtures("long_and_short")
@pytest.mark.parametrize("slug", ["short", "long"])
def test_a_response_takes_at_most_eight_statements(reader, slug):
    with counted() as statements:
        assert reader.get(f"/foi/{slug}/").status_code == 200
    assert len(statements) <= MOST["response"]


@pytest.mark.usefixtures("archive")
def test_a_response_with_topics_and_tables_takes_no_more(reader):
    with counted() as statements:
        assert "/topics/violence-reduction/" in reader.get("/foi/0008-24/").text
    assert len(statements) <= MOST["response"]


@pytest.mark.usefixtures("long_and_short")
@pytest.mark.parametrize(("slug", "number"), [("short", 1), ("long", 6)])
def test_a_letter_s_page_takes_at_most_five(reader, slug, number):
    with counted() as statements:
        assert reader.get(f"/foi/{slug}/letter/{number}/").status_code == 200
    assert len(statements) <= MOST["letter"]


@pytest.mark.usefixtures("long_and_short")
def test_what_programs_read_takes_as_many_for_a_hundred_as_for_two(reader):
    taken = {}
    for address in FOR_PROGRAMS:
        with counted() as statements:
            assert reader.get(address).status_code == 200
        taken[address] = len(statements)
    assert {address: number for address, number in taken.items() if number > FOR_PROGRAMS[address]} == {}


@pytest.mark.usefixtures("searchable")
def test_what_a_search_finds_takes_no_more_for_programs(reader):
    with counted() as statements:
        assert reader.get("/api/v1/search?q=the").status_code == 200
    assert len(statements) <= MOST["found"]


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("typed", ["q=funding", "q=", "q=FOI+0008/24", "q=the&outcome=disclosed&sort=answered"])
def test_results_take_at_most_four(reader, typed):
    with counted() as statements:
        assert reader.get(f"/search/?{typed}").status_code == 200
    assert len(statements) <= MOST["results"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/foi/", "list"),
        ("/foi/2024/?outcome=withheld", "list"),
        ("/", "home"),
        ("/foi/0008-24/letter/4.webp", "picture"),
    ],
)
def test_other_pages_take_few_too(reader, address, page):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= MOST[page]


@pytest.mark.usefixtures("own_database")
def test_a_list_of_many_responses_takes_no_more_statements(reader):
    for number in range(12):
        published_response(f"r-{number}", 3)
    with counted() as statements:
        assert reader.get("/foi/").status_code == 200
    assert len(statements) <= MOST["list"]
