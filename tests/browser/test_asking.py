"""Making a request as people do: without script, by keyboard, on a phone; and what script adds."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from requests.models import AskedRequest
from requests.search.rebuild import rebuild
from tests.web.asking import SENDER, TEXT

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AS_LONG_AS_PEOPLE_TAKE = 4100  # milliseconds; what is quicker is taken for a program


@pytest.fixture
def asking(own_archive, live_site):
    """The address of the form on an archive that can be written to and searched."""
    rebuild(even_if_usable=False)
    return f"{live_site}/ask/"


def write(page, address):
    page.goto(address)
    page.check("#about-office")
    page.click("main .btn")
    page.wait_for_load_state()  # what is typed before the script listens brings no offers
    page.fill("#id_text", TEXT)


def test_without_script_the_answered_question_is_left_out_and_the_rest_is_sent(scriptless_page, asking):
    page = scriptless_page
    write(page, asking)
    page.click("button[value=check]")
    expect(page.locator("main")).to_contain_text("FOI 0008/24, question 4")
    page.check("input[name=answered] >> nth=0")
    page.click("button[value=sender]")
    page.fill("#id_name", SENDER["name"])
    page.fill("#id_email", SENDER["email"])
    page.click("button[value=preview]")
    page.wait_for_timeout(AS_LONG_AS_PEOPLE_TAKE)
    page.click("button[value=send]")
    page.wait_for_selector("text=Your reference")
    sent = AskedRequest.objects.get()
    expect(page.locator("main")).to_contain_text(sent.reference)
    assert ("VRU" in sent.text, "2. What was spent on taxis" in sent.text) == (False, True)
    assert page.context.cookies() == []


@pytest.mark.usefixtures("archive")
def test_going_on_without_a_choice_says_what_is_missing(scriptless_page, live_site):
    page = scriptless_page
    page.goto(f"{live_site}/ask/")
    page.click("main .btn")
    page.wait_for_load_state()
    page.click("role=alert >> text=Choose whose business it is")
    assert page.evaluate("document.activeElement.id || location.hash") in ("about-police", "#about-police")
    page.check("#about-office")
    page.click("main .btn")
    expect(page.locator("#id_text")).to_be_visible()


def test_while_somebody_types_past_answers_come_and_going_back_loses_nothing(page, asking):
    write(page, asking)
    page.wait_for_selector("#answered-before >> text=FOI 0008/24, question 4")
    expect(page.locator("#found-before")).to_contain_text("may be answered already")
    page.click("button[value=check]")
    page.wait_for_selector("text=Has it been answered before?")
    page.wait_for_load_state()  # what was broken off cannot be gone forward to
    page.go_back()
    assert page.input_value("#id_text") == TEXT
    page.go_forward()
    page.click("button[value=write]")
    expect(page.locator("#id_text")).to_have_value(TEXT)


def test_by_keyboard_on_a_phone_axe_finds_nothing_on_any_step(narrow_page, asking, violations):
    page = narrow_page
    write(page, asking)
    wrong = {}

    def go_on(step, there):
        page.focus(f"button[value={step}]")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"text={there}")
        wrong[step] = violations(page) or (page.evaluate(SIDEWAYS) > 0)

    go_on("check", "We found 3 questions")
    page.focus("input[name=answered] >> nth=0")
    page.keyboard.press("Space")
    go_on("sender", "When you get an answer")
    page.fill("#id_name", SENDER["name"])
    page.fill("#id_address", "1 High Street")
    go_on("preview", "What is left out")
    page.wait_for_timeout(AS_LONG_AS_PEOPLE_TAKE)
    go_on("send", "Your reference")
    assert {step: found for step, found in wrong.items() if found} == {}
