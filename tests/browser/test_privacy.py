"""A reader leaves no trace in the browser, and no other site learns of the visit."""

from __future__ import annotations

import pytest

PAGES = [
    "/",
    "/search/?q=funding",
    "/foi/0008-24/",
    "/foi/0008-24/q1b/",
    "/foi/0008-24/letter/4/",
    "/exemptions/s21/",
    "/ask/",
    "/search/follow/?q=funding",
]


@pytest.fixture
def journey(page, site):
    """Every kind of page, one after another, and all the addresses that were asked for."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(site + address, wait_until="networkidle")
    return asked


def test_a_reader_s_browser_keeps_nothing(page, journey):
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert (page.context.cookies(), stored) == ([], [0, 0, ""])


def test_nothing_is_asked_of_another_site(journey, site):
    assert len(journey) > len(PAGES)
    assert [address for address in journey if not address.startswith(f"{site}/")] == []
