"""A database with many invented answers and their index, made once for the tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from requests import tallies
from requests.search.rebuild import rebuild
from tests.plugins import kept
from tests.plugins.archives import EMPTY, Home, copied, living_in
from tests.plugins.servers import Server
from tests.search.invented import many, published

RESPONSES = 120


@pytest.fixture(scope="session")
def many_answers_home(django_db_setup: None, server: Server, django_db_blocker: DjangoDbBlocker) -> Home:
    home = copied(server, EMPTY, "many_answers", settings.FOI_VAR / "many_answers")
    with django_db_blocker.unblock(), living_in(home), server.administrator(home.name) as connection:
        kept.fill(connection, home.folder, kept.Archive("many-answers", build, ("tests/search/invented.py", __file__)))
    return home


def build() -> None:
    with transaction.atomic():
        for response in many(RESPONSES):
            published(response)
    tallies.rebuild()
    rebuild()


@pytest.fixture
def many_answers(many_answers_home: Home, django_db_blocker: DjangoDbBlocker) -> Iterator[Home]:
    """Read-only: about 300 answers in 120 responses, and the index of them."""
    with django_db_blocker.unblock(), living_in(many_answers_home):
        yield many_answers_home
