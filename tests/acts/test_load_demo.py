"""manage.py load_demo: everything the first time, nothing the second, and never beside real letters."""

from __future__ import annotations

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from requests.management.commands import load_demo
from requests.models import Authority, BankHoliday, Case, FOIRequest, Person, PublishedAuthority, PublishedResponse
from requests.models.person import Role
from requests.publication import withdraw
from requests.taking_in import take_in
from tests import people
from tests.acts.filing_by_hand import AT
from tests.archive import DEMO
from tests.plugins.archives import EMPTY, borrowed, copied, living_in

FEW = ("foi-0058-24", "foi-0058-24-review", "foi-0063-25")


def run(folder):
    """What the command says to whoever started it."""
    said = StringIO()
    call_command("load_demo", "--letters", str(folder), stdout=said, stderr=StringIO())
    return said.getvalue()


@pytest.fixture(scope="module")
def few_letters(tmp_path_factory):
    """Three of the demo's letters: a response, its review, and one whose question has no number."""
    folder = tmp_path_factory.mktemp("letters")
    for stem in FEW:
        (folder / f"{stem}.pdf").write_bytes((DEMO / f"{stem}.pdf").read_bytes())
    return folder


@pytest.fixture(scope="module")
def loaded_home(django_db_setup, server, django_db_blocker, few_letters):
    """A database into which the three were loaded."""
    home = copied(server, EMPTY, "demo", settings.FOI_VAR / "demo")
    with django_db_blocker.unblock(), living_in(home):
        run(few_letters)
    return home


@pytest.fixture
def loaded(loaded_home, server, django_db_blocker):
    """A copy of it for this test alone."""
    yield from borrowed(server, loaded_home, django_db_blocker)


def test_the_desk_has_requests_of_every_sort_and_none_of_them_twice(loaded, few_letters):
    run(few_letters)
    stages = sorted(Case.objects.values_list("stage", flat=True))
    assert stages == ["answering", "clarification", "logged", "logged", "logged", "logged"]
    assert Case.objects.late(timezone.localdate()).exists()


def test_the_letters_are_filed_and_published_a_review_after_its_letter(loaded):
    assert set(PublishedResponse.objects.values_list("slug", flat=True)) == {"0058-24", "0058-24-2", "0063-25"}
    assert PublishedResponse.objects.get(slug="0058-24").questions.count() == 5


def test_no_letter_is_said_to_be_checked_by_staff_whom_no_person_looked_at(loaded):
    assert not PublishedResponse.objects.exclude(checked_on=None).exists()


def test_the_second_time_changes_nothing(loaded, few_letters):
    before = list(PublishedResponse.objects.order_by("pk").values_list("pk", "published_at"))
    run(few_letters)
    assert list(PublishedResponse.objects.order_by("pk").values_list("pk", "published_at")) == before


def test_letters_taken_into_a_demo_do_not_keep_it_from_starting_again(loaded, few_letters):
    other = DEMO / "foi-0070-24.pdf"
    assert take_in(other.name, other.read_bytes(), AT, None).foi_request is not None
    assert "Staff sign-ins" in run(few_letters)


def test_a_run_that_was_stopped_is_made_good_but_what_was_withdrawn_stays_withdrawn(loaded, few_letters):
    withdraw(FOIRequest.objects.get(slug="0058-24"), AT.replace(year=2099), None, "To see whether it comes back.")
    PublishedResponse.objects.get(slug="0063-25").delete()
    FOIRequest.objects.get(slug="0063-25").publications.all().delete()
    run(few_letters)
    assert set(PublishedResponse.objects.values_list("slug", flat=True)) == {"0058-24-2", "0063-25"}


@pytest.mark.django_db
def test_there_is_an_account_for_each_role(tmp_path):
    run(tmp_path)
    assert {role for person in Person.objects.all() for role in person.roles} == {role.value for role in Role}


@pytest.mark.django_db
def test_the_sign_ins_are_told_and_work(tmp_path, client):
    said = run(tmp_path)
    assert "releaser" in said
    client.post("/staff/sign-in/", {"username": "releaser", "password": load_demo.PASSWORD})
    call_command("demo_code", "releaser", stdout=(code := StringIO()), stderr=StringIO())
    client.post("/staff/sign-in/second-step/", {"code": code.getvalue().strip()})
    assert client.get("/staff/").status_code == 200


@pytest.mark.django_db
def test_the_office_and_its_holidays_are_there(tmp_path):
    run(tmp_path)
    assert Authority.objects.get().name == PublishedAuthority.objects.get().name
    assert BankHoliday.objects.filter(date="2024-03-29", name="Good Friday").exists()


@pytest.mark.django_db
def test_it_does_not_open_an_installation_with_people_of_its_own(tmp_path):
    people.officer()
    with pytest.raises(CommandError, match="1 other accounts"):
        run(tmp_path)
    assert not Person.objects.filter(username="releaser").exists()
