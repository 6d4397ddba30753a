"""Corrections of one letter and their undoing, in an order that chance says: none stays for good, and nothing of it."""

from __future__ import annotations

from random import Random

import pytest

from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.errors import CannotCorrect, CannotUndo
from tests import people
from tests.acts.correcting_at_random import as_it_is, drawn
from tests.acts.publishing_by_hand import LATER, stored

pytestmark = pytest.mark.django_db
ACTS = 12
SEEDS = (0, 8, 12, 21)  # each found what could not be undone, or left something behind


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_corrected_and_undone_in_whatever_order_can_be_undone_to_the_end(seed):
    case, chance = stored(), Random(seed)  # noqa: S311
    before = as_it_is(case)
    for _ in range(ACTS):
        if chance.random() < 0.25:
            undo_one(case, chance)
        else:
            make_one(case, chance)
    while undo_one(case, chance):
        pass
    assert as_it_is(case) == before


def make_one(case, chance):
    try:
        wanted = drawn(case, chance)
        correct(case.pk, [Change(thing, fingerprint(thing.value), after) for thing, after in wanted], LATER, by())
    except CannotCorrect:
        return


def undo_one(case, chance):
    """One of those that stand, or the one that is said to come first, and so on. Whether there was any."""
    standing = list(case.corrections.filter(undone_at=None).order_by("pk"))
    if not standing:
        return False
    named = chance.choice(standing)
    for _ in standing:
        try:
            return undo(named.pk, LATER, by())
        except CannotUndo as refusal:
            assert refusal.first in standing
            assert refusal.first.pk > named.pk
            named = refusal.first
    pytest.fail("No end of what is to be undone first.")


def by():
    return people.officer()
