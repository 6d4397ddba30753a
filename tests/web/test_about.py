"""The pages about the archive: complete, true of this installation, in words people use."""

from __future__ import annotations

import re

import pytest

from requests.law.outcomes import Overall
from requests.models import PublishedAuthority
from requests.search.field_words import OFFERED
from requests.search.traits import Facet
from requests.views.about import FIELDS, MEANINGS, TYPED
from tests.web.markup import parsed, words
from tests.web.test_statements import counted

ADDRESSES = ["/help/", "/accessibility/", "/privacy/"]


def test_every_outcome_is_explained():
    assert set(MEANINGS) == set(Overall)


@pytest.mark.usefixtures("searchable")
def test_every_search_that_help_proposes_is_understood(reader):
    links = [link["href"] for link in parsed(reader.get("/help/")).all("a") if link["href"].startswith("/search/?q=")]
    assert len(links) == len(TYPED) + len(FIELDS)
    for link in links:
        response = reader.get(link)
        assert response.status_code == 200
        assert not re.search("Only the first|is no |makes no sense|was left out", words(response.text))


@pytest.mark.parametrize("told", [" ".join(map(" ".join, FIELDS)), OFFERED], ids=["the help", "the note at a search"])
def test_every_word_that_narrows_a_search_is_told(told):
    assert not [facet.value for facet in Facet if f"{facet}:" not in told]


def test_no_paragraph_of_help_names_a_place_of_the_page_that_is_not_there(reader, archive):
    page = parsed(reader.get("/help/"))
    sections = {section["id"] for section in page.all("section")}
    assert {link["href"] for link in page.all("a") if link["href"].startswith("#") and link["href"] != "#main"} == {
        f"#{name}" for name in sections
    }


@pytest.mark.usefixtures("archive")
def test_help_tells_whom_to_write_to(reader):
    office = PublishedAuthority.objects.get()
    assert f"mailto:{office.email}" in {link["href"] for link in parsed(reader.get("/help/")).all("a")}


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_office_that_says_nothing_of_itself_has_these_pages_too(reader, address):
    main = words(parsed(reader.get(address)).one("main").text)
    assert not re.search(r"None|, run by \.|at \.| ,", main)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ADDRESSES)
def test_they_are_linked_from_every_page(reader, address):
    assert address in {link["href"] for link in parsed(reader.get("/foi/0008-24/")).all("a")}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ADDRESSES)
def test_they_take_one_statement(reader, address):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= 1
