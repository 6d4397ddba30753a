"""What holds for the markup of every page: nothing inline, nothing from elsewhere, no dead link, every id once."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.template import Context, Template

from tests.web.markup import parsed

PAGES = [
    "/",
    "/search/",
    "/search/?q=VRU+funding",
    "/search/?q=zyxwvut",
    "/search/?q=funding&outcome=nonsense",
    "/foi/",
    "/foi/2024/",
    "/foi/0008-24/",
    "/foi/0101-25/",
    "/foi/0006-22/",
    "/foi/0033-23/",
    "/foi/0008-24/letter/1/",
    "/foi/0008-24/letter/4/?passage=3",
    "/foi/0008-24/letter/8/",
    "/foi/0101-25/letter/1/",
    "/foi/0008-24/q1b/",
    "/foi/0101-25/q1/",
    "/foi/0058-24/similar/",
    "/exemptions/",
    "/exemptions/s21/",
    "/exemptions/r12-4/",
    "/topics/",
    "/topics/violence-reduction/",
    "/statistics/",
    "/statistics/2024-q2/",
    "/search/follow/?q=funding",
    "/ask/",
    "/ask/?about=police",
    "/ask/?about=office",
    "/help/",
    "/downloads/",
    "/api/v1/docs",
    "/api/v1/schema",
    "/accessibility/",
    "/privacy/",
    "/foi/never-was/",
    "/components/",
]


@pytest.fixture(scope="module")
def pages():
    """Each page as it was first got; nothing here changes any."""
    return {}


@pytest.fixture(scope="module")
def statuses():
    """What each address answered when it was first asked for."""
    return {}


@pytest.fixture(params=PAGES)
def page(request, reader, searchable, settings, pages):
    settings.FOI_DEMO = True
    if request.param not in pages:
        pages[request.param] = parsed(reader.get(request.param))
    return pages[request.param]


def test_nothing_is_styled_or_scripted_inline(page):
    inline = [
        element.name
        for element in page.elements
        if element["style"] or any(a.startswith("on") for a in element.attributes)
    ]
    scripts = [script for script in page.all("script") if script["type"] != "application/ld+json"]  # that is data
    inline += [script.name for script in scripts if script.text.strip()] + [s.name for s in page.all("style")]
    assert inline == []


def test_what_programs_are_told_is_valid_and_ends_no_element(page):
    for told in page.all("script", type="application/ld+json"):
        assert json.loads(told.text)["@context"] == "https://schema.org"
        assert "<" not in told.text


def test_nothing_is_fetched_from_elsewhere(page):
    fetched = [e["src"] for e in page.elements if e["src"]]
    fetched += [e["href"] for e in page.elements if e.name in ("image", "use")]
    fetched += [e["href"] for e in page.all("link") if e["rel"] not in ("canonical", "alternate")]
    assert [address for address in fetched if not address.startswith(("/", "#"))] == []


def test_no_link_leads_nowhere(page, reader, statuses):
    inside = {link["href"].partition("#")[0] for link in page.all("a") if link["href"].startswith("/")}
    inside -= {address for address in inside if address.startswith("/foi/example/")}  # the examples page's, made up
    statuses.update((address, reader.get(address).status_code) for address in inside - statuses.keys())
    expected = {address: 302 if address.startswith("/staff/") else 200 for address in inside}  # staff sign in first
    assert {address: statuses[address] for address in inside} == expected


def test_no_link_is_empty_and_every_fragment_has_its_place(page):
    ids = {element["id"] for element in page.elements}
    fragments = [link["href"][1:] for link in page.all("a") if link["href"].startswith("#")]
    assert [fragment for fragment in fragments if fragment not in ids] == []


def test_every_id_stands_once(page):
    counts = Counter(element["id"] for element in page.elements if element["id"])
    assert [name for name, count in counts.items() if count > 1] == []


def test_a_page_has_one_first_heading_and_a_title(page):
    assert (len(page.all("h1")), bool(page.all("title")[0].text.strip())) == (1, True)  # drawings have titles too


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize(
    "address", ["/", "/foi/0008-24/", "/foi/0008-24/letter/4/", "/search/?q=funding", "/foi/never-was/"]
)
def test_the_policy_allows_nothing_but_our_own(reader, address):
    policy = reader.get(address).headers["Content-Security-Policy"]
    assert ("default-src 'none'" in policy, "unsafe" in policy) == (True, False)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address", ["/", "/foi/", "/search/", "/foi/0008-24/", "/foi/0008-24/letter/4/", "/foi/0008-24/letter/4.webp"]
)
def test_public_pages_are_only_read(reader, address):
    assert reader.post(address).status_code in (403, 405)


def test_what_is_kept_of_a_page_is_kept_for_the_same_words_alone():
    footer = Template('{% load foi %}{% kept "components/footer.html" office=name website="https://a.example/" %}')
    told = [footer.render(Context({"name": name})) for name in ("<b>One</b>", "Two", "<b>One</b>")]
    assert [("&lt;b&gt;One&lt;/b&gt;" in each, "<strong>Two</strong>" in each) for each in told] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert all('href="https://a.example/"' in each and "mailto:" not in each for each in told)
