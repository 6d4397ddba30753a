"""Outcomes: the words and signs readers see, and the outcome of a whole question."""

import pytest

from documents.reading import shapes
from requests.law.outcomes import OF_UNLIKE_PARTS, Outcome, Overall, overall

D, E, W, N, U = Outcome.DISCLOSED, Outcome.ELSEWHERE, Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.UNCLEAR


def test_the_law_has_the_outcomes_the_reader_of_letters_has():
    assert {o.name: o.value for o in Outcome} == {o.name: o.value for o in shapes.Outcome}


@pytest.mark.parametrize(
    ("outcome", "word", "sign"),
    [
        ("disclosed", "Given", "given"),
        ("accessible elsewhere", "Already public", "elsewhere"),
        ("withheld", "Refused", "refused"),
        ("cost limit", "Refused: cost", "refused"),
        ("vexatious or repeated", "Refused: vexatious or repeated", "refused"),
        ("not held", "Not held", "absent"),
        ("held by another body", "Held by another body", "absent"),
        ("neither confirmed nor denied", "Neither confirmed nor denied", "absent"),
        ("unclear", "Not clear", "unclear"),
    ],
)
def test_an_outcome_has_its_public_word_and_sign(outcome, word, sign):
    assert (Outcome(outcome).word(), Outcome(outcome).sign) == (word, sign)


def test_what_the_letter_says_will_be_held_is_not_yet_held():
    assert Outcome.NOT_HELD.word(not_yet=True) == "Not yet held"


def test_the_body_that_holds_it_is_named():
    assert Outcome.HELD_BY_ANOTHER.word(held_by="Leicestershire Police") == "Held by Leicestershire Police"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_question_of_one_part_has_that_parts_word_and_sign(outcome):
    whole = overall([outcome])
    assert (whole.word(), whole.sign) == (outcome.word(), outcome.sign)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([D, D], Overall.GIVEN),
        ([D, E], Overall.IN_PART),
        ([E, D], Overall.IN_PART),
        ([D, U], Overall.IN_PART),
        ([E, N], Overall.IN_PART),
        ([N, E], Overall.IN_PART),
        ([E, W], Overall.IN_PART),
        ([E, E], Overall.ELSEWHERE),
        ([W, N], Overall.REFUSED_AND_NOT_HELD),
        ([N, W], Overall.REFUSED_AND_NOT_HELD),
        ([Outcome.HELD_BY_ANOTHER, Outcome.NEITHER], Overall.REFUSED_AND_NOT_HELD),
        ([Outcome.NEITHER, W], Overall.REFUSED),
        ([Outcome.COST_LIMIT, Outcome.VEXATIOUS], Overall.COST_LIMIT),
        ([Outcome.HELD_BY_ANOTHER, N], Overall.NOT_HELD),
        ([U, W], Overall.REFUSED),
        ([U, N], Overall.NOT_HELD),
        ([U, U], Overall.UNCLEAR),
        ([], Overall.UNCLEAR),
    ],
)
def test_unlike_parts_hide_neither_a_refusal_nor_what_is_not_held(parts, whole):
    assert overall(parts) is whole


def test_what_is_told_of_unlike_parts_is_no_outcome_of_a_part():
    derived = set(Overall) - {Overall(outcome.value) for outcome in Outcome}
    assert derived == set(OF_UNLIKE_PARTS)


def test_given_in_part_has_its_own_word_and_sign():
    assert (Overall.IN_PART.word(), Overall.IN_PART.sign) == ("Given in part", "part")
