"""What somebody types is taken apart as it was meant, and nothing that can be typed fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests.search.words import MOST_TERMS, Kind, clean, wanted


def required(typed: str) -> list[list[tuple[str, ...]]]:
    return [[term.words for term in alternatives] for alternatives in wanted(typed).required]


def kinds(typed: str) -> list[Kind]:
    return [term.kind for term in wanted(typed).shown]


def keys(typed: str) -> list[tuple[str, ...]]:
    return [term.keys for term in wanted(typed).shown if term.kind is Kind.KEY]


def test_every_word_is_required():
    assert required("VRU funding") == [[("VRU",)], [("funding",)]]


def test_words_in_quotes_are_one_term():
    assert required('the "violence reduction" grant') == [[("violence", "reduction")], [("grant",)]]


def test_curly_quotes_are_quotes():
    assert required("“violence reduction”") == [[("violence", "reduction")]]


def test_a_quote_that_is_never_closed_runs_to_the_end():
    assert required('"violence reduction') == [[("violence", "reduction")]]


def test_a_minus_excludes_the_word_it_stands_at():
    assert [term.words for term in wanted('fares -taxi -"cab hire" NOT bus').excluded] == [
        ("taxi",), ("cab", "hire"), ("bus",),
    ]  # fmt: skip


def test_a_dash_between_blanks_excludes_nothing():
    assert wanted("fares - taxi").excluded == ()


def test_or_joins_its_neighbours_only():
    assert required("taxi OR cab fares") == [[("taxi",), ("cab",)], [("fares",)]]


def test_a_small_or_is_a_word():
    assert wanted("taxi or cab").welcome[0].words == ("or",)


def test_a_star_ends_a_prefix():
    assert kinds("commission*") == [Kind.PREFIX]


def test_a_prefix_of_one_letter_is_a_word():
    assert kinds("c*") == [Kind.EXACT]


def test_words_without_a_subject_are_not_required():
    assert required("How much was spent on taxis?") == [[("spent",)], [("taxis",)]]


def test_words_without_a_subject_are_required_where_there_are_no_others():
    assert required("who was") == [[("who",)], [("was",)]]


def test_a_possessive_is_its_word():
    assert required("the Commissioner’s car") == [[("Commissioner",)], [("car",)]]


@pytest.mark.parametrize("typed", ["section 40(2)", "s40(2)", "s.40(2)", "Sections 40(2)", "s 40(2)"])
def test_a_provision_is_one_term_however_it_is_written(typed):
    assert keys(typed) == [("s40(2)",)]


@pytest.mark.parametrize("typed", ["2022/23", "2022-23", "2022–23", "2022/2023"])
def test_a_financial_year_is_one_term_however_it_is_written(typed):
    assert keys(typed) == [("year 2022/23",)]


@pytest.mark.parametrize("typed", ["£1,414,226", "1,414,226", "1414226"])
def test_a_figure_is_one_word_however_it_is_written(typed):
    assert required(typed) == [[("1414226",)]]


@pytest.mark.parametrize("typed", ["£1.4m", "£1.4 million", "1.4m"])
def test_a_round_sum_is_its_figure(typed):
    assert keys(typed) == [("1400000",)]


@pytest.mark.parametrize("typed", ["FOI 0008/24", "FOI 0008-24"])
def test_a_reference_is_one_term(typed):
    assert keys(typed) == [("0008/24",)]


def test_twenty_terms_are_searched_and_the_rest_is_said():
    many = wanted(" ".join(f"w{number}" for number in range(30)))
    assert (len(many.required), many.notes) == (MOST_TERMS, ("Only the first 20 words were searched.",))


def test_two_hundred_characters_are_searched_and_the_rest_is_said():
    assert wanted("antidisestablishmentarianism " * 10).notes == ("Only the first 200 characters were searched.",)


def test_ten_thousand_words_are_cut():
    assert wanted("word " * 10_000).notes == ("Only the first 20 words were searched.",)


def test_signs_that_cannot_be_seen_are_dropped():
    assert clean("a\x00b\u202ec \ufeff d\x1b") == "a b c d"


@pytest.mark.parametrize(
    "typed", ["", " ", '"', '""', "-", "--", "*", "OR", "NOT", "OR AND NOT", "-*", '-"', "()", "\x00"]
)
def test_what_has_no_words_is_no_search(typed):
    assert wanted(typed).is_empty


SIGNS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='ab12"-*()/£.,:\x00’“”|&~^[]{}\\+! OR\n\t', max_size=80),
    st.lists(
        st.sampled_from(["OR", "NOT", "AND", "-", '"', "fund*", "section 40(2)", "£1.4m", "0008/24", "(", "x"])
    ).map(" ".join),
)


@settings(max_examples=200, deadline=None)
@given(SIGNS)
def test_no_text_fails(typed):
    found = wanted(typed)
    assert len(found.shown) + len(found.excluded) + len(found.welcome) <= MOST_TERMS
