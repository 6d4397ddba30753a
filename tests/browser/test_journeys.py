"""What people come for, from the front page to the end: with a mouse, by keyboard alone, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.readers import ByKeyboard, OnPhone, WithMouse
from tests.web.asking import TEXT

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
READERS = {"mouse": ("page", WithMouse), "keyboard": ("page", ByKeyboard), "phone": ("narrow_page", OnPhone)}


@pytest.fixture(params=READERS)
def reader(request, site):
    """A reader on the front page. Wherever the journey ends, nothing stands beyond the edge of the screen."""
    screen, way = READERS[request.param]
    found = way(request.getfixturevalue(screen))
    found.page.goto(site)
    yield found
    found.page.wait_for_load_state()
    assert found.page.evaluate(SIDEWAYS) <= 0


def search(reader, words):
    reader.write(reader.page.locator("#q"), words)
    reader.page.keyboard.press("Enter")  # a phone's own keyboard has it too
    expect(reader.page.locator(".results-head h1")).to_contain_text("answer")


def test_find_the_vru_funding_for_2022_23_and_see_it_on_the_page(reader):
    page = reader.page
    search(reader, "VRU funding 2022/23")
    given = page.locator(".hit-part", has_text="£1,414,226")
    expect(given.locator(".out")).to_have_text("Given")
    reader.follow(given.locator(".hit-see"))
    expect(page.locator(".pass.is-here")).to_contain_text("2022/23 – 2024/25")
    expect(page.locator(".letter .passage.is-here .hl").first).to_be_visible()
    expect(page.locator(".pass", has_text="£1,414,226")).to_be_in_viewport()
    reader.follow(page.locator("li:has(> .is-here) > h3 a"))
    expect(page.locator("#q4-2 .sums")).to_contain_text("£1,414,226")
    expect(page.locator("#q4-2 .part-head")).to_be_in_viewport()


def test_is_section_21_used_here_and_where(reader):
    page = reader.page
    reader.follow(page.locator(".top nav").get_by_role("link", name="Exemptions"))
    reader.follow(page.get_by_role("region", name="Relied on here").get_by_role("link", name="Section 21"))
    expect(page.locator("h1")).to_have_text("Section 21: Already available")
    reader.follow(page.locator("main a[href='/foi/0008-24/#q4']"))
    expect(page.locator("#q4")).to_be_in_viewport()
    reader.follow(page.locator("#q4-1 a.ex"))
    expect(page.locator("h1")).to_have_text("Section 21: Already available")


def test_has_this_been_asked_before(reader):
    page = reader.page
    reader.follow(page.locator(".top nav").get_by_role("link", name="Make a request"))
    reader.choose(page.locator("#about-office"))
    reader.follow(page.get_by_role("button", name="Go on"))
    reader.write(page.locator("#id_text"), TEXT)
    reader.follow(page.get_by_role("button", name="See whether it was answered before"))
    past = page.locator(".asked-one", has_text="How much funding did the VRU receive").locator(".past-answer").first
    expect(past).to_contain_text("FOI 0008/24, question 4")
    with page.expect_popup() as opened:  # what was typed stays where it is
        reader.follow(past.locator("h4 a"))
    expect(opened.value.locator("#q4")).to_be_in_viewport()


def test_quote_1b(reader):
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search(reader, "0008/24 formally adopted")
    reader.follow(page.locator(".hit h2 a[href='/foi/0008-24/#q1b']"))
    reader.follow(page.locator("#q1b").get_by_role("button", name="Copy quotation"))
    expect(page.get_by_text("Quotation copied, with its reference and address")).to_have_role("status")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "” FOI 0008/24, question 1b, answered 17 April 2024, " in copied
    [address] = re.findall(r"http\S+/foi/0008-24/q1b/(?=#q1b-1$)", copied)
    page.goto(address)
    expect(page.locator("#reuse")).to_contain_text(address)
    expect(page.locator("#q1b")).to_contain_text(copied.split("“")[1].split("”")[0])


def test_download_the_table(reader):
    page = reader.page
    search(reader, "0008/24 commissioned services procured")
    reader.follow(page.locator(".hit h2 a[href='/foi/0008-24/#q5']"))
    with page.expect_download() as download:
        reader.follow(page.locator("#q5").get_by_role("link", name="Download table 1 as CSV"))
    assert download.value.suggested_filename == "foi-0008-24-table-1-commissioned-services-by-year.csv"
    assert download.value.path().read_bytes().startswith("\ufeffCommissioned Service".encode())
