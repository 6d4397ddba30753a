"""The site before and after a thousand canaries are planted where readers must not see: two twins, each crawled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import override_settings

from requests.search.rebuild import rebuild
from tests.plugins.archives import borrowed
from tests.proof import hidden_cases, planting, seeds
from tests.proof.canaries import Detector
from tests.proof.crawler import Answer, crawled

ALIKE = 1  # how many addresses that differ only in their values are asked for


@dataclass(frozen=True)
class Twins:
    """What each address answered before and after, and what was planted in between."""

    before: dict[str, Answer]
    after: dict[str, Answer]
    planted: planting.Planted
    last: int
    hidden: dict[str, str]  # the slug of a case in each state that is not public

    @property
    def detector(self) -> Detector:
        return Detector(self.last)


@pytest.fixture(scope="module")
def twins(archive_home, server, django_db_blocker) -> Iterator[Twins]:
    """A copy of the archive, crawled, planted, crawled again."""
    for home in borrowed(server, archive_home, django_db_blocker):
        with override_settings(FOI_DEMO=True):
            rebuild(even_if_usable=False)
            before = crawled(seeds.addresses(), ALIKE)
            hidden = hidden_cases.made()
            with server.administrator(home.name) as connection:
                planted = planting.plant(connection)
            last = planting.plant_files(settings.FOI_LETTERS, planted.last)
            rebuild(even_if_usable=False)
            after = crawled(seeds.addresses(), ALIKE)
            yield Twins(before, after, planted, last, hidden)
