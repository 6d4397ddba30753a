"""What search engines are told: every published page, and nothing that is not public."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from requests.views import sitemaps
from tests.archive import DRAFT, FILED_ONLY, PUBLISHED, WITHDRAWN
from tests.web.published import published_response
from tests.web.test_statements import counted

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def listed(reader, address):
    found = ET.fromstring(reader.get(address).content)  # noqa: S314  our own
    return [place.text.removeprefix("http://localhost") for place in found.iter(NAME)]


def every_page(reader):
    return [page for file in listed(reader, "/sitemap.xml") for page in listed(reader, file)]


@pytest.mark.usefixtures("archive")
def test_every_page_listed_is_there(reader):
    pages = every_page(reader)
    assert {reader.get(page).status_code for page in pages} == {200}
    assert len(pages) == len(set(pages)) > 80


@pytest.mark.usefixtures("archive")
def test_all_that_is_published_is_listed_and_nothing_else(reader):
    pages = " ".join(every_page(reader))
    assert all(f"/foi/{slug}/ " in pages for slug in PUBLISHED)
    assert [slug for slug in (*WITHDRAWN, *FILED_ONLY, *DRAFT) if slug in pages] == []


@pytest.mark.usefixtures("archive")
def test_each_question_is_listed(reader):
    assert "/foi/0008-24/q1b/" in every_page(reader)


@pytest.mark.usefixtures("own_database")
def test_an_empty_archive_has_a_sitemap_too(reader):
    assert "/exemptions/s21/" in every_page(reader)


@pytest.mark.usefixtures("own_database")
def test_a_long_list_goes_on_in_another_file(reader, monkeypatch):
    monkeypatch.setattr(sitemaps.Responses, "limit", 2)
    for number in range(3):
        published_response(f"r-{number}", 1)
    files = [file for file in listed(reader, "/sitemap.xml") if "responses" in file]
    assert files == ["/sitemap-responses.xml", "/sitemap-responses.xml?p=2"]
    assert [listed(reader, file) for file in files] == [["/foi/r-0/", "/foi/r-1/"], ["/foi/r-2/"]]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address",
    ["/sitemap-never.xml", "/sitemap-responses.xml?p=9", "/sitemap-responses.xml?p=x", "/sitemap-pages.xml?p=-1"],
)
def test_a_part_that_is_not_there_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-responses.xml", "/sitemap-questions.xml"])
def test_it_takes_few_statements(reader, address):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= 6


@pytest.mark.usefixtures("archive")
def test_robots_are_told_of_the_sitemap_and_to_leave_results_alone(reader):
    response = reader.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://localhost/sitemap.xml" in response.text.splitlines()
    assert "Disallow: /search/" in response.text.splitlines()
    assert "Disallow: /foi/" not in response.text
