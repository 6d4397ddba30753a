"""A request from the message to the confirmed questions and a restarted clock, by keyboard as far as it goes."""

from __future__ import annotations

from requests.models import Case
from tests import people
from tests.browser.staff import sign_in
from tests.web.casework import MESSAGE


def test_a_message_is_logged_split_and_asked_back_by_keyboard(page, own_archive, live_site):
    people.officer()
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/cases/")
    page.keyboard.press("n")
    page.wait_for_url("**/staff/cases/new/")
    dropped = {"name": "request.eml", "mimeType": "message/rfc822", "buffer": MESSAGE}
    page.set_input_files("#id_file", [dropped])
    page.focus("main .form-btns .btn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/")
    assert page.locator(".stretch").count() == 8
    assert page.locator("#id_words_3").is_visible()
    assert not page.locator("#id_words_0").is_visible()
    page.select_option("#id_role_1", "question")
    assert page.locator("#id_words_1").is_visible()
    page.select_option("#id_role_1", "argument")
    page.focus("main .form-btns .btn")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The questions are confirmed.")
    page.click("text=Draft a clarification")
    page.wait_for_url("**/drafts/*/")
    assert "All information about horses." in page.input_value("#id_text")
    case = Case.objects.get()
    assert (case.stage, str(case.received_on), case.foi_request.questions.count()) == ("answering", "2026-05-31", 2)
    page.goto(f"{live_site}/staff/cases/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/staff/cases/{case.pk}/")
