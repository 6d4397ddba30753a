"""The response page: FOI 0008/24 as a reader sees it."""

from __future__ import annotations

import pytest

from tests.web.markup import parsed, words

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def page(reader):
    return parsed(reader.get("/foi/0008-24/"))


def test_every_question_has_its_stable_anchor(page):
    questions = page.all("section", class_="question")
    assert [question["id"] for question in questions] == ["q1a", "q1b", "q1c", "q2", "q3", "q4", "q5", "q6"]


def test_the_question_that_only_leads_in_keeps_its_anchor(page):
    assert len(page.all("span", id="q1")) == 1


def test_a_question_s_lead_stands_once_above_the_first_that_needs_it(page):
    assert sum("Please confirm if the VRU" in lead.text for lead in page.all("p", class_="stem")) == 1


def test_every_question_is_in_the_jump_list(page):
    links = [link["href"] for link in page.all("a") if link["href"].startswith("#q") and "letter" not in link["href"]]
    assert links[:8] == ["#q1a", "#q1b", "#q1c", "#q2", "#q3", "#q4", "#q5", "#q6"]  # the cited links follow


def test_every_part_of_an_answer_has_an_anchor_of_its_own(page):
    assert [part["id"] for part in page.all("div", class_="part") if part["id"].startswith("q2")] == [
        "q2-1",
        "q2-2",
        "q2-3",
    ]


def test_beside_every_question_stands_its_source(page):
    sources = [figure["id"] for figure in page.all("figure", class_="source")]
    assert sources == [f"q{number}-letter" for number in ("1a", "1b", "1c", "2", "3", "4", "5", "6")]


def test_the_words_beside_an_ochre_bar_are_the_letter_s(page):
    said = words(" ".join(quote.text for quote in page.all("blockquote", class_="said")))
    assert "We can confirm that we received all of the above allocated funding in full." in said


def test_sums_of_money_are_set_as_sums(page):
    sums = page.one("dl", class_="sums")
    assert words(sums.text) == "22/23£1,414,226 23/24£1,058,313 24/25£1,047,170".replace(" 2", "2")


def test_the_letter_s_reasons_are_folded_whole(page):
    [reasons, *_] = [fold for fold in page.all("details") if "reasons, word for word" in fold.text]
    assert "absolute and class-based exemption" in words(reasons.text)


def test_an_exemption_is_explained_in_one_line(page):
    assert "Section 21 covers information you can already get another way" in page.all("p", class_="why")[0].text


def test_a_table_has_a_caption_row_headers_and_its_total_row(page):
    [table, _] = [table for table in page.all("table") if "Commissioned" in table.text]
    assert words(table.text).startswith("Table 1. Commissioned services, by year")


def test_blank_cells_are_said_to_those_who_cannot_see_them(page):
    assert len([cell for cell in page.all("span", class_="vh") if cell.text == "blank"]) > 20


def test_what_was_checked_of_a_table_stands_under_it(page):
    notes = [words(note.text) for note in page.all("p", class_="table-foot")]
    assert "Every total agrees with the rows of its column" in notes[0]


def test_every_table_can_be_taken_away_as_a_file(page):
    links = [link["href"] for link in page.all("a") if link.text.endswith(" as CSV")]
    assert links == ["/foi/0008-24/tables/1.csv", "/foi/0008-24/tables/2.csv"]


def test_a_link_keeps_its_label_and_says_its_site_under_it(page):
    links = [link for link in page.all("a") if "violencereductionnetwork" in link["href"]]
    assert words(links[0].text).startswith("Serious Violence Prevention Strategy")


def test_the_clock_says_the_verdict_and_its_three_dates(page):
    clock = page.one("section", class_="clock")
    assert all(said in clock.text for said in ("Answered on day 20 of 20", "18 March 2024", "17 April 2024"))


def test_the_day_to_ask_for_a_review_by_is_worked_out(page):
    assert "by 14 June 2024" in page.one("section", id="review").text


def test_a_document_that_cannot_be_placed_says_so(page):
    assert "the letter does not say which" in words(page.one("section", id="documents").text)


def test_a_document_leads_to_the_page_it_begins_on(page):
    assert len([link for link in page.all("a") if link["href"] == "/foi/0008-24/letter/9/"]) == 1


def test_a_letter_that_came_as_text_shows_its_text_as_source(reader):
    page = parsed(reader.get("/foi/0101-25/"))
    assert "This letter came as text" in page.all("figure", class_="source")[0].text


def test_the_passages_in_a_text_source_are_marked(reader):
    assert parsed(reader.get("/foi/0101-25/")).all("mark", class_="passage")


def test_a_regulation_is_not_called_a_section(reader):
    tags = {tag.text for tag in parsed(reader.get("/foi/0033-23/")).all("a", class_="ex")}
    assert any(tag.startswith("Regulation 12(") for tag in tags)


def test_every_picture_in_the_source_is_one_of_this_response(page):
    assert {image["href"].rpartition("/")[0] for image in page.all("image")} == {"/foi/0008-24/letter"}
