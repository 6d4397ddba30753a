"""By which database login a request is answered."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from foiarchive.database import through
from foiarchive.middleware import DoorMiddleware
from requests.models import Authority, Person
from tests import people
from tests.web.staff import let_in

pytestmark = pytest.mark.usefixtures("own_database")


def login_now():
    """The database login that a query of this moment goes by."""
    alias = Authority.objects.all().db
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def answered(path, user=None, view=lambda request: HttpResponse(login_now())):
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    if user is not None:
        request.COOKIES["session"] = "any"
    return DoorMiddleware(view)(request)


def test_a_reader_comes_in_by_the_public_login():
    assert answered("/search/").content == b"foiarchive_public"


def test_a_reader_with_a_stale_session_comes_in_by_the_public_login():
    assert answered("/search/", AnonymousUser()).content == b"foiarchive_public"


@pytest.mark.parametrize("path", ["/staff/", "/staff/sign-in/", "/admin/login/"])
def test_the_staffs_pages_are_answered_by_the_staff_login(path):
    assert answered(path).content == b"foiarchive_staff"


@pytest.mark.parametrize("path", ["/staffing/", "/search/?q=/staff/", "/foi/staff/"])
def test_a_path_that_only_looks_like_the_staffs_is_public(path):
    assert answered(path).content == b"foiarchive_public"


def test_the_staffs_pages_are_known_under_a_prefix_too():
    request = RequestFactory(SCRIPT_NAME="/archive").get("/staff/")
    request.user = AnonymousUser()
    assert DoorMiddleware(lambda request: HttpResponse(login_now()))(request).content == b"foiarchive_staff"


def test_whoever_is_signed_in_comes_in_by_the_staff_login_everywhere():
    assert answered("/search/", Person.objects.create(username="officer")).content == b"foiarchive_staff"


def test_the_door_is_shut_behind_each_request():
    answered("/search/")
    assert login_now() == "foiarchive_staff"


def test_a_streamed_answer_is_made_by_the_login_of_its_request():
    response = answered("/search/", view=lambda request: StreamingHttpResponse(login_now() for _ in range(2)))
    assert b"".join(response) == b"foiarchive_public" * 2
    assert login_now() == "foiarchive_staff"


def test_a_view_that_fails_leaves_the_door_as_it_was():
    def broken(request):
        raise LookupError

    with pytest.raises(LookupError):
        answered("/search/", view=broken)
    assert login_now() == "foiarchive_staff"


def test_rows_fetched_by_one_login_may_be_compared_with_those_of_another():
    person = Person.objects.create(username="officer")
    with through("owner"):
        assert Person.objects.get() == person


def test_sign_in_survives_from_page_to_page(client):
    let_in(client, people.officer())
    pages = [client.get("/staff/", headers={"host": "localhost"}) for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
