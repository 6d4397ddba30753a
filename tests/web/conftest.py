"""Fixtures of the tests of pages: who looks at them, and what is there."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import people
from tests.web.staff import signed_in


@pytest.fixture
def reader():
    """Somebody who is not signed in."""
    return Client(headers={"host": "localhost"})


@pytest.fixture
def officer(db):
    """A case officer who has signed in."""
    return signed_in(people.officer())


@pytest.fixture
def releaser(db):
    """Somebody who may publish, signed in."""
    return signed_in(people.releaser())


@pytest.fixture
def waiting(settings, tmp_path):
    """A waiting room of this test's own, for the files that are handed in."""
    settings.FOI_WAITING = tmp_path / "waiting"
    return settings.FOI_WAITING


@pytest.fixture
def searchable(archive_index, archive):
    """The archive with a search index."""
    return archive
