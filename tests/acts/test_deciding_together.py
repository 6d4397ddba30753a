"""What many letters have alike is decided together while somebody else decides: no decision is lost. Real locks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from django.db import connections, transaction

from documents.reading.shapes import Requester
from requests.errors import ChangedMeanwhile
from requests.gate.alike import FEWEST, decide_together, waiting
from requests.gate.deciding import accept, reject
from requests.models import GateFinding, Redaction
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.faults.test_planned_killed import is_waiting, wait_for
from tests.readings import fact, reading


def named(number):
    """A letter that prints a word as the name of who asked."""
    asked = {"requester": Requester(name=fact("withheld", 1, "withheld"))}
    return stored(
        content=f"letter {number}".encode(),
        reference=replace(reading().reference, value=f"FOI {number:04}/24"),
        **asked,
    )


def finding(case):
    return GateFinding.objects.get(filed_letter__foi_request=case)


def all_of_them(**said):
    [group] = waiting().alike
    return decide_together((group.kind, group.what), group.print, LATER, people.officer(), **said)


def in_another_connection(pool, held, act):
    """Begin it, and wait until it is held up by a lock."""

    def done():
        try:
            return act()
        finally:
            connections.close_all()

    begun = pool.submit(done)
    wait_for(lambda: begun.done() or held())
    assert not begun.done()
    return begun


def test_what_somebody_else_decides_meanwhile_stays_as_they_decided_it_and_the_rest_is_decided(own_database, server):
    cases, owen = [named(number) for number in range(1, FEWEST + 1)], people.second_officer()
    people.officer()
    held = partial(is_waiting, server, own_database.name)
    first, middle = cases[0], cases[2]
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            reject(middle.pk, finding(middle).pk, "It names a street.", middle.version, LATER, owen)
            together = in_another_connection(pool, held, all_of_them)
            assert finding(first).state == "accepted"  # it is at the one that is held
        assert together.result() == FEWEST - 1
        kept = finding(middle)
        assert (kept.state, kept.decided_by, kept.because) == ("rejected", owen, "It names a street.")
        assert Redaction.objects.standing().count() == FEWEST - 1
        assert not GateFinding.objects.undecided().exists()

        GateFinding.objects.update(state="open", because="", decided_at=None, decided_by=None)
        first.refresh_from_db()
        seen = (first.pk, finding(first).pk, first.version, LATER, owen)
        with transaction.atomic():
            assert all_of_them(kept_because="All are streets.") == FEWEST
            single = in_another_connection(pool, held, lambda: accept(*seen))
        with pytest.raises(ChangedMeanwhile):
            single.result()
    assert set(GateFinding.objects.values_list("state", flat=True)) == {"rejected"}
