"""Pages that browsers may keep but ask about each time: unchanged, not sent again; withdrawn, gone at once."""

from __future__ import annotations

import pytest
from django.utils.http import parse_http_date

from requests.models import PublishedResponse

PAGES = ["/foi/0008-24/", "/foi/0008-24/q1b/", "/foi/0008-24/letter/4/", "/foi/0008-24/letter/4/?passage=3"]
FOR_PROGRAMS = ["/foi/0008-24.json", "/api/v1/responses/0008-24", "/api/v1/questions/0008-24/q1b"]
PAGES += FOR_PROGRAMS
LISTS = ["/api/v1/responses", "/api/v1/questions", "/api/v1/answer-parts?exemption=s21"]
LATER = "Mon, 01 Jan 2035 00:00:00 GMT"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", PAGES)
def test_it_says_when_it_was_published_and_has_to_be_asked_about(reader, address):
    headers = reader.get(address).headers
    published_at = PublishedResponse.objects.get(slug="0008-24").published_at
    assert parse_http_date(headers["Last-Modified"]) == int(published_at.timestamp())
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", PAGES)
def test_unchanged_it_is_not_sent_again(reader, address):
    first = reader.get(address)
    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("archive")
def test_asked_by_date_alone_it_is_not_sent_again_either(reader):
    first = reader.get(PAGES[0])
    asked_with = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert reader.get(PAGES[0], headers=asked_with).status_code == 304


@pytest.mark.usefixtures("archive")
def test_another_tag_gets_the_page_whatever_the_date(reader):
    asked_with = {"If-None-Match": '"other"', "If-Modified-Since": LATER}
    assert reader.get(PAGES[0], headers=asked_with).status_code == 200


@pytest.mark.usefixtures("archive")
def test_the_same_page_with_another_passage_has_another_tag(reader):
    assert reader.get(PAGES[2]).headers["ETag"] != reader.get(PAGES[3]).headers["ETag"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", LISTS)
def test_a_list_goes_by_its_tag_and_by_no_date(reader, address):
    assert "Last-Modified" not in reader.get(address).headers
    assert reader.get(address, headers={"If-Modified-Since": LATER}).status_code == 200


@pytest.mark.usefixtures("own_archive")
def test_changed_words_change_the_tag(reader):
    etag = reader.get(PAGES[0]).headers["ETag"]
    PublishedResponse.objects.filter(slug="0008-24").update(title="Another title")
    assert reader.get(PAGES[0], headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("date", ["nonsense", "Mon, 01 Jan 1900 00:00:00 GMT", "99999999999999", "\u0660"])
def test_a_date_that_is_none_is_passed_over(reader, date):
    assert reader.get(PAGES[0], headers={"If-Modified-Since": date}).status_code == 200
