"""One question as a page of its own: what is linked to and quoted."""

from __future__ import annotations

import pytest

from requests.models import PublishedQuestion
from tests.web.markup import parsed, words
from tests.web.published import published_response
from tests.web.test_statements import MOST, counted


@pytest.fixture
def page(archive, reader):
    return parsed(reader.get("/foi/0008-24/q1b/"))


@pytest.mark.usefixtures("archive")
def test_every_question_has_a_page(reader):
    answered = PublishedQuestion.objects.exclude(outcome="").values_list("response__slug", "anchor")
    pages = {(slug, anchor): reader.get(f"/foi/{slug}/{anchor}/").status_code for slug, anchor in answered}
    assert len(pages) > 10
    assert set(pages.values()) == {200}


def test_it_shows_that_question_and_no_other(page):
    assert [question["id"] for question in page.all("section", class_="question")] == ["q1b"]


def test_its_lead_stands_above_it_even_if_an_earlier_question_had_it(page):
    assert "Please confirm if the VRU" in page.one("p", class_="stem").text


def test_its_source_stands_beside_it(page):
    assert page.one("figure", class_="source")["id"] == "q1b-letter"


def test_its_address_is_its_own(page):
    [link] = [link for link in page.all("link") if link["rel"] == "canonical"]
    assert link["href"] == "http://localhost/foi/0008-24/q1b/"


def test_it_leads_to_the_whole_response_and_to_its_neighbours(page):
    links = {link["href"] for link in page.one("main") and page.all("a")}
    assert {"/foi/0008-24/#q1b", "/foi/0008-24/q1a/", "/foi/0008-24/q1c/"} <= links


@pytest.mark.usefixtures("archive")
def test_the_response_leads_to_the_page_of_each_question(reader):
    page = parsed(reader.get("/foi/0008-24/"))
    links = [link["href"] for link in page.all("a") if words(link.text).startswith("Link to this question")]
    assert links == [f"/foi/0008-24/q{number}/" for number in ("1a", "1b", "1c", "2", "3", "4", "5", "6")]


@pytest.mark.usefixtures("archive")
def test_a_question_that_only_leads_in_is_shown_where_its_sub_questions_are(reader):
    response = reader.get("/foi/0008-24/q1/")
    assert (response.status_code, response.headers["Location"]) == (302, "/foi/0008-24/#q1")


@pytest.mark.usefixtures("own_database")
def test_it_takes_no_more_statements_than_the_response(reader):
    published_response("long", 30)
    with counted() as statements:
        assert reader.get("/foi/long/q7/").status_code == 200
    assert len(statements) <= MOST["response"]


@pytest.mark.usefixtures("own_database")
def test_a_reference_that_is_a_year_does_not_hide_the_page_of_the_year(reader):
    published_response("foi-2024", 1)  # what filing makes of the reference "2024"
    assert "Responses of 2024" in reader.get("/foi/2024/").text
    assert reader.get("/foi/foi-2024/q1/").status_code == 200
