"""Letters composed of every numbering, layout and kind of file are read as they were written."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading.letters import read
from tests.reading.families import ASKED, FILES, LAYOUTS, NUMBERS, TABLELESS, TOLD, Plan, due, written

EVERY = [
    (layout, file) for layout, file in product(LAYOUTS, FILES) if not (layout == "table beside" and file in TABLELESS)
]
PARTICULARS = ["FOI 0417/24", "2024-05-03", "2024-04-08", "Fenmoor Constabulary"]
WORD = re.compile(r"[\w£%]+")


def _plans(layout: str) -> st.SearchStrategy[Plan]:
    files = sorted(file for each, file in EVERY if each == layout)
    return st.integers(2, len(ASKED)).flatmap(
        lambda count: st.builds(
            Plan,
            st.sampled_from(sorted(NUMBERS)),
            st.just(layout),
            st.sampled_from(files),
            st.permutations(ASKED).map(lambda asked: tuple(asked[:count])),
            st.permutations(TOLD).map(lambda told: tuple(told[:count])),
        )
    )


def check(plan: Plan) -> None:
    """What is read of a letter is what was written."""
    reading = read(*written(plan))
    wanted = due(plan)
    assert [WORD.findall(each.text) for each in reading.questions] == [WORD.findall(each) for each in plan.asked]
    assert [each.number for each in reading.questions] == [number for number, _, _, _ in wanted]
    for question, (_, said, relied_on, outcome) in zip(reading.questions, wanted, strict=True):
        assert WORD.findall(" ".join(part.text for part in question.parts)) == WORD.findall(said)
        assert [part.outcome.value for part in question.parts] == [outcome]
        assert tuple(cited.provision for part in question.parts for cited in part.citations) == relied_on
    facts = (reading.reference, reading.date_responded, reading.date_received, reading.authority)
    assert [fact.value if fact else None for fact in facts] == PARTICULARS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_of_any_numbering_and_kind_of_file_is_read_as_it_was_written(layout: str) -> None:
    @settings(max_examples=8, deadline=None, derandomize=True, database=None)
    @given(_plans(layout))
    def holds(plan: Plan) -> None:
        check(plan)

    holds()
