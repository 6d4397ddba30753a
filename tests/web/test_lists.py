"""The front page, the responses by year, and search results."""

from __future__ import annotations

import pytest

from requests.search.query import SearchQuery, Sort
from requests.search.results import search
from requests.views.shown_hits import shown_hit
from tests.web.markup import parsed, words

pytestmark = pytest.mark.usefixtures("searchable")


def references(page):
    return [ref.text for ref in page.all("span", class_="ref")]


def test_the_front_page_lists_the_newest_responses_first(reader):
    dates = [tail.text for tail in parsed(reader.get("/")).all("span", class_="tail")]
    assert [date[-4:] for date in dates] == sorted((date[-4:] for date in dates), reverse=True)


def test_the_front_page_counts_what_is_there(reader):
    assert "6 responses" in words(parsed(reader.get("/")).one("ul", class_="facts").text)


def test_the_front_page_shows_an_answer_beside_its_source(reader):
    assert parsed(reader.get("/")).one("div", class_="specimen")


def test_every_response_is_listed_and_nothing_that_is_not_public(reader):
    assert len(references(parsed(reader.get("/foi/")))) == 6


def test_a_year_lists_the_responses_of_that_year(reader):
    assert sorted(references(parsed(reader.get("/foi/2024/")))) == ["FOI 0008/24", "FOI 0058/24"]


@pytest.mark.parametrize("year", ["0000", "1999"])
def test_a_year_no_answer_can_be_of_was_never_there(reader, year):
    assert reader.get(f"/foi/{year}/").status_code == 404


def test_a_year_without_responses_says_so(reader):
    assert "No response fits" in parsed(reader.get("/foi/2007/")).one("main").text


def test_the_list_can_be_filtered_like_a_search(reader):
    assert references(parsed(reader.get("/foi/?exemption=r12-4-d"))) == ["FOI 0033/23"]


def test_a_filter_in_use_can_be_let_go_of(reader):
    chips = parsed(reader.get("/foi/?outcome=withheld&year=2024")).all("a", class_="chip")
    assert sorted(chip["href"] for chip in chips) == ["/foi/?outcome=withheld", "/foi/?year=2024"]


def test_results_show_the_question_the_passage_and_where_it_stands(reader):
    page = parsed(reader.get("/search/?q=VRU funding"))
    hit = page.all("li", class_="hit")[0]
    assert all(said in hit.text for said in ("Home Office", "FOI 0008/24, question 4", "letter, page 4"))


def test_the_words_searched_for_are_marked_in_the_passage(reader):
    assert "funding" in {mark.text.lower() for mark in parsed(reader.get("/search/?q=funding")).all("mark")}


def test_the_cells_of_a_table_are_set_apart_by_a_drawn_line(reader):
    page = reader.get("/search/?q=commissioned+services+evaluated").text
    assert '<mark>Service</mark><span class="cell-end"> </span>2019/20' in page


def test_a_result_leads_to_the_passage_on_the_letter_s_page(reader):
    links = [link["href"] for link in parsed(reader.get("/search/?q=VRU funding")).all("a", class_="hit-see")]
    assert links[0].startswith("/foi/0008-24/letter/4/?passage=")


def test_filters_have_counts_and_keep_the_words(reader):
    form = parsed(reader.get("/search/?q=funding"))
    assert [field["value"] for field in form.all("input", type="hidden")] == ["funding"]


def test_a_filter_that_is_chosen_stays_ticked(reader):
    ticked = list(parsed(reader.get("/search/?q=funding&outcome=disclosed")).all("input", type="checkbox"))
    assert [box["value"] for box in ticked if "checked" in box.attributes] == ["disclosed"]


def test_results_can_be_sorted_by_date(reader):
    [newest] = [link for link in parsed(reader.get("/search/?q=funding")).all("a") if link.text == "Date answered"]
    assert newest["href"] == "/search/?q=funding&sort=answered"


def test_a_slip_of_the_pen_gets_a_suggestion(reader):
    page = parsed(reader.get("/search/?q=comissioned+services"))
    assert "Did you mean" in page.one("main").text


def test_what_stands_in_no_answer_is_said_so_with_a_way_on(reader):
    assert "No answer contains “zyxwvut”" in parsed(reader.get("/search/?q=zyxwvut")).one("main").text


@pytest.mark.parametrize("typed", ["*", "%F0%9F%98%80", "OR", "%22%22", "outcome:nonsense"])
def test_where_there_is_no_word_to_search_for_nothing_is_found_and_that_is_said(reader, typed):
    page = parsed(reader.get(f"/search/?q={typed}"))
    assert "There is no word to search for in “" in page.one("main").text
    assert page.all("li", class_="hit") == []


def test_words_that_only_the_filters_leave_out_are_said_to_be_there(reader):
    main = parsed(reader.get("/search/?q=VRU&late=yes")).one("main").text
    assert "No answer with “VRU” fits these filters" in main


@pytest.mark.parametrize("address", ["/search/?q=funding&page=", "/foi/?page="])
def test_a_page_past_the_end_is_a_page_that_says_so(reader, address):
    for number, said in (("77", "There is no page 77"), ("9" * 26, "There is no page 1,000,000,000,000")):
        response = reader.get(address + number)
        assert (response.status_code, said in response.text) == (200, True)


@pytest.mark.parametrize(
    "wrong", ["outcome=nonsense", "page=0", "page=x", "sort=__", "year=1", "has=wings", "exemption=s999"]
)
def test_an_unknown_filter_is_a_400_with_a_sentence(reader, wrong):
    response = reader.get(f"/search/?q=funding&{wrong}")
    assert (response.status_code, "could not be read" in response.text) == (400, True)


@pytest.mark.parametrize(
    "hostile",
    [
        "%00",
        "%22",
        "%22%22%22",
        "a" * 5000,
        "+".join(["word"] * 10_000),
        "-%22",
        "(%7B%5B",
        "%F0%9F%92%A9",
        "AND+OR+NOT",
        "*",
    ],
)
def test_whatever_is_typed_is_answered(reader, hostile):
    assert reader.get(f"/search/?q={hostile}").status_code == 200


def test_what_is_typed_never_becomes_markup(reader):
    page = parsed(reader.get("/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
    assert [script for script in page.all("script") if not script["src"]] == []


def test_a_result_in_the_outcome_of_an_internal_review_says_so():
    [found] = search(SearchQuery("ref:0033/23", sort=Sort.ANSWERED)).hits[:1]
    said = [shown_hit(found._replace(kind=kind), SearchQuery())["where"] for kind in ("review outcome", "response")]
    assert [", on internal review · answered" in each for each in said] == [True, False]


def test_a_result_in_a_transfer_is_not_called_answered():
    [found] = search(SearchQuery("ref:0033/23", sort=Sort.ANSWERED)).hits[:1]
    said = shown_hit(found._replace(kind="transfer"), SearchQuery())["where"]
    assert [" · transferred " in said, "answered" in said] == [True, False]
