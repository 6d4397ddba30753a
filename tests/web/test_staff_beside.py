"""A filed letter's page: each question stands beside where the letter asks and answers it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from documents.reading.shapes import Said, SaidKind
from documents.reading.spans import Span
from foiarchive.database import STAFF
from requests.models import FOIRequest
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.readings import question, reading, without_geometry
from tests.web.markup import parsed
from tests.web.staff import at, signed_in

MOST_STATEMENTS = 39
ONLY = reading().questions[3]


@pytest.mark.django_db
def test_the_words_of_a_part_are_marked_beside_its_question_and_the_part_leads_there(officer):
    page = parsed(officer.get(at(stored())))
    assert [mark.text for mark in page.all("mark", data_part="q1b-1")] == [
        "Section 40(2) – Personal information.\nThe names are withheld."
    ]
    assert "b. The names of the people who applied." in page.one("figure", id="q1b-letter").text
    assert "#q1b-letter" in [link["href"] for link in page.all("a", class_="see")]
    assert page.one("div", id="q1b-1")


@pytest.mark.django_db
def test_a_question_without_an_answer_stands_beside_where_it_is_asked(officer):
    unanswered = replace(reading().questions[3], parts=())
    full = without_geometry(replace(reading(), questions=(*reading().questions[:3], unanswered)))
    page = parsed(officer.get(at(stored(full))))
    assert "Please provide a copy of the grants policy." in page.one("figure", id="q2-letter").text
    assert page.all("mark", data_part="q2-1") == []


@pytest.mark.usefixtures("own_archive")
def test_of_a_printed_letter_the_pictures_of_its_pages_are_shown():
    case = FOIRequest.objects.get(slug="0008-24")
    page = parsed(signed_in(people.officer()).get(at(case)))
    assert {image["href"] for image in page.all("image")} > {at(case, "letter/2.webp"), at(case, "letter/4.webp")}
    assert page.all("g", data_part="q1b-1")


@pytest.mark.django_db
def test_of_an_answer_of_many_pages_the_first_are_shown_and_the_others_named(officer):
    said = "We awarded 14 grants."
    more = range(3, 43)
    full = without_geometry(reading())
    pages = tuple(replace(full.pages[0], number=number, text=said) for number in more)
    spans = tuple(Span(number, 0, len(said), None) for number in more)
    part = replace(reading().questions[1].parts[0], said=(Said(SaidKind.PARAGRAPH, said, spans),))
    full = replace(full, pages=(*full.pages, *pages), questions=(question("1", None, "How many grants?", part),))
    page = parsed(officer.get(at(stored(full))))
    assert len(page.all("mark", data_part="q1-1")) == 20
    assert page.all("a", href=at(FOIRequest.objects.get(), "letter/42/"))


@pytest.mark.django_db
@pytest.mark.parametrize("times", [1, 12])
def test_a_letter_s_page_takes_as_many_statements_however_much_it_asks(officer, times):
    asked = tuple(replace(ONLY, number=str(number)) for number in range(1, times + 1))
    case = stored(replace(without_geometry(reading()), questions=asked))
    with CaptureQueriesContext(connections[STAFF]) as statements:
        assert officer.get(at(case)).status_code == 200
    assert len(statements) <= MOST_STATEMENTS
