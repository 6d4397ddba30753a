"""Fixtures of the tests of public pages."""

from __future__ import annotations

import pytest
from django.test import Client

from requests.search.rebuild import rebuild


@pytest.fixture
def reader():
    """Somebody who is not signed in."""
    return Client(headers={"host": "localhost"})


@pytest.fixture
def searchable(archive):
    """The archive with a search index."""
    rebuild(even_if_usable=False)
    return archive
