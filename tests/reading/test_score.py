"""`make score` counts what is right, what is wrong, and whether being sure means something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.score import Score, lines_of, score_folder

LETTER = """Our ref: FOI 0042/25
3 March 2025

Dear Requester

You asked on 4 February 2025:

1. How many cats are kept?
2. What do they eat?

Our response:

1. Fourteen cats are kept.
2. Fish. Their names are withheld under section 40(2).

Yours sincerely
"""
RIGHT = {
    "reference": "FOI 0042/25",
    "date_responded": "2025-03-03",
    "questions": [
        {
            "number": "1",
            "text": "How many cats are kept?",
            "parts": [["disclosed", []]],
            "answer": "Fourteen cats are kept.",
        },
        {
            "number": "2",
            "text": "What do they eat?",
            "parts": [["disclosed", []], ["withheld", ["40(2)"]]],
            "answer": "Fish. Their names are withheld under section 40(2).",
        },
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cats.txt").write_text(LETTER)
    return tmp_path


def scored(folder: Path, **changed: object) -> Score:
    (folder / "cats.json").write_text(json.dumps(RIGHT | changed))
    return score_folder(folder)


def test_a_letter_read_as_expected_has_no_faults(folder: Path) -> None:
    assert scored(folder).faults == []


def test_a_wrong_value_is_named_with_its_letter(folder: Path) -> None:
    assert scored(folder, reference="FOI 0043/25").faults == ["cats.txt: reference"]


def test_a_question_that_was_missed_lowers_recall(folder: Path) -> None:
    third = {"number": "3", "text": "Where do they sleep at night?", "parts": [], "answer": "In baskets."}
    tally = scored(folder, questions=[*RIGHT["questions"], third]).fields["questions"]
    assert (tally.right, tally.found, tally.due) == (2, 2, 3)


def test_a_question_that_is_none_counts_as_wrong(folder: Path) -> None:
    tally = scored(folder, questions=RIGHT["questions"][:1]).fields["questions"]
    assert (tally.right, tally.wrong) == (1, 1)


def test_an_exemption_that_is_not_relied_on_counts_as_wrong(folder: Path) -> None:
    first, second = RIGHT["questions"]
    without = dict(second) | {"parts": [["disclosed", []]]}  # type: ignore[arg-type]
    assert scored(folder, questions=[first, without]).fields["exemptions"].wrong == 1


def test_the_table_tells_the_share_of_sure_items_that_are_right(folder: Path) -> None:
    lines = list(lines_of(scored(folder)))
    assert any(line.startswith("1 letters. Marked sure: ") for line in lines)
    assert [line.split()[:3] for line in lines if line.startswith("OVERALL")] == [["OVERALL", "1.000", "1.000"]]
