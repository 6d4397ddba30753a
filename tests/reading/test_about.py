"""Which questions a sentence names."""

from __future__ import annotations

import pytest

from documents.reading.about import is_about, numbers_in
from documents.reading.asked import Asked


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Section 40(2) applies to questions 3 and 4.", ["3", "4"]),
        ("Section 40(2) applies to questions 1, 3-5 and 8.", ["1", "3", "4", "5", "8"]),
        ("The answer to questions 2 to 4, and question 7, is no.", ["2", "3", "4", "7"]),
        ("This is for Questions 1a and 1b.", ["1a", "1b"]),
        ("The information that you seek in part (b) is exempt.", ["b"]),
        ("I deal first with your questions 1 and 2.", ["1", "2"]),
        ("Nothing is said of any.", []),
    ],
)
def test_the_numbers_named_are_those_said_and_those_between_two_that_are_joined(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("path", "expected"), [(("2",), True), (("B", "2"), True), (("2", "a"), True), (("B", "1"), False)]
)
def test_a_question_is_known_by_its_number_in_whichever_section_it_stands(
    path: tuple[str, ...], expected: bool
) -> None:
    assert is_about("Section 40(2) applies to question 2.", Asked(path, None, ())) is expected


@pytest.mark.parametrize(("path", "expected"), [(("b",), True), (("1", "b"), True), (("1", "c"), False)])
def test_a_part_is_known_by_its_letter_alone_under_whichever_question(path: tuple[str, ...], expected: bool) -> None:
    assert is_about("Section 40(2) applies to part (b).", Asked(path, None, ())) is expected
