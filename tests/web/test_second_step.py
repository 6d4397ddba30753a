"""The second step of signing in: every way through it, and none around it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from requests.access import ACCESS
from requests.access_named import OWN_KEYS
from requests.accounts.second_step import code_at, code_is_right, has_second_step, new_recovery_codes
from requests.accounts.signing_in import ON_THE_WAY, SECOND_STEP_AT
from requests.models import Person
from tests import people
from tests.web.staff import signed_in
from tests.web.test_staff_access import ADDRESSES, ANY_KEYS

STEP = "/staff/sign-in/second-step/"
RFC_6238 = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}


@pytest.fixture
def client(db):
    return Client(headers={"host": "localhost"})


@pytest.fixture
def half_way(client):
    """Olive's browser after the right password."""
    people.with_app(people.officer())
    client.post("/staff/sign-in/", {"username": "olive", "password": people.PASSWORD, "next": "/staff/asked/"})
    return client


def guess(client, code="000000"):
    return client.post(STEP, {"code": code, "next": "/staff/asked/"})


@pytest.mark.parametrize(("second", "code"), RFC_6238.items())
def test_codes_are_those_of_the_standard(second, code):
    assert code_at(people.SECRET, datetime.fromtimestamp(second, UTC)) == code


def test_a_password_alone_opens_nothing(half_way):
    for address in ADDRESSES:
        led = half_way.get(address.format(**ANY_KEYS))
        assert (led.status_code, led.headers["Location"].partition("?")[0]) == (302, "/staff/sign-in/")


def test_a_session_that_only_a_password_began_is_ended(client):
    client.force_login(people.officer(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/staff/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_right_code_leads_to_where_somebody_wanted(half_way):
    assert guess(half_way, people.code()).headers["Location"] == "/staff/asked/"
    assert half_way.get("/staff/asked/").status_code == 200
    assert ON_THE_WAY not in half_way.session


@pytest.mark.parametrize(("off", "right"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(half_way, off, right):
    assert (guess(half_way, people.code(off)).status_code == 302) is right


@pytest.mark.django_db
def test_a_code_is_taken_once_and_none_before_it_after_that():
    olive, at = people.with_app(people.officer()), timezone.now()
    taken = [code_is_right(olive, code_at(people.SECRET, at, off), at) for off in (0, 0, -1, 1, 1)]
    assert taken == [True, False, False, True, False]


def test_a_code_that_many_send_at_once_is_taken_once(own_database):
    olive = people.with_app(people.officer())
    code, at = people.code(), timezone.now()

    def send(_):
        try:
            return code_is_right(Person.objects.get(pk=olive.pk), code, at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(send, range(60))) == 1


def test_a_recovery_code_works_once_and_is_kept_sealed(half_way):
    [code, *_] = new_recovery_codes(Person.objects.get(username="olive"))
    assert code not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert people.SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert guess(half_way, f"{code[:4]} {code[4:]}").status_code == 302
    half_way.post("/staff/sign-out/")
    half_way.post("/staff/sign-in/", {"username": "olive", "password": people.PASSWORD})
    assert guess(half_way, code).status_code == 400


def test_ten_wrong_codes_or_passwords_brake_that_name_and_no_other(half_way):
    people.with_app(people.second_officer())
    assert [guess(half_way).status_code for _ in range(7)] == [400] * 7
    other = Client(headers={"host": "localhost"}, REMOTE_ADDR="10.9.9.9")
    wrong = [other.post("/staff/sign-in/", {"username": "olive", "password": "guess"}).status_code for _ in range(4)]
    assert wrong == [400, 400, 429, 429]
    assert guess(half_way, people.code()).status_code == 429
    assert other.post("/staff/sign-in/", {"username": "owen", "password": people.PASSWORD}).status_code == 302
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=6))
    assert guess(half_way, people.code()).status_code == 302


def test_a_name_that_nobody_has_is_braked_alike_and_not_kept(client):
    people.officer()

    def tries(name):
        return [client.post("/staff/sign-in/", {"username": name, "password": "x"}) for _ in range(11)]

    mine, nobodys = tries("olive"), tries("my secret guess")
    assert [page.status_code for page in mine] == [page.status_code for page in nobodys]
    assert mine[-1].content == nobodys[-1].content
    assert "my secret guess" not in str(list(AccessAttempt.objects.values()))


def test_the_brake_is_not_let_go_by_a_right_password(half_way):
    for _ in range(6):
        guess(half_way)
        half_way.post("/staff/sign-in/", {"username": "olive", "password": people.PASSWORD})
    assert [guess(half_way).status_code for _ in range(4)] == [400, 400, 400, 429]


def test_whoever_takes_more_than_ten_minutes_begins_again(half_way):
    session = half_way.session
    key, since, password = session[ON_THE_WAY]
    session[ON_THE_WAY] = [key, since - 601, password]
    session.save()
    assert guess(half_way, people.code()).headers["Location"].startswith("/staff/sign-in/?next=")


@pytest.mark.parametrize("changed", [{"is_active": False}, {"roles": []}, {"password": "another"}])
def test_whoever_was_shut_out_meanwhile_does_not_come_in(half_way, changed):
    Person.objects.filter(username="olive").update(**changed)
    assert guess(half_way, people.code()).headers["Location"].startswith("/staff/sign-in/?next=")


def test_somebody_new_sets_up_an_app_before_anything_else(client):
    people.reader()
    led = client.post("/staff/sign-in/", {"username": "ravi", "password": people.PASSWORD})
    page = client.get(led.headers["Location"])
    secret = client.session["new_app_secret"]
    assert secret[:4] in page.text
    assert client.post(led.headers["Location"], {"code": "000000"}).status_code == 400
    done = client.post(led.headers["Location"], {"code": code_at(secret, timezone.now())})
    assert done.text.count("<li><code>") == 10
    assert client.get("/staff/").status_code == 200


def test_nobody_who_has_a_second_step_gets_another_by_the_password_alone(half_way):
    assert half_way.get("/staff/sign-in/first-app/").status_code == 302
    assert half_way.post("/staff/sign-in/first-app/", {"code": "123456"}).status_code == 302
    assert Authenticator.objects.count() == 1


def ago(client, minutes):
    session = client.session
    session[SECOND_STEP_AT] = (timezone.now() - timedelta(minutes=minutes)).timestamp()
    session.save()


def test_what_weighs_most_asks_for_the_second_step_once_an_hour(db):
    client = signed_in(people.with_app(people.administrator()))
    ago(client, 61)
    led = client.get("/admin/")
    assert led.headers["Location"] == f"{STEP}?next=%2Fadmin%2F"
    assert client.get("/staff/").status_code == 200
    assert "once an hour" in client.get(led.headers["Location"]).text
    assert client.post(STEP, {"code": people.code(), "next": "/admin/"}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(61, 400), (121, 302)])
def test_a_form_that_was_open_for_an_hour_is_still_taken(db, minutes, status):
    client = signed_in(people.with_app(people.officer()))
    ago(client, minutes)
    assert client.post("/staff/account/password/").status_code == status


def test_every_way_to_change_ones_own_keys_asks_for_it():
    assert {name for name in ACCESS if name.startswith(("new_", "remove_passkey", "recovery", "own_"))} == OWN_KEYS


@pytest.mark.django_db
def test_who_lost_everything_gets_a_new_second_step():
    olive = people.with_app(people.officer())
    with pytest.raises(CommandError, match="Nobody has the user name olga"):
        call_command("reset_second_step", "olive", "olga")
    assert has_second_step(olive)
    call_command("reset_second_step", "olive", stdout=StringIO())
    assert not has_second_step(olive)


def test_an_installation_may_do_without(settings, client):
    settings.FOI_TWO_STEPS = False
    people.officer()
    client.post("/staff/sign-in/", {"username": "olive", "password": people.PASSWORD})
    assert client.get("/staff/").status_code == 200


def test_a_new_password_ends_every_other_session(db):
    olive = people.with_app(people.officer())
    here, there = signed_in(olive), signed_in(olive)
    new = "four words that nobody guesses"
    sent = {"old_password": people.PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/staff/account/password/", sent).status_code == 302
    assert (here.get("/staff/").status_code, there.get("/staff/").status_code) == (200, 302)
