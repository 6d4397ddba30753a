"""What a review decided, told by its words and by what it gives; never guessed."""

from __future__ import annotations

import pytest

from requests.law.outcomes import Outcome
from requests.law.review_decisions import Answer, Decision, decision_of

GIVEN, REFUSED, NOT_HELD = Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.NOT_HELD
REFUSAL = Answer((REFUSED,), {"43(2)"})


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        ("I uphold the first response.", Decision.STANDS),
        ("The original decision is upheld.", Decision.STANDS),
        ("Your complaint is not upheld.", Decision.STANDS),
        ("I do not uphold your complaint about the decision.", Decision.STANDS),
        ("I find that section 43(2) was correctly applied.", Decision.STANDS),
        ("I uphold the refusal of the names but not the use of section 43(2). It was not engaged for the rate.",
         Decision.CHANGED_IN_PART),
        ("I have looked at your request again.", Decision.UNTOLD),
    ],
)  # fmt: skip
def test_where_it_still_refuses_its_words_decide(words, decision):
    assert decision_of(REFUSAL, Answer((REFUSED,), {"43(2)"}, words)) is decision


@pytest.mark.parametrize(
    "words",
    [
        "I do not uphold the decision. The rate is £62.",
        "I uphold your complaint. The rate is £62.",
        "The refusal is overturned. The rate is £62.",
        "We withdraw our reliance on section 43(2). The rate is £62.",
        "The rate is £62.",
    ],
)
def test_what_was_refused_and_is_given_now_is_replaced(words):
    assert decision_of(REFUSAL, Answer((GIVEN,), (), words)) is Decision.REPLACED


def test_what_was_given_stays_where_only_a_refusal_beside_it_is_undone():
    first = Answer((GIVEN, REFUSED), {"43(2)"})
    assert decision_of(first, Answer((GIVEN,), (), "I do not uphold that part.")) is Decision.CHANGED_IN_PART


def test_a_refusal_for_another_reason_is_not_called_the_same_answer():
    on_review = Answer((REFUSED,), {"14(1)"}, "I uphold the refusal, under section 14(1) instead.")
    assert decision_of(REFUSAL, on_review) is Decision.UNTOLD


def test_more_words_to_what_was_given_already_tell_nothing():
    assert decision_of(Answer((GIVEN,), ()), Answer((GIVEN,), (), "It took three days.")) is Decision.UNTOLD
