"""Every numbering in every layout and kind of file, ten letters of each, and a long schedule: `make families`."""

from __future__ import annotations

import random

import pytest

from documents.reading.letters import read
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


def test_a_schedule_of_fifteen_thousand_rows_is_one_table() -> None:
    rows = "".join(f"<tr><td>{at}</td><td>Street {at}</td><td>{at % 7}</td></tr>" for at in range(15_000))
    page = (
        f"<html><body><p>Works</p><table><tr><th>No</th><th>Street</th><th>Works</th></tr>{rows}</table></body></html>"
    )
    tables = read("works.html", page.encode()).tables
    assert [len(table.rows) for table in tables] == [15_000]
