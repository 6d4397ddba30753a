"""The way of a letter through the office: handed in, read, published, found, withdrawn, gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests import people
from tests.browser.staff import said, sign_in, there, worker

LETTER = Path(settings.BASE_DIR) / "fixtures" / "letters" / "foi-0006-22.pdf"  # two pages
SUMMARY = "1 filed, 1 refused"


@pytest.fixture
def office(own_database, live_site):
    """An empty archive with its worker, and somebody who may publish."""
    people.releaser()
    with worker(own_database):
        yield live_site


def hand_in(page, site, tmp_path):
    """FOI 0006/22 and something that is no letter."""
    other = tmp_path / "photo.pdf"
    other.write_bytes(b"GIF89a and nothing else")
    page.goto(f"{site}/staff/")
    page.click("text=Take letters in >> nth=-1")
    page.set_input_files("#id_letters", [LETTER, other])
    page.click("text=Take them in")
    expect(page.get_by_text(SUMMARY)).to_be_visible()


def publish_and_withdraw(page, site):
    """From its own page to the public page, and back again."""
    page.click(".case-head >> text=Publish")
    page.click(".form-btns >> text=Publish")
    said(page, "FOI 0006/22 is published. It can be found by search now.")
    case = page.url
    assert page.goto(f"{site}/foi/0006-22/").status == 200
    assert found(page, site, wanted=True)
    page.goto(case)
    page.click(".case-head >> text=Withdraw")
    page.fill("#id_because", "It is being corrected.")
    page.fill("#id_notice", "It is being corrected and comes back.")
    page.click("text=Withdraw it")
    said(page, "FOI 0006/22 is withdrawn.")
    assert page.goto(f"{site}/foi/0006-22/").status == 410
    expect(page.get_by_text("It is being corrected and comes back.")).to_be_visible()
    assert page.goto(f"{site}/foi/0006-22/letter/1/").status == 404
    assert found(page, site, wanted=False)


def take_for_an_extension(page):
    """By keyboard alone: said to be no answer it cannot be published; undone, it is one again."""
    page.get_by_role("link", name="Correct the kind of letter").press("Enter")
    there(page.get_by_label("Kind of letter")).focus()
    page.keyboard.type("Extension")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note").filter(has_text="it says that the answer takes longer.")).to_be_visible()
    page.wait_for_load_state()
    expect(page.locator(".case-bar")).not_to_contain_text("Answered")
    expect(page.locator(".case-head >> text=Publish")).to_have_count(0)
    page.get_by_role("button", name="Undo The letter: kind of letter").press("Enter")
    said(page, "The correction is undone.")
    expect(page.locator(".case-bar")).to_contain_text("Answered")


def found(page, site, *, wanted):
    """Whether search comes to show what is `wanted` of it within a few seconds."""
    for _ in range(40):
        page.goto(f"{site}/search/?q=full-time+equivalents")
        if (page.locator(".hit").count() > 0) is wanted:
            return True
        page.wait_for_timeout(250)
    return False


def hand_in_folder(page, site, tmp_path):
    """The same, in a folder that has a hidden file too."""
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "letter.pdf").write_bytes(LETTER.read_bytes())
    (tmp_path / "photo.pdf").write_bytes(b"GIF89a and nothing else")
    (tmp_path / ".hidden").write_bytes(b"x")
    page.goto(f"{site}/staff/letters/new/")
    page.set_input_files("#id_folder", tmp_path)
    page.click("text=Take them in")
    expect(page.get_by_text(SUMMARY)).to_be_visible()


def test_a_whole_folder_is_handed_in_and_its_letter_goes_its_way(page, office, tmp_path):
    sign_in(page, office, "rita")
    hand_in_folder(page, office, tmp_path)
    page.click("table >> text=FOI 0006/22")
    publish_and_withdraw(page, office)


def test_a_letter_goes_its_way_without_script(scriptless_page, office, tmp_path):
    sign_in(scriptless_page, office, "rita")
    hand_in(scriptless_page, office, tmp_path)
    scriptless_page.click("table >> text=FOI 0006/22")
    take_for_an_extension(scriptless_page)
    publish_and_withdraw(scriptless_page, office)


def test_signing_out_shuts_the_door_behind(page, own_database, live_site):
    people.releaser()
    sign_in(page, live_site, "rita")
    page.click("text=Sign out")
    page.wait_for_load_state("networkidle")
    page.goto(f"{live_site}/staff/")
    assert page.url.startswith(f"{live_site}/staff/sign-in/")
    page.wait_for_load_state("networkidle")
    page.go_back(wait_until="networkidle")
    expect(page.get_by_text("Take letters in")).to_have_count(0)
