"""Every public page, wide and narrow: axe finds nothing, nothing scrolls sideways, everything on it was fetched."""

from __future__ import annotations

from tests.plugins.site import NARROW, WIDE, scrolling_sideways

PAGES = {
    "front page": "/",
    "results": "/search/?q=VRU+funding",
    "nothing found": "/search/?q=zyxwvut",
    "following a search": "/search/follow/?q=VRU+funding&year=2024",
    "a filter unknown": "/search/?q=funding&outcome=nonsense",
    "every response": "/foi/",
    "responses of a year, filtered": "/foi/2024/?outcome=withheld",
    "FOI 0008/24": "/foi/0008-24/",
    "a letter that came as text": "/foi/0101-25/",
    "a response with three parts to an answer": "/foi/0006-22/",
    "a response under the EIR": "/foi/0033-23/",
    "a page of the letter": "/foi/0008-24/letter/4/?passage=3",
    "a page of an annex": "/foi/0008-24/letter/8/",
    "a page of text": "/foi/0101-25/letter/1/",
    "one question": "/foi/0008-24/q2/",
    "every topic": "/topics/",
    "a topic": "/topics/violence-reduction/",
    "every exemption": "/exemptions/",
    "an exemption": "/exemptions/s40/",
    "a regulation with its parts": "/exemptions/r12-4/",
    "statistics": "/statistics/",
    "whose business a request is": "/ask/",
    "the force": "/ask/?about=police",
    "writing a request": "/ask/?about=office",
    "help": "/help/",
    "downloads": "/downloads/",
    "the API": "/api/v1/docs",
    "the accessibility statement": "/accessibility/",
    "privacy": "/privacy/",
    "what is not there": "/foi/never-was/",
    "components": "/components/",
}


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, site, violations):
    found = {}
    for name, address in PAGES.items():
        page.set_viewport_size(WIDE)
        page.goto(site + address)
        wide, sideways = violations(page), scrolling_sideways(page)
        page.set_viewport_size(NARROW)
        found[name] = [*wide, *violations(page), *sideways]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_picture_without_words_is_found(page, site, violations):
    page.goto(f"{site}/help/")
    page.evaluate("document.querySelector('main').append(new Image(10, 10))")
    assert [wrong.split(":")[0] for wrong in violations(page)] == ["image-alt"]


def test_the_folded_parts_pass_too_when_they_are_open(page, site, violations):
    page.goto(f"{site}/foi/0008-24/")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert violations(page) == []


def test_forced_colours_keep_the_passages_marked(browser, site):
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{site}/foi/0008-24/")
        drawn = page.evaluate("getComputedStyle(document.querySelector('.hl')).strokeWidth")
    assert drawn == "1.6px"


def test_nobody_is_moved_who_asked_for_calm(browser, site):
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site}/foi/0008-24/")
        moved = page.evaluate("getComputedStyle(document.querySelector('.passage')).transitionDuration")
    assert moved == "0s"
