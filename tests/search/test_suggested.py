"""Questions offered while somebody types, and responses that are like another."""

from __future__ import annotations

import pytest

from foiarchive.database import PUBLIC, through
from requests.search.rebuild import rebuild
from requests.search.similar import similar
from requests.search.suggested import MOST, suggested
from tests.search.invented import Asked, Invented, Part, one, published, withdrawn

pytestmark = pytest.mark.usefixtures("own_database")

TAXIS = "How many taxi journeys did the Commissioner make?"
RESPONSES = [
    one("Twelve journeys by taxi.", reference="FOI 1/24", asked=TAXIS),
    one("Fourteen journeys by taxi.", reference="FOI 2/24", asked=TAXIS),
    one("None of the horses.", reference="FOI 3/24", asked="How many horses are kept?"),
    Invented("FOI 4/24", (Asked("Whose stables?", (Part(("Ours.",)),)),), documents=("How many taxis there were.",)),
]


@pytest.fixture
def rows():
    made = [published(response) for response in RESPONSES]
    rebuild()
    return made


def test_questions_are_offered_by_the_words_typed_so_far(rows):
    with through(PUBLIC):
        offered = {typed: [each.asked for each in suggested(typed)] for typed in ("tax", "how many ta", "stab", "xyz")}
    assert offered == {"tax": [TAXIS], "how many ta": [TAXIS], "stab": ["Whose stables?"], "xyz": []}


def test_a_question_that_is_withdrawn_is_offered_no_more_whatever_the_index_says(rows):
    withdrawn(rows[2])
    assert suggested("horses") == []


def test_whatever_is_typed_is_answered(rows):
    for typed in ("", "a", "h" * 5000, '"', "-", "ta*", "(", "\x00\x00\x00", "a " * 90):
        assert len(suggested(typed)) <= MOST, typed


def test_a_response_is_like_one_that_shares_its_telling_words(rows):
    assert [response.reference for response in similar(rows[0])] == ["FOI 2/24"]


def test_a_response_that_is_withdrawn_is_like_none(rows):
    withdrawn(rows[1])
    assert similar(rows[0]) == []
