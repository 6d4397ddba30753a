"""The Atom feeds: valid, by date of publication, harmless whatever letters hold, and empty of what was withdrawn."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from requests.models import PublishedResponse, SearchEntry
from requests.search.opened import reader as index_reader
from requests.search.query import SearchQuery
from requests.search.rebuild import rebuild
from tests.web.markup import parsed
from tests.web.published import published_response
from tests.web.test_statements import counted

ATOM = "{http://www.w3.org/2005/Atom}"
RESPONSES = "/feeds/responses.atom"
ADDRESSES = [RESPONSES, "/feeds/search.atom?q=funding", "/feeds/search.atom"]


def feed_of(response):
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314  our own


def entries(response):
    return feed_of(response).findall(f"{ATOM}entry")


def links(response):
    return [entry.find(f"{ATOM}link").get("href") for entry in entries(response)]


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_has_what_atom_asks_for(reader, address):
    feed = feed_of(reader.get(address))
    assert [feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated")] == [True] * 3
    for entry in feed.findall(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}id").text
        assert datetime.fromisoformat(entry.find(f"{ATOM}updated").text).tzinfo
    assert len({entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")}) >= 2


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_names_its_own_address_and_the_page_it_follows(reader, address):
    named = {link.get("rel"): link.get("href") for link in feed_of(reader.get(address)).findall(f"{ATOM}link")}
    assert named["self"] == f"http://localhost{address}"
    page = address.replace("/feeds/search.atom", "/search/").replace(RESPONSES, "/foi/")
    assert named["alternate"] == f"http://localhost{page}"


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_entry_leads_to_a_page(reader, address):
    found = [link.removeprefix("http://localhost").partition("#")[0] for link in links(reader.get(address))]
    assert {reader.get(link).status_code for link in found} == {200}


@pytest.mark.usefixtures("own_database")
def test_what_was_published_last_comes_first_whenever_it_was_answered(reader):
    now = timezone.now()
    for slug, hours in (("first", 3), ("second", 2), ("third", 1)):
        published_response(slug, 1)
        PublishedResponse.objects.filter(slug=slug).update(published_at=now - timedelta(hours=hours))
    PublishedResponse.objects.filter(slug="third").update(answered_on="2005-01-05")
    found = links(reader.get(RESPONSES))
    assert [link.split("/")[-2] for link in found] == ["third", "second", "first"]


@pytest.mark.usefixtures("searchable")
def test_the_index_gives_what_was_published_last():
    last = list(SearchEntry.objects.order_by("-pk").values_list("pk", flat=True)[:3])
    assert index_reader().newest(SearchQuery(), 3) == last


@pytest.mark.usefixtures("searchable")
def test_a_search_feed_holds_the_answers_that_the_search_finds(reader):
    found = {link.removeprefix("http://localhost") for link in links(reader.get("/feeds/search.atom?q=custody"))}
    page = parsed(reader.get("/search/?q=custody"))
    hrefs = [link["href"] for link in page.all("a")]
    assert found == {href for href in hrefs if re.fullmatch(r"/foi/.+/(#q\w+|letter/\d+/)", href)}


@pytest.mark.usefixtures("searchable")
def test_a_search_feed_can_be_filtered_like_the_search(reader):
    found = links(reader.get("/feeds/search.atom?exemption=r12-4-d"))
    assert {link.split("/")[4] for link in found} == {"0033-23"}


@pytest.mark.usefixtures("searchable")
def test_a_search_page_names_its_feed(reader):
    named = [link["href"] for link in parsed(reader.get("/search/?q=funding&year=2024")).all("link", rel="alternate")]
    assert named == [RESPONSES, "/feeds/search.atom?q=funding&year=2024"]


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("wrong", ["outcome=nonsense", "page=x", "exemption=s999", "year=1"])
def test_a_feed_of_an_unknown_filter_is_a_400(reader, wrong):
    assert reader.get(f"/feeds/search.atom?{wrong}").status_code == 400


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("typed", ["%00", "%22", "a" * 5000, "%3Cscript%3E", "%0B%1F", "%EF%BF%BE", "AND+OR+NOT", "*"])
def test_whatever_is_typed_is_answered_with_a_feed(reader, typed):
    feed_of(reader.get(f"/feeds/search.atom?q={typed}"))


@pytest.mark.usefixtures("own_archive")
def test_words_of_a_letter_never_become_markup_or_break_the_feed(reader):
    hostile = "<script>alert(1)</script> & \x0b\x1f \ud7ff \ufffe ]]> <img src=x onerror=y>"
    SearchEntry.objects.update(answered=hostile, asked=hostile)
    PublishedResponse.objects.update(title=hostile)
    rebuild(even_if_usable=True)
    for address in ADDRESSES:
        for entry in entries(reader.get(address)):
            summary = entry.find(f"{ATOM}summary")
            assert (summary.get("type"), "<" in summary.text) == ("html", False)


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_that_has_not_changed_is_not_sent_again(reader, address):
    first = reader.get(address)
    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["Cache-Control"]) == (304, b"", "no-cache")


@pytest.mark.usefixtures("archive")
def test_without_an_index_the_search_feed_asks_to_come_back(reader, settings, tmp_path):
    settings.FOI_SEARCH = tmp_path
    response = reader.get("/feeds/search.atom?q=funding")
    assert (response.status_code, int(response.headers["Retry-After"]) > 0) == (503, True)


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize(("address", "most"), [(ADDRESSES[0], 6), (ADDRESSES[1], 2)])
def test_a_feed_takes_few_statements(reader, address, most):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= most
