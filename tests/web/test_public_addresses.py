"""What holds for every public address alike, pages, pictures and feeds."""

from __future__ import annotations

import pytest

from requests.access import ACCESS, Access
from tests.web.addresses import ADDRESSES, PUBLIC

pytestmark = pytest.mark.usefixtures("searchable")


@pytest.fixture(autouse=True)
def demo(settings):
    settings.FOI_DEMO = True


def test_every_public_route_is_tried():
    assert set(PUBLIC) == {name for name, access in ACCESS.items() if access is Access.PUBLIC}


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_there(reader, address):
    assert reader.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_asked_for_its_head_it_answers_like_get_without_the_body(reader, address):
    full, head = reader.get(address), reader.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(full.headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_sets_no_cookie(reader, address):
    response = reader.get(address)
    assert (dict(reader.cookies), "Set-Cookie" in response.headers) == ({}, False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_allows_nothing_but_our_own_and_lets_nobody_guess(reader, address):
    headers = reader.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(reader, address, method):
    assert getattr(reader, method)(address).status_code == 405
