"""What an administrator keeps: each list is added to, changed and taken from on pages of the staff's own."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from requests.accounts.second_step import has_second_step
from requests.models import (
    Authority,
    BankHoliday,
    ClockEvent,
    ExemptionNote,
    OtherBody,
    PageElsewhere,
    Person,
    PublishedAuthority,
    PublishedBankHoliday,
    PublishedPageElsewhere,
    PublishedRegulator,
    PublishedTopic,
    Regulator,
    Topic,
)
from requests.models.person import Role
from requests.topics import refresh_topics
from requests.views.administration_kept import LISTS
from tests import people
from tests.web.casework import logged
from tests.web.staff import let_in, signed_in

pytestmark = pytest.mark.django_db
AT = "/staff/administration"


@pytest.fixture
def at_desk(client):
    """A browser in which the administrator is signed in."""
    let_in(client, people.administrator())
    return client


def seen(page):
    """The print of the row that a form was filled in from."""
    return re.search(r'name="seen" value="(\w*)"', page.text)[1]


def changed(desk, address, **typed):
    """Open the form, type, send it."""
    return desk.post(f"{AT}/{address}/", {"seen": seen(desk.get(f"{AT}/{address}/")), **typed}, follow=True)


def test_the_public_sees_the_office_as_it_was_saved(at_desk):
    details = {"valid_from": "1 January 2020", "name": "The Office", "short_name": "Office", "regime": "FOIA"}
    at_desk.post(f"{AT}/authority/new/", details)
    assert Authority.objects.get().name == PublishedAuthority.objects.get().name == "The Office"
    key = Authority.objects.get().pk
    assert at_desk.get(f"{AT}/authority/{key}/remove/").status_code == 404  # letters went out under it
    at_desk.post(f"{AT}/authority/new/", {**details, "valid_from": "1 January 2999"})
    changed(at_desk, f"authority/{Authority.objects.latest('pk').pk}/remove")
    assert Authority.objects.get().pk == key


def test_the_administrators_page_says_what_needs_looking_at(at_desk):
    officer = people.with_app(people.officer())
    people.second_officer()
    BankHoliday.objects.create(date="2020-12-25", name="Christmas Day", nations=["ENG"])
    PageElsewhere.objects.create(title="Gifts", address="https://a.example/", finds="Gifts.", review_on="2024-01-01")
    page = at_desk.get(f"{AT}/").content.decode()
    for said in ("Without a second step yet: 2", "No e-mail address of the office is kept", "are not in it yet",
                 "Due to be looked at again: 1", "3 accounts"):  # fmt: skip
        assert said in page, said
    for kept in LISTS.values():
        assert f'href="{kept.address}"' in page
        assert at_desk.get(kept.address).status_code == at_desk.get(f"{kept.address}new/").status_code == 200
    assert officer.is_active


def test_a_note_on_an_exemption_is_one_on_all_below_it(at_desk):
    at_desk.post(f"{AT}/notes/new/", {"regime": "FOIA", "provision": "section 31", "text": "Ask."})
    note = ExemptionNote.objects.get()
    assert (note.provision, note.is_about("FOIA", "31(1)(a)"), note.is_about("FOIA", "31")) == ("31", True, True)
    assert not any(note.is_about(*each) for each in (("EIR", "31(1)(a)"), ("FOIA", "3"), ("FOIA", "310")))
    for wrong in ("98", "the law", "1"):
        answer = at_desk.post(f"{AT}/notes/new/", {"regime": "FOIA", "provision": wrong, "text": "?"})
        assert answer.status_code == 400
        assert "The catalogue has no such exemption" in answer.content.decode()


def test_a_proclaimed_bank_holiday_moves_open_cases_and_says_which(at_desk):
    case = logged()
    due = case.due_on
    day = {"date": f"{due:%-d %B %Y}", "name": "A day of celebration", "nations": ["ENG", "WLS"]}
    told = at_desk.post(f"{AT}/bank-holidays/new/", day, follow=True).text
    case.refresh_from_db()
    assert f"{case.reference}: due on {case.due_on:%-d %B %Y}, had been {due:%-d %B %Y}." in told
    assert case.due_on > due
    assert "England and Wales" in told
    assert BankHoliday.objects.get().nations == PublishedBankHoliday.objects.get().nations == ["ENG", "WLS"]
    changed(at_desk, f"bank-holidays/{BankHoliday.objects.get().pk}/remove")
    case.refresh_from_db()
    assert (case.due_on, BankHoliday.objects.exists(), PublishedBankHoliday.objects.exists()) == (due, False, False)
    assert set(ClockEvent.objects.filter(kind="holidays").values_list("recorded_by__username", flat=True)) == {"ada"}


def test_an_account_is_made_given_roles_and_closed_not_deleted(at_desk):
    ada = Person.objects.get()
    new = {"username": "nia", "first_name": "Nia", "roles": ["officer"], "new_password": "short", "is_superuser": "on"}
    assert "too short" in at_desk.post(f"{AT}/people/new/", new).text
    at_desk.post(f"{AT}/people/new/", {**new, "new_password": "four plain words here"})
    nia = Person.objects.get(username="nia")
    assert (nia.roles, nia.is_superuser, nia.check_password("four plain words here")) == (["officer"], False, True)
    changed(at_desk, f"people/{nia.pk}", username="nia", roles=["officer", "releaser"])
    nia.refresh_from_db()
    assert (nia.roles, nia.check_password("four plain words here")) == (["officer", "releaser"], True)
    changed(at_desk, f"people/{nia.pk}/close")
    assert not Person.objects.get(username="nia").is_active
    changed(at_desk, f"people/{nia.pk}/open")
    assert Person.objects.get(username="nia").is_active
    assert at_desk.get(f"{AT}/people/{nia.pk}/remove/").status_code == 404
    told = changed(at_desk, f"people/{ada.pk}", username="ada", roles=["officer"]).text
    assert "Nobody would be administrator any more" in told
    assert "Nobody closes their own account" in changed(at_desk, f"people/{ada.pk}/close").text


def test_who_is_made_on_the_command_line_is_administrator(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "four plain words here")
    call_command("createsuperuser", username="first", email="a@b.example", interactive=False, verbosity=0)
    assert Person.objects.get().has_role(Role.ADMINISTRATOR)


def test_the_public_sees_a_page_elsewhere_as_it_was_saved_and_not_when_it_was_taken_off(at_desk):
    details = {"title": "Registers", "address": "www.a.example/x", "words": "register of gifts", "finds": "Gifts."}
    at_desk.post(f"{AT}/pages/new/", details)
    assert PublishedPageElsewhere.objects.get().address == "https://www.a.example/x"
    changed(at_desk, f"pages/{PageElsewhere.objects.get().pk}/remove")
    assert not PublishedPageElsewhere.objects.exists()


def test_of_two_who_change_one_row_the_second_is_shown_both(at_desk):
    body = OtherBody.objects.create(name="Ashby Police", contact="foi@ashby.example")
    address = f"{AT}/bodies/{body.pk}/"
    first, second = at_desk, signed_in(people.administrator())
    print_of_both = seen(first.get(address))
    assert seen(second.get(address)) == print_of_both
    first.post(address, {"seen": print_of_both, "name": "Ashby Police", "contact": "new@ashby.example"})
    met = second.post(address, {"seen": print_of_both, "name": "Ashby Constabulary", "contact": "foi@ashby.example"})
    assert met.status_code == 409
    assert OtherBody.objects.get().contact == "new@ashby.example"
    for words in ("Ashby Police", "Ashby Constabulary", "new@ashby.example", "foi@ashby.example"):
        assert words in met.text
    second.post(address, {"seen": seen(met), "name": "Ashby Constabulary", "contact": "new@ashby.example"})
    assert (OtherBody.objects.get().name, OtherBody.objects.get().contact) == (
        "Ashby Constabulary",
        "new@ashby.example",
    )
    stale = seen(first.get(address))
    assert first.post(f"{address}remove/", {"seen": print_of_both}).status_code == 409
    changed(second, f"bodies/{body.pk}/remove")
    left = first.post(address, {"seen": stale, "name": "What was typed", "contact": "x"})
    assert (left.status_code, "What was typed" in left.text, OtherBody.objects.exists()) == (409, True, False)


def test_an_officer_is_not_let_in(client):
    let_in(client, people.officer())
    assert client.get(f"{AT}/people/").status_code == 404


def test_a_topic_gets_an_address_is_shown_at_once_and_keeps_it(at_desk):
    at_desk.post(f"{AT}/topics/new/", {"name": "Victims’ services", "words": "victim", "order": "1"})
    assert PublishedTopic.objects.get().slug == Topic.objects.get().slug == "victims-services"
    changed(at_desk, f"topics/{Topic.objects.get().pk}", name="Gifts", words="", order="0")
    assert list(PublishedTopic.objects.values_list("slug", "name")) == [("victims-services", "Gifts")]
    told = at_desk.post(f"{AT}/topics/new/", {"name": "!!!", "words": "", "order": "0"})
    assert "has no letter or figure in it" in told.text


def test_a_topic_that_is_removed_is_gone_from_the_public_pages(at_desk):
    topic = Topic.objects.create(name="Grants", slug="grants")
    refresh_topics()
    changed(at_desk, f"topics/{topic.pk}/remove")
    assert not PublishedTopic.objects.exists()


def test_the_public_sees_the_regulator_as_it_was_saved_and_no_more_once_it_is_removed(at_desk):
    kept = Regulator.objects.get(regime="FOISA")
    details = {
        "regime": "FOISA", "valid_from": "2005-01-01", "name": "The Commissioner",
        "complaint_url": "www.foi.scot/appeal", "complain_within": "6", "complain_unit": "months",
    }  # fmt: skip
    changed(at_desk, f"regulators/{kept.pk}", **details)
    shown = PublishedRegulator.objects.get(regime="FOISA")
    assert (shown.name, shown.complaint_url) == ("The Commissioner", "https://www.foi.scot/appeal")
    changed(at_desk, f"regulators/{kept.pk}/remove")
    assert not PublishedRegulator.objects.filter(regime="FOISA").exists()


def test_a_lost_second_step_is_taken_away(at_desk):
    olive, ravi = people.with_app(people.officer()), people.with_app(people.reader())
    changed(at_desk, f"people/{olive.pk}/second-step")
    assert (has_second_step(olive), has_second_step(ravi)) == (False, True)
