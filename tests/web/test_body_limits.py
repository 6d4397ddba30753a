"""A body that is too large is refused by what it says of itself; only a form for files reads it to its end."""

from __future__ import annotations

import io

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
LARGE = 3 * 1024 * 1024


@pytest.mark.parametrize("address", ["/", "/search/", "/staff/sign-in/"])
def test_nobody_can_make_a_public_page_read_a_large_body(address):
    body = io.BytesIO(b"a" * LARGE)
    sent = {"wsgi.input": body, "CONTENT_LENGTH": str(LARGE)}
    response = Client(headers={"host": "localhost"}).generic("POST", address, **sent)
    assert (response.status_code, body.tell()) == (413, 0)
