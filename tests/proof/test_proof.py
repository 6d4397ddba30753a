"""Nothing that is not published can be reached, and a machine proves it.

A thousand canaries are planted in every text of every table that readers must not read, and in the letters' own files.
Before and after, a crawler asks for every address the site declares or names. No canary may be in what it got, in any
of twelve disguises, and every answer must be, byte for byte, what it was without them: no count, offer or neighbour
tells either. The detector is tried on itself first, and must find what the pages do say.
"""

from __future__ import annotations

import logging
from itertools import product

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path

from foiarchive import urls as site
from foiarchive.logs import ImpersonalFormatter
from requests.access import ACCESS
from tests.proof import seeds
from tests.proof.canaries import ENCODINGS, STEMS, Detector, canary
from tests.proof.crawler import got, route
from tests.web.test_hostile_requests import assert_has_its_headers

CONTROL = "violence reduction"  # what published letters do say
METHODS = ("get", "head", "options", "post", "put", "patch", "delete")
SENT = [{"headers": {"Range": "bytes=0-9"}}, {"headers": {"If-None-Match": "*"}}]


def test_the_detector_finds_every_kind_of_canary_in_every_disguise():
    detector = Detector(10)
    blind = [
        (name, canary(number))
        for name, hide in ENCODINGS.items()
        for number in range(1, 6)
        if not detector.found(b"before " * 3 + hide(canary(number)) + b" after")
    ]
    assert (len(ENCODINGS), blind) == (12, [])


def test_the_crawler_came_to_every_route(twins):
    visited = {route(address) for address in twins.after}
    assert set(ACCESS) - {f"{name.partition(':')[0]}:" if ":" in name else name for name in visited} == set()


def test_at_least_a_thousand_canaries_were_planted_and_every_table_with_words_has_some(twins):
    assert twins.last >= 1000
    assert twins.planted.without == frozenset()


def test_no_canary_comes_out_anywhere(twins):
    detector = twins.detector
    told = {address: (f"{address}\n{answer.headers}".encode(), answer.body) for address, answer in twins.after.items()}
    # what somebody searches for is repeated by the page: that is the reader's word, and the twins are compared
    own = {address for address in told if any(stem in address.lower() for stem in STEMS)}
    found = {address: [detector.found(each) for each in told[address]] for address in told.keys() - own}
    assert {address: disguises for address, disguises in found.items() if any(disguises)} == {}
    names = "\n".join(str(path) for path in settings.FOI_PUBLISHED.rglob("*"))
    assert detector.found(names.encode()) == []


def test_what_is_published_was_found_by_the_same_crawl(twins):
    assert sum(CONTROL in answer.words.lower() for answer in twins.after.values()) > 5


def test_no_answer_differs_from_that_of_the_twin_without_hidden_records(twins):
    assert list(twins.before) == list(twins.after)
    assert [each for each in twins.before if twins.before[each].lasting != twins.after[each].lasting] == []


def test_every_answer_has_its_headers(twins):
    for address, answer in twins.after.items():
        is_open = answer.headers.get("Access-Control-Allow-Origin") == "*"
        assert is_open <= (address.startswith(("/api/", "/downloads/", "/feeds/")) or ".json" in address), address
        assert_has_its_headers(answer, resources="cross-origin" if is_open else "same-origin")


def test_what_is_not_public_answers_as_what_never_was_whatever_its_state_address_and_method(twins):
    reader, told = Client(headers={"host": "localhost"}), []
    whole, usual = seeds.of_a_response(), dict[str, object]()
    asked = [
        *product(whole, METHODS, [usual]),
        *product(seeds.variants(), ["get"], [usual]),
        *product(whole, ["get"], SENT),
    ]
    for written, method, sent in asked:
        never = without(got(reader, written.format(seeds.NEVER_WAS), method, **sent), seeds.NEVER_WAS)
        assert never[0] in (204, 301, 404, 405)
        for state, slug in twins.hidden.items():
            answer = without(got(reader, written.format(slug), method, **sent), slug)
            told += [(state, method, written)] if answer != never else []
    assert (told, len(twins.hidden) >= 8, len(whole) > 10) == ([], True, True)


def without(answer, slug):
    """The answer without the address that was asked for: where a slash lacks, it leads to that with one."""
    led = answer.headers.get("Location", "").replace(slug, "")
    return answer.status, {**answer.headers, "Location": led}, answer.body


def broken(request):
    name = canary(5)
    raise LookupError(f"{name} is not among {request.path}")


urlpatterns = [path("broken/", broken, name="home"), *site.urlpatterns]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_page_that_broke_tells_nobody_what_it_had_in_hand(caplog):
    answer = got(Client(headers={"host": "localhost"}, raise_request_exception=False), "/broken/")
    logged = "\n".join(ImpersonalFormatter().format(record) for record in caplog.records)
    assert (answer.status, "LookupError" in logged) == (500, True)
    assert Detector(5).found(answer.body + logged.encode()) == []
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
