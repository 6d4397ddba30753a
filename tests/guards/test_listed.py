"""The list of guards is not stale: each stands where it says, and has its test. `make guards` does the rest."""

from __future__ import annotations

import re
from pathlib import Path

from tests.guards.listed import GUARDS

ROOT = Path(__file__).resolve().parents[2]


def test_every_guard_stands_where_the_list_says_and_has_its_test():
    stale = []
    for guard in GUARDS:
        file, _, test = guard.test.partition("::")
        count = (ROOT / guard.file).read_text(encoding="utf-8").count(guard.stands)
        has_test = re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        stale += [] if count == 1 and has_test else [(guard.what, count, bool(has_test))]
    assert (stale, len(GUARDS) >= 30) == ([], True)
