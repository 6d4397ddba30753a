"""One 404, byte for byte, for what is not public and what never was; and the pages for other troubles."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from requests.views import errors

pytestmark = pytest.mark.usefixtures("archive")
NEVER_WAS = "/foi/never-was/"


@pytest.mark.parametrize(
    "address",
    [
        "/foi/0070-24/",  # withdrawn
        "/foi/0066-23/",  # filed, not published
        "/foi/0063-25/",  # a draft
        "/foi/0070-24/letter/1/",
        "/foi/0070-24/letter/1.webp",
        "/foi/0070-24/tables/1.csv",
        "/foi/0070-24/q1/",
        "/foi/0008-24/q99/",
        "/foi/0008-24/letter/",
        "/foi/0008-24/tables/",
        "/foi/0008-24/Q1b/",
        "/foi/0008-24/%00/",
        "/foi/2024/q1/",
        "/foi/0008-24/letter/99/",
        "/foi/0008-24/tables/99.csv",
        "/foi/0008-24/letter/99.webp",
        "/components/",
        "/nowhere/at/all",
    ],
)
def test_what_is_not_public_gets_the_very_page_of_what_never_was(reader, address):
    never, response = reader.get(NEVER_WAS), reader.get(address)
    assert (response.status_code, response.content) == (404, never.content)


def test_the_headers_of_a_404_tell_nothing_either(reader):
    never, withdrawn = reader.get(NEVER_WAS), reader.get("/foi/0070-24/")
    assert dict(never.headers) == dict(withdrawn.headers)


def test_the_404_page_does_not_ask_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        errors.not_found(RequestFactory().get("/x/"))


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.bad_request, 400)])
def test_the_pages_for_troubles_ask_the_database_nothing(django_assert_num_queries, view, status):
    with django_assert_num_queries(0):
        assert view(RequestFactory().get("/x/")).status_code == status


def test_a_host_that_is_not_ours_gets_the_page_for_what_could_not_be_read():
    response = Client(headers={"host": "evil.example"}).get("/")
    assert (response.status_code, "could not be read" in response.text) == (400, True)
