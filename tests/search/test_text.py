"""Figures, references and provisions in a text are known by every form that people use for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.search.marks import marks
from requests.search.text import indexed_keys, keys, prepare, section_keys, words
from requests.search.words import wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOI 0008/24", {"0008/24", "8/24"}),
        ("in 2022/23", {"year 2022/23"}),
        ("22/23 £1,414,226", {"year 2022/23", "22/23"}),
        ("2022 – 2023", set()),
        ("£1.4 million", {"1400000"}),
        ("£12.50", {"12.5"}),
        ("section 40(2)(a)", {"s40", "s40(2)", "s40(2)(a)", "40(2)", "40(2)(a)"}),
        ("Sections 21, 22A and 43(2)", {"s21", "s22a", "s43", "s43(2)", "43(2)"}),
        ("regulation 12(4)(b)", {"r12", "r12(4)", "r12(4)(b)", "12(4)", "12(4)(b)"}),
        ("on 18/03/2024", set()),
        ("no figure at all", set()),
        ("a flat 21", set()),
    ],
)
def test_the_keys_of_a_text(text, expected):
    assert indexed_keys(text) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("s21", {"s21"}),
        ("fs38", {"s38"}),
        ("r12-4-b", {"r12", "r12(4)", "r12(4)(b)", "12(4)", "12(4)(b)"}),
        ("other", set()),
    ],
)
def test_the_keys_of_a_section_code(code, expected):
    assert section_keys(code) == expected


def test_a_figure_is_one_word():
    assert words("£1,414,226 and 1,058") == ["1414226", "and", "1058"]


def test_no_part_of_a_figure_is_a_word():
    assert set(words("21.50 and 21,000")) & {"21", "50", "000"} == set()


@given(st.text(alphabet="0123456789,. a£", max_size=40))
def test_preparing_a_text_keeps_its_length(text):
    assert len(prepare(text)) == len(text)


@given(st.text(max_size=80))
def test_keys_stand_inside_the_text(text):
    assert all(0 <= key.start < key.end <= len(text) for key in keys(text))


def test_words_are_marked_however_their_first_letter_is_written():
    text = "Étude, ﬁnances and Finance: £1,414,226 in 2022-23, étude ends"
    found = marks(text, wanted("etude finance 1414226 2022/23").shown)
    assert [text[mark.start : mark.end] for mark in found] == [
        "Étude", "ﬁnances", "Finance", "1,414,226", "2022-23", "étude",
    ]  # fmt: skip
