"""A body that is too large is refused by what it says of itself; only a form for files reads it to its end."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

pytestmark = pytest.mark.usefixtures("archive")
LARGE = 3 * 1024 * 1024


@pytest.mark.parametrize("address", ["/", "/search/", "/staff/sign-in/"])
def test_nobody_can_make_a_public_page_read_a_large_body(address):
    body = io.BytesIO(b"a" * LARGE)
    sent = {"wsgi.input": body, "CONTENT_LENGTH": str(LARGE)}
    response = Client(headers={"host": "localhost"}).generic("POST", address, **sent)
    assert (response.status_code, body.tell()) == (413, 0)


MANY = {f"field{number}": "x" for number in range(10_000)}


@pytest.mark.parametrize("address", ["/ask/", "/staff/sign-in/"])
@pytest.mark.parametrize("coded", [encode_multipart(BOUNDARY, MANY), urlencode(MANY).encode()], ids=["parts", "fields"])
def test_ten_thousand_fields_are_refused_and_not_by_breaking(address, coded):
    kind = MULTIPART_CONTENT if coded.startswith(b"--") else "application/x-www-form-urlencoded"
    reader = Client(raise_request_exception=False, headers={"host": "localhost"})
    response = reader.generic("POST", address, coded, kind)
    assert response.status_code == 400
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Traceback" not in response.text
