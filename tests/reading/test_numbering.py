"""Printed numbers: what they are, and what comes after them."""

from __future__ import annotations

import pytest

from documents.reading.numbering import READERS, follows, parse_marker
from documents.reading.openings import may_open


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("1. How many?", ("1",)),
        ("2) How many?", ("2",)),
        ("(3) How many?", ("3",)),
        ("4.How many?", ("4",)),
        ("Q5 How many?", ("5",)),
        ("Q6. How many?", ("6",)),
        ("Question 7: How many?", ("7",)),
        ("Question 8", ("8",)),
        ("a. the cost", ("a",)),
        ("(b) the cost", ("b",)),
        ("iv) the cost", ("iv",)),
        ("1.1 What is spent?", ("1", "1")),
        ("1.A - How many?", ("1", "A")),
        ("2.B How many?", ("2", "B")),
        ("2a) The cost", ("2", "a")),
        ("2(b) The cost", ("2", "b")),
        ("1. a) The cost", ("1", "a")),
        ("(2)(a) The cost", ("2", "a")),
        ("A3. None", ("3",)),
        ("Answer 4: None", ("4",)),
        ("Response to question 2", ("2",)),
        ("Question IV. How many?", ("IV",)),
        ("Cwestiwn 3 / Question 3: Faint?", ("3",)),
        ("Ceist 2 | Question 2", ("2",)),
    ],
)
def test_a_number_before_words_is_read(text: str, path: tuple[str, ...]) -> None:
    marker = parse_marker(text)
    assert marker is not None
    assert marker.path == path


@pytest.mark.parametrize(
    "text",
    [
        "2018.",
        "12 March 2024",
        "40(2) of the Act applies",
        "3.5 hours were spent",
        "A 2 year contract",
        "£1,200",
        "1988,1989",
        "Question I would like to ask",
    ],
)
def test_figures_in_a_sentence_are_no_number(text: str) -> None:
    assert parse_marker(text) is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Questions 2 to 4", ("2", "3", "4")),
        ("1 - 5. The figures", ("1", "2", "3", "4", "5")),
        ("Questions 1, 2 and 4:", ("1", "2", "4")),
        ("Qs 1 & 2", ("1", "2")),
    ],
)
def test_numbers_named_together_are_a_group(text: str, group: tuple[str, ...]) -> None:
    marker = parse_marker(text)
    assert marker is not None
    assert marker.group == group


@pytest.mark.parametrize(("before", "after"), [("1", "2"), ("a", "b"), ("iii", "iv"), ("B", "C"), ("9", "10")])
def test_the_next_number_follows(before: str, after: str) -> None:
    assert follows(before, after)


@pytest.mark.parametrize(("before", "after"), [("1", "3"), ("b", "a"), ("1", "a"), ("iv", "iii")])
def test_any_other_number_does_not(before: str, after: str) -> None:
    assert not follows(before, after)


@pytest.mark.parametrize(
    "before", ["", "In answer to ", "In response to both ", "Our ", "The ", "our answer to ", "(", "“"]
)
@pytest.mark.parametrize(
    "word", ["", "question ", "Q", "Parts ", "answers to items ", "A", "ateb ", "Cwestiwn 2 / question "]
)
@pytest.mark.parametrize(
    "number", ["3. ", "(b) ", "two: ", "IV", "1 and 2 ", "c) to e) ", "1(a) to (c) ", "2 – x", "vii/ "]
)
def test_what_may_not_open_a_number_opens_none(before: str, word: str, number: str) -> None:
    text = f"{before}{word}{number}"
    assert may_open(text) or not any(reader(text) for reader in READERS)


def test_words_of_a_sentence_are_not_looked_at_any_closer() -> None:
    assert not any(map(may_open, ("Mae’r wybodaeth hon", "We hold this information.", "Every officer", "£1,414")))
