"""The exemptions: the catalogue in plain words, and where each was relied on in this archive."""

from __future__ import annotations

import pytest
from django.utils import timezone

from requests.models import FOIRequest, PublishedExemption, SearchEntry
from requests.publication import withdraw
from requests.views.exemption_catalogue import DEPENDS, catalogue
from tests.web.markup import parsed, words
from tests.web.published import published_response
from tests.web.test_statements import counted


@pytest.fixture
def section_21(archive, reader):
    return parsed(reader.get("/exemptions/s21/"))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("code", catalogue())
def test_every_exemption_of_the_catalogue_has_a_page(reader, code):
    page = parsed(reader.get(f"/exemptions/{code}/"))
    assert page.one("h1").text == f"{catalogue()[code].label}: {catalogue()[code].name}"


@pytest.mark.usefixtures("archive")
def test_the_list_leads_to_every_page(reader):
    page = parsed(reader.get("/exemptions/"))
    linked = {link["href"].split("/")[2] for link in page.all("a") if link["href"].startswith("/exemptions/s")}
    assert linked == {code for code in catalogue() if code.startswith("s")}


@pytest.mark.usefixtures("archive")
def test_the_list_counts_answers_as_the_search_does(reader):
    page = parsed(reader.get("/exemptions/"))
    [link] = [link for link in page.all("a") if link["href"] == "/search/?exemption=s21"]
    assert int(link.text.split(" ")[0]) == SearchEntry.objects.filter(sections__contains=["s21"]).count() > 0


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("code", ["s21", "s40", "r12-4-d"])
def test_the_link_to_the_search_finds_as_many_answers_as_the_page_says(reader, code):
    page = parsed(reader.get(f"/exemptions/{code}/"))
    [link, *_] = [link["href"] for link in page.all("a") if link["href"].startswith("/search/?exemption")]
    found = words(parsed(reader.get(link)).one("h1").text)
    assert found.partition(" in ")[0] in words(page.one("main").text)


@pytest.mark.usefixtures("archive")
def test_what_was_relied_on_most_stands_first_in_the_list(reader):
    numbers = [cell.text for cell in parsed(reader.get("/exemptions/")).all("td", class_="num")]
    used = [int(number) for number in numbers[: numbers.index("0")]]
    assert used == sorted(used, reverse=True)
    assert len(used) > 2


def test_it_is_explained_in_plain_words_with_its_test(section_21):
    said = words(section_21.one("main").text)
    assert "information you can already get another way" in said
    assert "It is an absolute exemption" in said
    assert "Class: it is enough to be of this kind" in said


def test_what_a_refusal_must_say_names_its_provisions(section_21):
    [table] = [table for table in section_21.all("table") if "refusal notice" in table.text]
    assert [f"Section 17(1)({letter})" in table.text for letter in "abc"] == [True] * 3
    assert "Section 17(3)" not in table.text  # absolute: nothing is weighed


def test_the_latest_answers_lead_to_their_questions(section_21):
    links = [link["href"] for link in section_21.all("a") if link["href"].startswith("/foi/")]
    assert "/foi/0008-24/#q4" in links


@pytest.mark.usefixtures("archive")
def test_the_newest_answer_stands_first(reader):
    years = [int(tail.text[-4:]) for tail in parsed(reader.get("/exemptions/s21/")).all("span", class_="tail")]
    assert years == sorted(years, reverse=True)


def test_every_year_leads_to_its_answers(section_21, reader):
    years = [link for link in section_21.all("a") if "&year=" in link["href"]]
    assert len(years) > 1
    said = sum(int(words(link.text).partition(": ")[2].split()[0]) for link in years)
    assert said == SearchEntry.objects.filter(sections__contains=["s21"]).count()


def test_its_new_answers_can_be_followed(section_21):
    assert "/feeds/search.atom?exemption=s21" in {link["href"] for link in section_21.all("a")}


def test_what_has_to_be_shown_depends_on_a_part_only_where_parts_differ():
    shown = catalogue()
    depending = {code for code, section in shown.items() if DEPENDS in (section.public_interest, section.test)}
    differing = {
        code
        for code, section in shown.items()
        if len({limb.public_interest for limb in section.limbs}) > 1 or len({limb.test for limb in section.limbs}) > 1
    }
    assert depending <= differing
    assert [shown[code].test[:6] for code in ("s12", "fs12")] == ["Cost: ", "Cost: "]
    assert not [
        limb for section in shown.values() for limb in section.limbs if DEPENDS in (limb.public_interest, limb.test)
    ]


@pytest.mark.usefixtures("archive")
def test_an_exemption_nobody_relied_on_says_so(reader):
    assert "No answer in this archive relies on it" in reader.get("/exemptions/s37/").text


@pytest.mark.usefixtures("archive")
def test_parts_that_split_are_told_apart(reader):
    page = parsed(reader.get("/exemptions/s40/"))
    rows = [words(row.text) for row in page.all("tr") if row.text.strip().startswith("Section 40(2) with (3")]
    assert "Absolute: not weighed" in rows[0]
    assert "Qualified: weighed" in rows[2]


@pytest.mark.usefixtures("archive")
def test_a_part_with_a_page_of_its_own_is_linked(reader):
    links = {link["href"] for link in parsed(reader.get("/exemptions/r12-4/")).all("a")}
    assert {f"/exemptions/r12-4-{letter}/" for letter in "abcde"} <= links


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("code", ["s99", "S21", "r12-9", "other", "s21-1", "never-was"])
def test_an_unknown_exemption_is_the_one_404(reader, code):
    never, response = reader.get("/foi/never-was/"), reader.get(f"/exemptions/{code}/")
    assert (response.status_code, response.content) == (404, never.content)


@pytest.mark.usefixtures("own_database")
def test_provisions_outside_the_catalogue_are_shown_as_such(reader):
    response = published_response("odd", 1)
    PublishedExemption.objects.update(section="other", provision="99", as_written="section 99", known=False)
    SearchEntry.objects.create(
        question=response.questions.get(), response=response, slug="odd", reference="ODD", anchor="q1", number="1",
        asked="How many?", answered="", received_on=response.received_on, answered_on=response.answered_on,
        published_on=response.answered_on, year=2024, is_late=False, after_review=False, outcome="withheld",
        outcomes=["withheld"], sections=["other"], has_table=False, has_document=False, has_link=False, parts=[],
    )  # fmt: skip
    page = parsed(reader.get("/exemptions/other/"))
    assert "Section 99 is not in the archive’s catalogue" in words(page.one("main").text)


@pytest.mark.usefixtures("own_archive")
def test_what_is_withdrawn_is_counted_no_more(reader):
    withdraw(FOIRequest.objects.get(slug="0033-23"), timezone.now(), None, "A test.")
    assert "No answer in this archive relies on it" in reader.get("/exemptions/r12-4-d/").text


@pytest.mark.usefixtures("archive")
def test_a_response_leads_from_each_part_to_the_exemption(reader):
    page = parsed(reader.get("/foi/0008-24/"))
    more = {link["href"] for link in page.all("a") if link.text == "More on section 21"}
    assert more == {tag["href"] for tag in page.all("a", class_="ex")} == {"/exemptions/s21/"}


@pytest.mark.usefixtures("searchable")
def test_a_result_leads_to_the_exemption_too(reader):
    page = parsed(reader.get("/search/?exemption=s21"))
    assert {tag["href"] for tag in page.all("a", class_="ex")} >= {"/exemptions/s21/"}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("address", "most"), [("/exemptions/", 3), ("/exemptions/s21/", 5), ("/exemptions/s37/", 3)])
def test_the_pages_take_few_statements(reader, address, most):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= most
