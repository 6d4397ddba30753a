"""What staff keep and the public sees: of two who show it at once, what was kept last is public."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connections, models, transaction

from requests.models import (
    Authority,
    BankHoliday,
    PublishedAuthority,
    PublishedBankHoliday,
    PublishedRegulator,
    PublishedTopic,
    Regulator,
    Topic,
)
from requests.publishing.shown_office import refresh_authority, refresh_lists
from requests.regulators import refresh_regulators
from requests.topics import refresh_topics
from tests.waiting import wait_for_one_that_waits


def refresh_office() -> None:
    refresh_authority(date(2026, 1, 1))


OF_DAY = {"valid_from": date(2012, 11, 22)}
SHOWN: dict[Callable[[], None], tuple[models.Model, type[models.Model]]] = {
    refresh_topics: (Topic(slug="victims", name="Before"), PublishedTopic),
    refresh_office: (Authority(name="Before", **OF_DAY), PublishedAuthority),
    refresh_lists: (BankHoliday(date=date(2026, 1, 1), name="Before", nations=["ENG"]), PublishedBankHoliday),
    refresh_regulators: (Regulator(regime="FOIA", name="Before", complain_within=6, **OF_DAY), PublishedRegulator),
}


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("refresh", SHOWN, ids=lambda refresh: refresh.__name__)
def test_what_was_kept_last_is_public(refresh):
    kept, shown = SHOWN[refresh]
    type(kept).objects.all().delete()
    kept.save()
    refresh()
    failed = list[Exception]()
    other = threading.Thread(target=_in_its_own_connection, args=(refresh, failed))
    with transaction.atomic():
        type(kept).objects.update(name="After")
        refresh()
        other.start()  # while the new name is not committed
        wait_for_one_that_waits()
    other.join(60)
    assert (failed, list(shown.objects.values_list("name", flat=True))) == ([], ["After"])


def _in_its_own_connection(refresh: Callable[[], None], failed: list[Exception]) -> None:
    try:
        refresh()
    except Exception as why:  # noqa: BLE001  told to the test
        failed.append(why)
    finally:
        connections.close_all()
