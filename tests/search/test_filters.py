"""What stands in an address becomes the search that was meant, or a sentence on what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from requests.filters import BrowseFilter, SearchFilter
from requests.law.outcomes import Overall
from requests.search.query import By, SearchQuery, Sort
from requests.search.traits import Has

ADDRESS = (
    "q=taxi+fares&year=2024&outcome=withheld&exemption=s21&has=table&topic=road-safety&late=yes&review=yes"
    "&received=2024-q1&answered=2024-q2&like=00112233445566ff&sort=published&by=response&page=3"
)
MEANT = SearchQuery(
    words="taxi fares", years=(2024,), outcomes=(Overall.REFUSED,), sections=("s21",), has=(Has.TABLE,),
    topics=("road-safety",), late=True, review=True, received=("2024-q1",), answered=("2024-q2",),
    like="00112233445566ff", sort=Sort.PUBLISHED, by=By.RESPONSE, page=3,
)  # fmt: skip


def query(address: str) -> SearchQuery:
    typed = SearchFilter(QueryDict(address))
    assert typed.problems == []
    return typed.query


def problems(address: str) -> list[str]:
    return SearchFilter(QueryDict(address)).problems


def test_an_empty_address_is_a_search_for_everything():
    assert query("") == SearchQuery()


def test_every_parameter_is_understood():
    assert query(ADDRESS) == MEANT


def test_by_date_is_by_the_date_answered():
    assert query("sort=date").parameters == [("sort", "answered")]
    assert BrowseFilter(QueryDict("sort=date")).query.sort is Sort.ANSWERED


def test_a_search_has_the_address_it_was_read_from():
    assert sorted(MEANT.parameters) == sorted(parse_qsl(ADDRESS))


def test_another_page_of_a_search_is_the_same_search_in_everything_else():
    told = MEANT.parameters  # from now on it knows what it is narrowed by
    other = MEANT.turned(page=1, sort=Sort.ANSWERED, by=By.QUESTION)
    assert other == replace(MEANT, page=1, sort=Sort.ANSWERED, by=By.QUESTION)
    assert other.parameters == replace(MEANT, page=1, sort=Sort.ANSWERED, by=By.QUESTION).parameters
    assert MEANT.parameters == told


def test_a_filter_may_have_several_values():
    assert query("year=2024&year=2022&outcome=not+held&outcome=disclosed").years == (2022, 2024)


def test_the_same_value_many_times_is_one_filter():
    found = query("outcome=not+held&exemption=s21&has=table&" * 300)
    assert (len(found.outcomes), len(found.sections), len(found.has)) == (1, 1, 1)


def test_an_unknown_parameter_is_passed_over():
    assert query("q=taxi&utm_source=x") == SearchQuery("taxi")


def test_nul_is_dropped():
    assert query("q=ta%00xi").words == "ta xi"


def test_ten_thousand_words_are_a_search_that_says_what_was_left_out():
    assert query("q=" + "word+" * 10_000).notes == ("Only the first 20 words were searched.",)


@pytest.mark.parametrize(("typed", "page"), [("1000000000", 10**9), ("9" * 26, 10**12), ("9" * 5000, 10**12)])
def test_a_page_far_beyond_all_is_a_page(typed, page):
    assert query(f"page={typed}").page == page


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("year=last", "“last” is no year. Use four digits, such as 2024."),
        ("year=1066", "“1066” is no year. Use four digits, such as 2024."),
        ("year=20%D9%A224", "“20٢24” is no year. Use four digits, such as 2024."),
        ("outcome=lost", "“lost” is no outcome this archive knows."),
        ("exemption=s999", "“s999” is no exemption this archive knows. Section 21 is written s21 here."),
        ("has=cake", "“cake” is none of table, document and link."),
        ("sort=__class__", "“__class__” is no order. Results come by relevance, by answered or by published."),
        ("by=letter", "“letter” is neither question nor response."),
        ("late=no", "“no” makes no sense here. To see only answers that came late, use yes."),
        ("received=2024", "“2024” is no quarter. Use a year and a quarter of it, such as 2024-q1."),
        ("answered=2024-q5", "“2024-q5” is no quarter. Use a year and a quarter of it, such as 2024-q1."),
        ("topic=%3Cb%3E", "“<b>” is no topic. Topics are written as in road-safety."),
        ("like=x", "“like” comes from the link of a result; it cannot be typed."),
        ("page=0", "The page is a whole number, 1 or more."),
        ("page=two", "The page is a whole number, 1 or more."),
        ("page=-" + "9" * 400, "The page is a whole number, 1 or more."),
        ("&".join(f"year={year}" for year in range(2005, 2050)), "Choose at most 20 years."),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(address, sentence):
    assert problems(address) == [sentence]


def test_browsing_has_no_words():
    assert BrowseFilter(QueryDict("q=taxi&year=2024")).query == SearchQuery(years=(2024,))


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["q", "year", "outcome", "exemption", "has", "sort", "page", "topic", "late", "received", "like", "by"]
        ),
        st.text(max_size=30),
    )
)
def test_no_address_fails(typed):
    address = QueryDict(mutable=True)
    address.update(typed)
    found = SearchFilter(address)
    assert found.problems or found.query
