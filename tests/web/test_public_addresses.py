"""What holds for every public address alike, pages, pictures and feeds."""

from __future__ import annotations

import pytest

from requests.access import ACCESS
from requests.access_kinds import Access
from tests.web.addresses import ADDRESSES, PUBLIC

pytestmark = pytest.mark.usefixtures("searchable")


@pytest.fixture(autouse=True)
def demo(settings):
    settings.FOI_DEMO = True


def test_every_public_route_is_tried():
    assert set(PUBLIC) == {name for name, access in ACCESS.items() if access is Access.PUBLIC}


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_there_by_itself_and_without_a_cookie(reader, address):
    response = reader.get(address)
    headers = response.headers
    assert (response.status_code, dict(reader.cookies), "Set-Cookie" in headers) == (200, {}, False)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    response.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_asked_for_its_head_it_answers_like_get_without_the_body(reader, address):
    full, head = reader.get(address), reader.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(full.headers)
    full.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_only_read(reader, address):
    methods = ("post", "put", "patch", "delete")
    assert {method: getattr(reader, method)(address).status_code for method in methods} == dict.fromkeys(methods, 405)


def test_only_a_developers_own_error_pages_have_no_policy(reader, settings):
    settings.DEBUG = True
    policies = ["Content-Security-Policy" in reader.get(address).headers for address in ("/help/", "/no-such-page/")]
    assert policies == [True, False]
    settings.DEBUG = False
    assert "Content-Security-Policy" in reader.get("/no-such-page/").headers
