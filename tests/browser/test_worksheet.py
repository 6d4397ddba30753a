"""Answering on the worksheet by keyboard: a refusal with its tests, looked at by axe."""

from __future__ import annotations

from django.utils import timezone

from requests.cases.split import confirm_split, proposed
from requests.models import AnswerPart, KeptTyping
from tests import people
from tests.browser.staff import sign_in
from tests.plugins.site import NARROW, WIDE, scrolling_sideways
from tests.web.casework import logged

ASKED = "1. Which routes do patrols take?\n2. Who holds the horses?"


def test_a_refusal_is_written_by_keyboard_and_the_law_warns(page, own_archive, live_site, violations):
    case = logged(text=ASKED)
    confirm_split(case.pk, proposed(case.correspondence.get().text), 1, timezone.now(), people.officer())
    page.set_default_timeout(15_000)
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/cases/{case.pk}/")
    page.focus("text=Answer the questions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/")
    assert not page.locator("#id_a-0-exemption").is_visible()
    page.focus("#id_a-0-outcome")
    page.keyboard.type("Refused")
    page.keyboard.press("Tab")
    page.keyboard.type("These are refused.")
    page.keyboard.press("Tab")
    page.keyboard.type("Section 31(1)(a)")
    assert page.locator("#id_a-0-for_giving").is_visible()
    assert not page.locator("#id_a-0-held_by").is_visible()
    for _ in range(100):
        if KeptTyping.objects.filter(typed__icontains="Section 31(1)(a)").exists():
            break
        page.wait_for_timeout(150)
    page.wait_for_selector("#kept:has-text('for you alone')")
    page.context.clear_cookies()
    page.focus("#id_a-0-harm")
    page.keyboard.type("Offenders would learn them.")
    page.wait_for_selector("#kept[role=alert]:has-text('signed out')")
    sign_in(page, live_site, "olive")
    page.goto(f"{live_site}/staff/cases/{case.pk}/answers/")
    assert page.input_value("#id_a-0-text") == "These are refused."
    assert page.input_value("#id_a-0-exemption") == "Section 31(1)(a)"
    page.focus("text=Save and next")
    page.keyboard.press("Enter")
    page.wait_for_url("**#q2")
    page.wait_for_selector("text=the public interest is not weighed yet")
    assert AnswerPart.objects.get(question__foi_request=case.foi_request, outcome="withheld").exemptions.count() == 1
    for address in (f"answers/{case.foi_request.questions.first().pk}/", "cost/"):
        page.goto(f"{live_site}/staff/cases/{case.pk}/{address}")
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            assert not scrolling_sideways(page)
        assert violations(page) == []
