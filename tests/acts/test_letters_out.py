"""The letter of a worksheet, as PDF and as Word file: what is read in it is the worksheet again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from documents.clearing.hiding.looking import hidden_data
from requests.cases.letters.composing import compose_answer
from requests.cases.letters.notices import body_of
from requests.cases.letters.writing import as_pdf, as_word
from requests.cases.worksheet import WrittenPart
from requests.law.regimes import Regime
from tests.acts.answering_by_hand import ON, answered
from tests.letters_out import expected, read_back, worksheets

pytestmark = pytest.mark.django_db


@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(asked=worksheets())
def test_what_was_written_is_read_back_from_pdf_and_word_alike(asked):
    letter = compose_answer(answered(asked), ON)
    assert letter.missing == ()
    wanted = expected(asked, letter, Regime.FOIA)
    for name, file in (("letter.docx", as_word(letter)), ("letter.pdf", as_pdf(letter))):
        assert read_back(name, file, Regime.FOIA) == wanted
        assert not [each for each in hidden_data(name, file) if each.asks]


def test_a_half_filled_worksheet_says_what_is_missing_and_is_a_draft():
    refused = WrittenPart("withheld", "The names are kept back.")
    letter = compose_answer(
        answered([("1", "How many?", []), ("2", "Who?", [refused, WrittenPart("held by another body")])]), ON
    )
    assert letter.missing == (
        "Question 1 has no answer yet.",
        "Question 2, part 1 refuses and does not say by which exemption.",
        "Question 2, part 2 has an outcome and no words.",
        "Question 2, part 2 does not say who holds it.",
    )
    assert letter.values()["draft"] is True
    assert "by 25 August 2026" in " ".join(block.said for block in letter.closing)


def test_only_a_line_that_greets_is_taken_for_the_greeting():
    body = "Thank you for your request.\nWe held dear what you asked for,\nand answer it."
    assert body_of(f"Dear Ms Field\n\n{body}\n\nYours sincerely\nThe office") == body
    assert body_of(body) == body
