"""Pages that browsers may keep but ask about each time: unchanged, not sent again; withdrawn, gone at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from requests import tallies
from requests.models import Authority, FOIRequest, PublishedChange, PublishedResponse
from requests.publication import publish, withdraw
from requests.publishing.older_rules import TodaysRules
from requests.publishing.shown_office import refresh_authority
from requests.search.entries import note_change
from requests.topics import refresh_topics

PAGES = ["/foi/0008-24/", "/foi/0008-24/q1b/", "/foi/0008-24/letter/4/", "/foi/0008-24/letter/4/?passage=3"]
FOR_PROGRAMS = ["/foi/0008-24.json", "/api/v1/responses/0008-24", "/api/v1/questions/0008-24/q1b"]
PAGES += FOR_PROGRAMS
LISTS = [
    "/api/v1/responses", "/api/v1/questions", "/api/v1/answer-parts?exemption=s21", "/api/v1/exemptions",
    "/api/v1/exemptions/s21", "/api/v1/exemptions/s21/uses", "/api/v1/topics", "/api/v1/statistics",
    "/feeds/responses.atom",
    "/statistics/", "/statistics/2024/", "/statistics/outcomes.csv", "/exemptions/", "/exemptions/s21/",
]  # fmt: skip
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


def settle() -> datetime:
    """As if the last change were a minute ago."""
    PublishedChange.objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    return PublishedChange.objects.get().changed_at


@pytest.mark.usefixtures("own_archive")
def test_a_list_has_a_tag_and_the_date_of_the_last_change_and_goes_by_them(reader):
    changed_at = settle()
    for address in LISTS:
        headers = reader.get(address).headers
        assert parse_http_date(headers["Last-Modified"]) == int(changed_at.timestamp()), address
        for asked_with in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
            again = reader.get(address, headers=asked_with)
            assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", headers["ETag"]), address
            assert again.headers["Last-Modified"] == headers["Last-Modified"]
        asked_with = {"If-None-Match": '"other"', "If-Modified-Since": headers["Last-Modified"]}
        assert reader.get(address, headers=asked_with).status_code == 200
        earlier = http_date(int(changed_at.timestamp()) - 1)
        assert reader.get(address, headers={"If-Modified-Since": earlier}).status_code == 200


def take_back() -> None:
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "A test.")


def no_office() -> None:
    Authority.objects.all().delete()
    refresh_authority(date(2026, 1, 1))


def start_a_worker() -> None:
    TodaysRules().follow(timezone.now())


def publish_again() -> None:
    publish(FOIRequest.objects.get(slug="0101-25"), timezone.now(), None)


@pytest.mark.usefixtures("own_archive")
@pytest.mark.parametrize(
    "change", [take_back, publish_again, refresh_topics, tallies.rebuild, no_office, start_a_worker]
)
def test_whatever_comes_goes_or_changes_is_asked_for_by_the_old_date_in_vain(reader, change):
    settle()
    before = {address: reader.get(address).headers["Last-Modified"] for address in LISTS}
    change()
    for address, dated in before.items():
        now = reader.get(address, headers={"If-Modified-Since": dated})
        assert (now.status_code, now.headers.get("Last-Modified")) == (200, None)  # a second change may be so near
    settled = settle()
    for address in LISTS:
        assert parse_http_date(reader.get(address).headers["Last-Modified"]) == int(settled.timestamp())


@pytest.mark.usefixtures("own_archive")
def test_two_changes_at_once_have_two_dates():
    dates = []
    for _ in range(3):
        with transaction.atomic():
            note_change()
        dates.append(PublishedChange.objects.get().changed_at.replace(microsecond=0))
    assert dates == sorted(set(dates))


@pytest.mark.usefixtures("own_archive")
def test_the_date_is_the_database_s_own_and_not_that_of_the_act():
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now() - timedelta(days=1), None, "A test.")
    assert PublishedChange.objects.get().changed_at > timezone.now() - timedelta(minutes=1)


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("address", ["/search/?q=funding", "/foi/", "/foi/2024/"])
def test_a_search_and_the_list_of_responses_have_a_tag(reader, address):
    first = reader.get(address)
    assert reader.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.usefixtures("own_archive")
def test_changed_words_change_the_tag(reader):
    etag = reader.get(PAGES[0]).headers["ETag"]
    PublishedResponse.objects.filter(slug="0008-24").update(title="Another title")
    assert reader.get(PAGES[0], headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("dated", ["nonsense", "Mon, 01 Jan 1900 00:00:00 GMT", "99999999999999", "\u0660"])
def test_a_date_that_is_none_is_passed_over(reader, dated):
    assert reader.get(PAGES[0], headers={"If-Modified-Since": dated}).status_code == 200
