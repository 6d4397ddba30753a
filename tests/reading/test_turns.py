"""Paragraphs that both give and refuse, parted where they turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from documents.reading.letters import read
from documents.reading.outcomes import gives, outcome_of_words
from documents.reading.shapes import Outcome
from documents.reading.turns import LONGEST, pieces_of
from documents.reading.words import Word, words_to_text


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found.group(), 1, found.start(), found.end()) for found in re.finditer(r"\S+", text))


def _tell(words: Sequence[Word]) -> Outcome | None:
    return outcome_of_words(words_to_text(words), False)


def test_a_sentence_is_parted_where_it_turns() -> None:
    pieces = pieces_of(_words("The 2023 report is attached, with the names withheld as personal data."), _tell)
    assert [words_to_text(piece) for piece in pieces] == [
        "The 2023 report is attached,",
        "with the names withheld as personal data.",
    ]


def test_a_paragraph_longer_than_any_that_turns_is_not_looked_into() -> None:
    looked: list[Sequence[Word]] = []
    words = _words("The report is attached, " + "one of them, " * LONGEST)
    assert pieces_of(words, lambda said: looked.append(said)) == [words]
    assert looked == []


def test_names_after_namely_belong_to_the_sentence_before_and_are_given() -> None:
    said = "The prices are withheld under section 43(2). Two suppliers are used. Namely Acme Ltd and Beta Ltd."
    assert [words_to_text(piece) for piece in pieces_of(_words(said), _tell)] == [
        "The prices are withheld under section 43(2).",
        "Two suppliers are used. Namely Acme Ltd and Beta Ltd.",
    ]
    told = outcome_of_words("It is held by two bodies, namely Acme Council and Beta Police.", False)
    assert told is Outcome.HELD_BY_ANOTHER


@pytest.mark.parametrize(
    "said",
    [
        "The list is attached.",
        "Both have been enclosed.",
        "It has been disclosed.",
        "They are released.",
        "A copy has been supplied.",
        "Please find the list below.",
        "We have disclosed both.",
        "I am able to tell you both.",
        "We can give you both.",
    ],
)
def test_whatever_gives_is_known_by_one_of_its_signs(said: str) -> None:
    assert gives(said)


@pytest.mark.parametrize(
    ("said", "outcomes"),
    [
        (
            "The logs are exempt under section 31(1)(a). A redacted summary is attached at Annex A.",
            [Outcome.WITHHELD, Outcome.DISCLOSED],
        ),
        (
            "£22,410 in 2024/25. Earlier figures would exceed the fees limit under section 12(1), as an exemption.",
            [Outcome.DISCLOSED, Outcome.COST_LIMIT],
        ),
        ("The notes are redacted under section 40(2) and section 41.", [Outcome.WITHHELD]),
    ],
)
def test_what_is_given_beside_a_refusal_is_a_part_of_its_own(said: str, outcomes: list[Outcome]) -> None:
    letter = f"Dear Ms Lee\n\nYou asked:\n\n1. What is there?\n\nOur response:\n\n1. {said}\n\nYours sincerely\n"
    (question,) = read("letter.txt", letter.encode()).questions
    assert [part.outcome for part in question.parts] == outcomes
