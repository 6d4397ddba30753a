"""A page of the letter: picture and text, each passage linkable and highlighted."""

from __future__ import annotations

import pytest

from requests.models import PublishedPage
from tests.web.markup import parsed, words

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def page(reader):
    return parsed(reader.get("/foi/0008-24/letter/4/"))


def test_every_passage_is_a_link_on_the_picture_named_for_what_it_is(page):
    names = [link["aria-label"] for link in page.all("a") if link["aria-label"].startswith("Passage")]
    assert names[:3] == [
        "Passage 1: answer to question 3, part 2",
        "Passage 2: question 4",
        "Passage 3: answer to question 4, part 1",
    ]


def test_passages_are_numbered_in_reading_order(page):
    numbers = [int(passage["id"][1:]) for passage in page.all("p", class_="pass")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_passage_is_highlighted_unless_one_is_asked_for(page):
    assert page.all("p", class_="is-here") == []


def test_the_passage_that_is_asked_for_is_highlighted_in_text_and_picture(reader):
    page = parsed(reader.get("/foi/0008-24/letter/4/?passage=3"))
    assert (
        [p["id"] for p in page.all("p", class_="is-here")],
        [g["data-passage"] for g in page.all("g", class_="is-here")],
    ) == (
        ["p3"],
        ["p3"],
    )


@pytest.mark.parametrize("passage", ["99", "-1", "x", "1e9", "３", "%00"])
def test_an_unknown_passage_is_as_if_none_were_asked_for(reader, passage):
    assert parsed(reader.get(f"/foi/0008-24/letter/4/?passage={passage}")).all("p", class_="is-here") == []


@pytest.mark.parametrize(("slug", "number"), [("0008-24", 1), ("0008-24", 4), ("0008-24", 7), ("0101-25", 1)])
def test_every_word_of_the_page_can_be_read_as_text(reader, slug, number):
    text = PublishedPage.objects.get(response__slug=slug, number=number).text
    page = parsed(reader.get(f"/foi/{slug}/letter/{number}/"))
    shown = [element.text for element in page.elements if {"words", "soft"} & set(element["class"].split())]
    assert "".join(" ".join(shown).split()) == "".join(text.split())


def test_words_that_belong_to_no_passage_break_only_where_a_sentence_does(reader):
    rest = parsed(reader.get("/foi/0008-24/letter/2/")).all("li", class_="rest")[0].text
    assert "over and above any overarching evaluation of VRU performance itself.\nYour request" in rest


def test_a_line_that_ends_in_a_slash_goes_on_without_a_space(reader):
    assert (
        "Theory of Change documents/evidence provided" in parsed(reader.get("/foi/0008-24/letter/1/")).one("main").text
    )


def test_a_passage_leads_back_to_its_place_in_the_response(page):
    assert [link["href"] for link in page.all("a") if "/foi/0008-24/#q4-2" in link["href"]]


def test_a_text_page_has_its_passages_linked(reader):
    page = parsed(reader.get("/foi/0101-25/letter/1/"))
    assert page.one("div", class_="text-cut")
    assert [link for link in page.all("a") if "data-passage" in link.attributes]


@pytest.mark.parametrize("number", ["0", "13", "007", "99999", "-1", "4.5", "x"])
def test_a_page_the_letter_has_not_is_not_found(reader, number):
    assert reader.get(f"/foi/0008-24/letter/{number}/").status_code == 404


def test_the_caption_says_which_letter_and_how_long(page):
    assert words(page.one("h1").text) == "Page 4 of the letterFOI 0008/24, sent 17 April 2024, 12 pages"
