"""Every numbering in every layout and kind of file, ten letters of each: `make families`."""

from __future__ import annotations

import random

import pytest

from tests.reading.families import ASKED, NUMBERS, TOLD, Plan
from tests.reading.test_families import EVERY, check

EACH = 10


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize(("layout", "file"), EVERY)
def test_letters_are_read_as_they_were_written(numbers: str, layout: str, file: str) -> None:
    chance = random.Random(f"{numbers} {layout} {file}")  # noqa: S311 - only to choose
    for _ in range(EACH):
        count = chance.randint(2, len(ASKED))
        check(Plan(numbers, layout, file, tuple(chance.sample(ASKED, count)), tuple(chance.sample(TOLD, count))))
