"""What stands in an address becomes the search that was meant, or a sentence on what is wrong with it."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from requests.filters import BrowseFilter, SearchFilter
from requests.law.outcomes import Overall
from requests.search.query import Has, SearchQuery, Sort


def query(address: str) -> SearchQuery:
    typed = SearchFilter(QueryDict(address))
    assert typed.problems == []
    return typed.query


def problems(address: str) -> list[str]:
    return SearchFilter(QueryDict(address)).problems


def test_an_empty_address_is_a_search_for_everything():
    assert query("") == SearchQuery()


def test_every_parameter_is_understood():
    address = "q=taxi+fares&year=2024&outcome=withheld&exemption=s21&has=table&sort=date&page=3"
    assert query(address) == SearchQuery(
        "taxi fares", (2024,), (Overall.REFUSED,), ("s21",), (Has.TABLE,), Sort.DATE, 3
    )


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


def test_a_page_far_beyond_all_is_a_page():
    assert query("page=1000000000").page == 10**9


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("year=last", "“last” is no year. Use four digits, such as 2024."),
        ("year=1066", "“1066” is no year. Use four digits, such as 2024."),
        ("year=20%D9%A224", "“20٢24” is no year. Use four digits, such as 2024."),
        ("outcome=lost", "“lost” is no outcome this archive knows."),
        ("exemption=s999", "“s999” is no exemption this archive knows. Section 21 is written s21 here."),
        ("has=cake", "“cake” is none of table, document and link."),
        ("sort=__class__", "“__class__” is no order. Results come by relevance or by date."),
        ("page=0", "The page is a whole number, 1 or more."),
        ("page=two", "The page is a whole number, 1 or more."),
        ("page=" + "9" * 400, "The page is a whole number, 1 or more."),
        ("&".join(f"year={year}" for year in range(2005, 2050)), "Choose at most 20 years."),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(address, sentence):
    assert problems(address) == [sentence]


def test_browsing_has_no_words():
    assert BrowseFilter(QueryDict("q=taxi&year=2024")).query == SearchQuery(years=(2024,))


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["q", "year", "outcome", "exemption", "has", "sort", "page"]), st.text(max_size=30))
)
def test_no_address_fails(typed):
    address = QueryDict(mutable=True)
    address.update(typed)
    found = SearchFilter(address)
    assert found.problems or found.query
