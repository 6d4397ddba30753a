"""What other sites are told of a page: its address, its title, its description."""

from __future__ import annotations

import pytest

from tests.web.markup import parsed

pytestmark = pytest.mark.usefixtures("searchable")


def told(page):
    return {meta["property"] or meta["name"]: meta["content"] for meta in page.all("meta") if meta["content"]}


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/foi/0008-24/?utm_source=x", "/foi/0008-24/"),
        ("/foi/0008-24/letter/4/?passage=3", "/foi/0008-24/letter/4/"),
        ("/foi/0008-24/q1b/", "/foi/0008-24/q1b/"),
        ("/exemptions/s21/", "/exemptions/s21/"),
        ("/foi/", "/foi/"),
        ("/foi/2024/", "/foi/2024/"),
        ("/search/", "/search/"),
        ("/ask/", "/ask/"),
        ("/foi/0008-24/review/", "/foi/0008-24/review/"),
    ],
)
def test_a_page_says_its_one_address(reader, asked, canonical):
    [link] = parsed(reader.get(asked)).all("link", rel="canonical")
    assert link["href"] == f"http://localhost{canonical}"


@pytest.mark.parametrize("address", ["/search/?q=funding", "/foi/?page=1", "/foi/2024/?late=yes", "/foi/never-was/"])
def test_results_and_what_is_not_there_have_none(reader, address):
    assert parsed(reader.get(address)).all("link", rel="canonical") == []


def test_a_response_is_described_by_our_summary(reader):
    found = told(parsed(reader.get("/foi/0008-24/")))
    assert found["og:title"].startswith("FOI 0008/24: Violence Reduction Unit")
    assert found["og:description"].startswith("Asked: ")
    assert found["og:url"] == "http://localhost/foi/0008-24/"
    assert found["description"] == found["og:description"]


def test_a_question_is_described_by_how_its_answer_begins(reader):
    found = told(parsed(reader.get("/foi/0008-24/q1b/")))
    assert found["og:title"].startswith("The date the Theory of Change was formally adopted")
    assert found["og:description"].startswith("Given. Document 1")


@pytest.mark.parametrize("address", ["/", "/foi/", "/foi/0008-24/", "/exemptions/", "/search/?q=funding"])
def test_every_page_names_the_feed_of_responses(reader, address):
    assert "/feeds/responses.atom" in [
        link["href"] for link in parsed(reader.get(address)).all("link", rel="alternate")
    ]
