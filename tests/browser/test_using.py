"""Using what was found, wide and on a phone, by keyboard alone: exemptions, a quotation, a table as a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading import tab_to


@pytest.fixture(params=["page", "narrow_page"])
def reader(request, site):
    """A reader's screen, wide or narrow."""
    return request.getfixturevalue(request.param)


def test_is_section_21_used_here_and_where(reader, site):
    reader.goto(site)
    tab_to(reader, ".top a[href='/exemptions/']")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{site}/exemptions/")
    tab_to(reader, "main a[href='/exemptions/s21/']")
    reader.keyboard.press("Enter")
    expect(reader.locator("h1")).to_have_text("Section 21: Already available")
    tab_to(reader, "main a[href='/foi/0008-24/#q4']")
    reader.keyboard.press("Enter")
    expect(reader.locator("#q4")).to_be_in_viewport()


def test_an_answer_leads_to_its_exemption(reader, site):
    reader.goto(f"{site}/foi/0008-24/")
    tab_to(reader, "#q1a-1 a.ex")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{site}/exemptions/s21/")


def test_quote_1b(reader, site):
    reader.goto(f"{site}/foi/0008-24/")
    tab_to(reader, "#q1b .q a")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{site}/foi/0008-24/q1b/")
    expect(reader.get_by_text("Quote it by its address")).to_contain_text(f"{site}/foi/0008-24/q1b/")


def test_download_the_table(reader, site):
    reader.goto(f"{site}/foi/0008-24/q5/")
    tab_to(reader, "a[href$='/tables/1.csv']")
    with reader.expect_download() as download:
        reader.keyboard.press("Enter")
    assert download.value.suggested_filename == "foi-0008-24-table-1-commissioned-services-by-year.csv"
    assert download.value.path().read_bytes().startswith("\ufeffCommissioned Service".encode())
