"""Signing in and out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from documents.sandbox import Walls, sandbox_state
from requests.accounts.second_step import PERIOD
from requests.accounts.signing_in import SEEN_AT, SIGNED_IN_AT
from requests.models import Person
from tests import people
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
WRONG = "do not belong together"


@pytest.fixture
def browser():
    people.with_app(people.officer())
    return Client(headers={"host": "localhost"})


def sign_in(client, username="olive", password=people.PASSWORD, **more):
    """The first step, and where that was right the second one with the code that comes next."""
    first = client.post("/staff/sign-in/", {"username": username, "password": password, **more})
    if first.status_code != 302:
        return first
    kept = Authenticator.objects.get(user__username=username)
    off = kept.data["last_step"] + 1 - int(timezone.now().timestamp()) // PERIOD if kept.last_used_at else 0
    return client.post(first.headers["Location"], {"code": people.code(max(off, 0)), **more})


def test_whoever_signs_in_comes_to_the_desk(browser):
    assert sign_in(browser).headers["Location"] == "/staff/cases/"


def test_whoever_signs_in_comes_to_where_they_wanted(browser):
    assert sign_in(browser, next="/staff/?q=grants").headers["Location"] == "/staff/?q=grants"


def without_token(response):
    return re.sub(rb'value="\w{64}"', b"", response.content)


def test_an_unknown_name_and_a_wrong_password_are_told_the_same(browser):
    unknown, wrong = sign_in(browser, "nobody", "guess"), sign_in(browser, "olive", "guess")
    assert WRONG in wrong.text
    assert without_token(unknown).replace(b"nobody", b"olive") == without_token(wrong)


def test_a_closed_account_is_told_the_same(browser):
    person = people.reader()
    person.is_active = False
    person.save()
    assert WRONG in sign_in(browser, "ravi").text


def test_an_account_without_a_role_is_told_the_same(browser):
    person = people.reader()
    person.roles = []
    person.save()
    assert WRONG in sign_in(browser, "ravi").text


@pytest.mark.parametrize("name", ["olive", "hunter2"])
def test_a_failed_sign_in_is_logged_without_what_was_typed(browser, name, caplog):
    sign_in(browser, name, "my secret guess")
    who = Person.objects.filter(username=name).values_list("pk", flat=True).first() or "unknown"
    assert caplog.messages == [f"A sign-in failed: person {who}"]


def test_a_wrong_password_is_not_sent_back(browser):
    assert "my secret guess" not in sign_in(browser, "olive", "my secret guess").text


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "http://evil.example",
        "//evil.example",
        "///evil.example",
        "////evil.example/a",
        "/\\evil.example",
        "/\\/evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "mailto:a@evil.example",
        "file:///etc/passwd",
        "ftp://evil.example",
        " //evil.example",
        "\t//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r/evil.example",
        "\x00//evil.example",
        "/staff/\r\nSet-Cookie: a=b",
        "/staff/\x00",
        "/\u2028/evil.example",
        "http:\\\\evil.example",
        "http://localhost@evil.example",
        "http://localhost.evil.example/",
        "http://localhost:8000@evil.example/",
        "//localhost@evil.example",
        "evil.example",
        "staff/",
        "?next=//evil.example",
        "#//evil.example",
        "",
        "http://localhost/staff/",
        "/" + "a" * 3000,
    ],
)
def test_nobody_is_led_away_by_signing_in(wanted):
    response = signed_in(people.officer()).get("/staff/sign-in/", {"next": wanted})
    assert response.headers["Location"] == "/staff/cases/"


def test_nobody_is_led_away_by_the_form_either(browser):
    assert sign_in(browser, next="//evil.example").headers["Location"] == "/staff/cases/"


def test_a_new_session_begins_with_signing_in(browser):
    browser.get("/staff/")
    browser.cookies[settings.SESSION_COOKIE_NAME] = planted = "a" * 32
    sign_in(browser)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_a_second_sign_in_has_another_session(browser):
    sign_in(browser)
    first = browser.cookies["session"].value
    browser.post("/staff/sign-out/")
    sign_in(browser)
    assert browser.cookies["session"].value != first


def test_the_session_is_for_no_script_and_no_other_site(browser):
    cookie = sign_in(browser).cookies["session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_signing_out_ends_the_session_on_the_server(browser):
    sign_in(browser)
    old = browser.cookies["session"].value
    browser.post("/staff/sign-out/")
    browser.cookies["session"] = old
    assert browser.get("/staff/").status_code == 302


def test_looking_at_sign_out_does_nothing(browser):
    sign_in(browser)
    assert browser.get("/staff/sign-out/").status_code == 405
    assert browser.get("/staff/").status_code == 200


def test_whoever_is_signed_in_is_not_asked_again(browser):
    sign_in(browser)
    assert browser.get("/staff/sign-in/?next=/staff/letters/new/").headers["Location"] == "/staff/letters/new/"


def since(client, **ago):
    session = client.session
    for name, minutes in ago.items():
        session[name] = (timezone.now() - timedelta(minutes=minutes)).timestamp()
    session.save()


@pytest.mark.parametrize(("idle", "status"), [(59, 200), (61, 302)])
def test_an_hour_of_doing_nothing_ends_it(idle, status):
    client = signed_in(people.officer())
    since(client, **{SIGNED_IN_AT: idle, SEEN_AT: idle})
    assert client.get("/staff/").status_code == status


@pytest.mark.parametrize(("whole", "status"), [(719, 200), (721, 302)])
def test_twelve_hours_end_it_whatever_is_done(whole, status):
    client = signed_in(people.officer())
    since(client, **{SIGNED_IN_AT: whole, SEEN_AT: 1})
    assert client.get("/staff/").status_code == status


def test_each_page_asked_for_begins_the_hour_anew():
    client = signed_in(people.officer())
    since(client, **{SIGNED_IN_AT: 59, SEEN_AT: 59})
    client.get("/staff/")
    assert timezone.now().timestamp() - client.session[SEEN_AT] < 60


def test_whoever_was_signed_out_so_is_told_why():
    client = signed_in(people.officer())
    since(client, **{SIGNED_IN_AT: 61, SEEN_AT: 61})
    assert "nothing was done for an hour" in client.get("/staff/", follow=True).text


def test_the_page_says_who_is_signed_in():
    assert "signed in as Olive Officer, case officer" in signed_in(people.officer()).get("/staff/").text


@pytest.mark.parametrize("weak", [True, False])
def test_every_page_says_when_letters_are_read_with_too_little_protection(settings, weak):
    settings.FOI_WEAK_SANDBOX = weak
    page = signed_in(people.reader()).get("/staff/").text
    assert ("note-bad" in page) == (sandbox_state().walls is not Walls.FULL)
