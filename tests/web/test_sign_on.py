"""Signing in by the office's own sign-on, against a real provider in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from foiarchive.environment import issuer_of_sign_on
from requests.accounts.single_sign_on import FAILED
from requests.models import SignOnName
from tests import people
from tests.web.sign_on_provider import CLIENT, SECRET
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
START = "/staff/sign-in/single/"
MFA = {"amr": ["pwd", "mfa"]}


@pytest.fixture(scope="module")
def running():
    command = [sys.executable, "-m", "tests.web.sign_on_provider"]
    process = subprocess.Popen(command, cwd=site.BASE_DIR, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def provider(running, settings):
    settings.FOI_SIGN_ON_ISSUER, settings.FOI_SIGN_ON_CLIENT, settings.FOI_SIGN_ON_SECRET = running, CLIENT, SECRET
    settings.FOI_LIMITS = False
    says(running)
    return running


def says(provider, sign="rightly", **claims):
    """What the provider puts into its tokens from now on."""
    told = json.dumps({"sign": sign, "claims": claims}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{provider}/says", told)).close()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def there_and_back(browser, start=START):
    """The way of a browser to the provider, as far as the address that it is sent back to."""
    sent = browser.get(start)
    assert sent.status_code == 302, sent.content
    with pytest.raises(urllib.error.HTTPError) as moved:
        urllib.request.build_opener(Stay).open(sent.headers["Location"])
    with moved.value:
        return moved.value.headers["Location"].removeprefix(site.FOI_ADDRESS)


def anybody():
    return Client(headers={"host": "localhost"})


def joined(person):
    """Signed in by name and password, and joined with the name at the provider."""
    browser = signed_in(person)
    assert browser.get(there_and_back(browser, "/staff/account/sign-on/")).headers["Location"] == "/staff/account/"
    return browser


def test_a_joined_person_comes_in_and_shows_no_second_code_where_the_sign_on_proves_one(provider):
    joined(people.officer())
    assert SignOnName.objects.get().subject == "olive at office"
    browser = anybody()
    says(provider, **MFA)
    way = there_and_back(browser, f"{START}?next=/staff/cases/")
    assert browser.get(way).headers["Location"] == "/staff/cases/"
    assert browser.get("/staff/cases/").status_code == 200
    assert b"Take it away" in browser.get("/staff/account/").content
    for claims in ({}, {"amr": ["pwd"]}, {"acr": "1"}):
        says(provider, **claims)
        other = anybody()
        assert other.get(there_and_back(other)).headers["Location"].startswith("/staff/sign-in/first-app/")
        assert other.get("/staff/cases/").headers["Location"].startswith("/staff/sign-in/")
    people.with_app(people.officer())
    says(provider, acr="mfa")
    other = anybody()
    assert other.get(there_and_back(other)).headers["Location"] == "/staff/cases/"
    says(provider)
    other = anybody()
    assert other.get(there_and_back(other)).headers["Location"].startswith("/staff/sign-in/second-step/")


def test_what_is_not_right_lets_nobody_in(provider):
    joined(people.officer())
    now = int(time.time())
    wrong = [
        {"sign": "otherwise"}, {"sign": "secretly"}, {"sign": "not"},
        {"aud": "another"}, {"aud": [CLIENT, "another"]}, {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://elsewhere.example"}, {"nonce": "another"}, {"nonce": None},
        {"exp": now - 120}, {"exp": None}, {"iat": now + 600}, {"sub": None}, {"sub": "nobody here"},
    ]  # fmt: skip
    for each in wrong:
        says(provider, **{**MFA, **each})
        browser = anybody()
        assert browser.get(there_and_back(browser)).headers["Location"] == "/staff/sign-in/", each
        assert browser.get("/staff/").status_code == 302, each
    says(provider, **MFA)
    browser = anybody()
    assert browser.get(there_and_back(browser)).headers["Location"] == "/staff/cases/"  # and what is right, does
    browser = anybody()
    way = there_and_back(browser)
    assert FAILED in anybody().get(way, follow=True).content.decode()  # another browser has not begun it
    assert browser.get(way.replace("state=", "state=x")).headers["Location"] == "/staff/sign-in/"
    assert browser.get(way).headers["Location"] == "/staff/sign-in/"  # what was begun is used up
    olive = people.officer()
    olive.is_active = False
    olive.save()
    browser = anybody()
    assert "Nobody here is joined with that name" in browser.get(there_and_back(browser), follow=True).content.decode()


def test_a_name_is_one_persons_is_joined_by_them_alone_and_can_be_taken_away(provider):
    browser = joined(people.officer())
    owen = signed_in(people.second_officer())
    assert (
        "joined with another account"
        in owen.get(there_and_back(owen, "/staff/account/sign-on/"), follow=True).content.decode()
    )
    way = there_and_back(owen, "/staff/account/sign-on/")
    owen.post("/staff/sign-out/")
    assert owen.get(way).headers["Location"] == "/staff/sign-in/"
    assert SignOnName.objects.get().person == people.officer()
    browser.post("/staff/account/sign-on/")
    assert not SignOnName.objects.exists()
    says(provider, **MFA)
    other = anybody()
    assert other.get(there_and_back(other)).headers["Location"] == "/staff/sign-in/"


def test_it_is_off_unless_it_is_set_up_and_an_away_provider_is_told(settings):
    assert [anybody().get(each).status_code for each in (START, f"{START}back/")] == [404, 404]
    assert b"single sign-on" not in anybody().get("/staff/sign-in/").content
    settings.FOI_SIGN_ON_ISSUER, settings.FOI_SIGN_ON_CLIENT = "http://127.0.0.1:9", "client"
    assert b"single sign-on" in anybody().get("/staff/sign-in/").content
    assert FAILED in anybody().get(START, follow=True).content.decode()


@pytest.mark.parametrize(
    ("issuer", "client"), [("http://login.example", "x"), ("login.example", "x"), ("https://a.b", "")]
)
def test_a_sign_on_that_cannot_be_is_told_at_once(monkeypatch, issuer, client):
    monkeypatch.setenv("FOI_SIGN_ON_ISSUER", issuer)
    with pytest.raises(ImproperlyConfigured, match="FOI_SIGN_ON"):
        issuer_of_sign_on("FOI_SIGN_ON_ISSUER", client)
