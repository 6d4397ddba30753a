"""What is killed at named points leaves nothing half there, and may be done again; `make faults` takes all of them."""

from __future__ import annotations

import pytest

from tests.faults import killed_acts


@pytest.mark.parametrize(
    ("make", "points", "kills"),
    [
        (killed_acts.handing_in, range(1, 99), 14),
        (killed_acts.filing, range(1, 99, 2), 24),
        (killed_acts.withdrawing, range(1, 60, 3), 15),
    ],
    ids=["handing in", "filing", "withdrawing"],
)
def test_what_was_killed_is_there_whole_or_not_at_all_and_may_be_done_again(make, points, kills, own_archive):
    names = killed_acts.killed_through(make, points)
    assert len(names) >= kills, names
