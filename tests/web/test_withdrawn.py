"""A response that was withdrawn is gone at once: at its own addresses and wherever else the public could read of it.

No worker runs here: what goes, goes with the act itself, while the search index still knows the old answers.
"""

from __future__ import annotations

import re

from django.utils import timezone

from requests.models import FOIRequest, PublishedNotice
from requests.publication import withdraw
from requests.search.rebuild import rebuild
from tests.web.addresses import ADDRESSES

PAGE, ON_PAPER = "/foi/0008-24/", "/foi/0008-24/response.pdf"  # to make that takes two seconds
NOTICE = "It names somebody who must not be named."
TOLD_OF = re.compile(rb"0008-24|Theory of Change", re.IGNORECASE)
EXAMPLES = {"/help/", "/components/", "/api/v1/docs", "/api/v1/openapi.json"}  # it is written there as an example
MORE = (
    "/search/?q=violence+reduction+funding",
    "/search/?q=0008/24",
    "/search/suggestions/?q=violence",
    "/foi/0006-22/similar/",
    "/feeds/search.atom?q=violence",
    "/api/v1/search?q=violence",
    "/api/v1/responses",
    "/api/v1/questions",
    "/api/v1/answer-parts",
    "/sitemap-responses.xml",
    "/ask/",
)
DATES = {"If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"}
PIECE = {"Range": "bytes=0-9"}


def read(reader, address, asked_with):
    answer = reader.get(address, headers=asked_with)
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def test_withdrawn_it_is_gone_everywhere_at_once_and_a_notice_stands_at_its_page(own_archive, reader, settings):
    settings.FOI_DEMO = True
    rebuild(even_if_usable=False)
    before = {address: reader.get(address) for address in [*ADDRESSES, *MORE] if address != ON_PAPER}
    bodies = {address: b"".join(got) if got.streaming else got.content for address, got in before.items()}
    told = {address for address, body in bodies.items() if TOLD_OF.search(body)} - EXAMPLES
    own = [ON_PAPER, *(address for address in before if "0008-24" in address and address != PAGE)]
    assert (len(own) > 10, len(told) > 25) == (True, True)

    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "A test.", NOTICE)
    for address in own:
        never = reader.get(address.replace("0008-24", "9999-99"))
        tag = {"If-None-Match": before[address].headers["ETag"] if address in before else "*"}
        for asked_with in ({}, tag, DATES, PIECE, tag | PIECE):
            assert read(reader, address, asked_with) == (404, never.content), (address, asked_with)
        assert dict(reader.get(address).headers) == dict(never.headers)
    for address in told - {*own, PAGE}:
        tag = {"If-None-Match": before[address].headers.get("ETag", '"x"')}
        for asked_with in ({}, tag, DATES):
            status, body = read(reader, address, asked_with)
            assert (status == 304, TOLD_OF.search(body)) == (False, None), (address, asked_with)

    for asked_with in ({}, {"If-None-Match": before[PAGE].headers["ETag"]}, DATES, PIECE):
        status, body = read(reader, PAGE, asked_with)
        assert (status, NOTICE in body.decode(), b"Theory of" in body) == (410, True, False)
    PublishedNotice.objects.all().delete()  # taken away, nothing shows that there was one
    never, now = reader.get("/foi/9999-99/"), reader.get(PAGE)
    assert (now.status_code, now.content, dict(now.headers)) == (404, never.content, dict(never.headers))
