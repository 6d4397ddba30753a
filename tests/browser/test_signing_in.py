"""Signing in by two steps, and a passkey in the place of a code, in a browser whose computer has a lock of its own."""

from __future__ import annotations

import pytest

from tests import people
from tests.plugins.site import NARROW, WIDE, scrolling_sideways

LOCK = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}


@pytest.fixture
def with_lock(page):
    """The page of a computer that has a lock of its own."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**LOCK, "automaticPresenceSimulation": True}})
    return page


def test_somebody_new_sets_up_an_app_and_a_passkey_and_comes_in_with_it(with_lock, live_site, own_database, violations):
    page, wrong = with_lock, {}

    def look(name, shown):
        page.wait_for_selector(shown)
        page.set_viewport_size(NARROW)
        wrong[name] = [*violations(page), *scrolling_sideways(page)]
        page.set_viewport_size(WIDE)

    def password():
        page.goto(f"{live_site}/staff/")
        page.fill("#id_username", "olive")
        page.fill("#id_password", people.PASSWORD)
        page.click("main .btn")

    people.officer()
    password()
    look("first app", ".key")
    secret = page.locator(".key").inner_text().replace(" ", "")
    page.fill("#id_code", people.code(secret=secret))
    page.click("main .btn")
    look("codes", ".codes")
    assert page.locator(".codes li").count() == 10
    page.click("main .btn")
    page.click("text=Account")
    look("account", "text=Add a passkey")
    page.click("text=Add a passkey")
    look("new passkey", "text=Ask the browser for it")
    page.fill("#id_name", "office laptop")
    page.click("text=Ask the browser for it")
    page.wait_for_url(f"{live_site}/staff/account/")
    assert "office laptop" in page.locator("main").inner_text()
    page.click("text=Sign out")
    password()
    look("second step", "text=Use a passkey")
    page.click("text=Use a passkey")
    page.wait_for_url(f"{live_site}/staff/")
    assert {name: found for name, found in wrong.items() if found} == {}
