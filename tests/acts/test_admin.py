"""What an administrator keeps in Django's admin."""

from __future__ import annotations

import pytest

from requests.models import Authority, BankHoliday, Person, PublishedAuthority
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client):
    """A browser in which the administrator is signed in."""
    client.force_login(people.administrator())
    return client


def test_the_public_sees_the_office_as_it_was_saved(at_desk):
    details = {"valid_from": "2020-01-01", "name": "The Office", "short_name": "Office", "regime": "FOIA"}
    at_desk.post("/admin/requests/authority/add/", details)
    assert Authority.objects.get().name == PublishedAuthority.objects.get().name == "The Office"


def test_a_bank_holiday_is_kept_with_its_nations(at_desk):
    day = {"date": "2026-06-15", "name": "A day of celebration", "nations": ["ENG", "WLS"]}
    at_desk.post("/admin/requests/bankholiday/add/", day)
    assert BankHoliday.objects.get().nations == ["ENG", "WLS"]


def test_roles_are_given_to_a_person(at_desk):
    officer = people.officer()
    details = {"username": "olive", "roles": ["officer", "releaser"], "is_active": "on"}
    at_desk.post(f"/admin/requests/person/{officer.pk}/change/", details)
    assert Person.objects.get(username="olive").roles == ["officer", "releaser"]


@pytest.mark.parametrize("page", ["person", "authority", "bankholiday"])
def test_each_list_can_be_opened(at_desk, page):
    assert at_desk.get(f"/admin/requests/{page}/").status_code == 200


def test_accounts_are_not_deleted(at_desk):
    officer = people.officer()
    assert at_desk.post(f"/admin/requests/person/{officer.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Person.objects.filter(username="olive").exists()


def test_an_officer_is_not_let_in(client):
    client.force_login(people.officer())
    assert client.get("/admin/requests/person/").status_code == 404
