"""Letters of many worksheets, each read back from PDF and Word: `make letters-out`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from requests.cases.letters.composing import compose_answer
from requests.cases.letters.writing import as_pdf, as_word
from requests.cases.worksheet import WrittenPart
from requests.law.regimes import Regime
from tests.acts.answering_by_hand import ON, answered
from tests.letters_out import expected, read_back, worksheets

pytestmark = pytest.mark.django_db
GIVEN = WrittenPart("disclosed", "12")


@settings(max_examples=150, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(asked=worksheets())
def test_what_was_written_is_read_back_from_pdf_and_word_alike(asked):
    letter = compose_answer(answered(asked), ON)
    wanted = expected(asked, letter, Regime.FOIA)
    assert read_back("letter.docx", as_word(letter, ON), Regime.FOIA) == wanted
    assert read_back("letter.pdf", as_pdf(letter), Regime.FOIA) == wanted


def test_two_hundred_short_answers_that_all_look_alike_are_read_back():
    alike = [(str(number), f"How many horses are there in stable {number}?", [GIVEN]) for number in range(1, 201)]
    letter = compose_answer(answered(alike), ON)
    wanted = expected(alike, letter, Regime.FOIA)
    assert read_back("letter.docx", as_word(letter, ON), Regime.FOIA) == wanted
    assert read_back("letter.pdf", as_pdf(letter), Regime.FOIA) == wanted
