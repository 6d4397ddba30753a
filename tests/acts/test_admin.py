"""What an administrator keeps in Django's admin."""

from __future__ import annotations

import pytest

from requests.accounts.second_step import has_second_step
from requests.models import (
    Authority,
    BankHoliday,
    ExemptionNote,
    PageElsewhere,
    Person,
    PublishedAuthority,
    PublishedPageElsewhere,
    PublishedRegulator,
    PublishedTopic,
    Regulator,
    Topic,
)
from requests.topics import refresh_topics
from tests import people
from tests.web.staff import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client):
    """A browser in which the administrator is signed in."""
    let_in(client, people.administrator())
    return client


def test_the_public_sees_the_office_as_it_was_saved(at_desk):
    details = {"valid_from": "2020-01-01", "name": "The Office", "short_name": "Office", "regime": "FOIA"}
    at_desk.post("/admin/requests/authority/add/", details)
    assert Authority.objects.get().name == PublishedAuthority.objects.get().name == "The Office"


def test_the_administrators_page_says_what_needs_looking_at(at_desk):
    officer = people.with_app(people.officer())
    people.second_officer()
    BankHoliday.objects.create(date="2020-12-25", name="Christmas Day", nations=["ENG"])
    PageElsewhere.objects.create(title="Gifts", address="https://a.example/", finds="Gifts.", review_on="2024-01-01")
    page = at_desk.get("/staff/administration/").content.decode()
    for said in ("Without a second step yet: 2", "No e-mail address of the office is kept", "are not in it yet",
                 "Due to be looked at again: 1", "3 accounts"):  # fmt: skip
        assert said in page, said
    assert officer.is_active


def test_a_note_on_an_exemption_is_one_on_all_below_it(at_desk):
    at_desk.post("/admin/requests/exemptionnote/add/", {"regime": "FOIA", "provision": "section 31", "text": "Ask."})
    note = ExemptionNote.objects.get()
    assert (note.provision, note.is_about("FOIA", "31(1)(a)"), note.is_about("FOIA", "31")) == ("31", True, True)
    assert not any(note.is_about(*each) for each in (("EIR", "31(1)(a)"), ("FOIA", "3"), ("FOIA", "310")))
    for wrong in ("98", "the law", "1"):
        answer = at_desk.post("/admin/requests/exemptionnote/add/", {"regime": "FOIA", "provision": wrong, "text": "?"})
        assert "The catalogue has no such exemption" in answer.content.decode()


def test_a_bank_holiday_is_kept_with_its_nations(at_desk):
    day = {"date": "2026-06-15", "name": "A day of celebration", "nations": ["ENG", "WLS"]}
    at_desk.post("/admin/requests/bankholiday/add/", day)
    assert BankHoliday.objects.get().nations == ["ENG", "WLS"]


def test_roles_are_given_to_a_person(at_desk):
    officer = people.officer()
    details = {"username": "olive", "roles": ["officer", "releaser"], "is_active": "on"}
    at_desk.post(f"/admin/requests/person/{officer.pk}/change/", details)
    assert Person.objects.get(username="olive").roles == ["officer", "releaser"]


def test_the_public_sees_a_page_elsewhere_as_it_was_saved_and_not_when_it_was_taken_off(at_desk):
    details = {"title": "Registers", "address": "www.a.example/x", "words": "register of gifts", "finds": "Gifts."}
    at_desk.post("/admin/requests/pageelsewhere/add/", details)
    assert PublishedPageElsewhere.objects.get().address == "https://www.a.example/x"
    page = PageElsewhere.objects.get()
    at_desk.post(f"/admin/requests/pageelsewhere/{page.pk}/delete/", {"post": "yes"})
    assert not PublishedPageElsewhere.objects.exists()


@pytest.mark.parametrize("page", ["person", "authority", "bankholiday", "topic", "regulator", "pageelsewhere"])
def test_each_list_can_be_opened(at_desk, page):
    assert at_desk.get(f"/admin/requests/{page}/").status_code == 200


def test_accounts_are_not_deleted(at_desk):
    officer = people.officer()
    assert at_desk.post(f"/admin/requests/person/{officer.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Person.objects.filter(username="olive").exists()


def test_an_officer_is_not_let_in(client):
    let_in(client, people.officer())
    assert client.get("/admin/requests/person/").status_code == 404


def test_a_topic_gets_an_address_and_is_shown_at_once(at_desk):
    at_desk.post("/admin/requests/topic/add/", {"name": "Victims’ services", "words": "victim", "order": "1"})
    assert PublishedTopic.objects.get().slug == Topic.objects.get().slug == "victims-services"


def test_a_topic_that_is_renamed_keeps_its_address(at_desk):
    topic = Topic.objects.create(name="Grants", slug="grants")
    at_desk.post(f"/admin/requests/topic/{topic.pk}/change/", {"name": "Gifts", "words": "", "order": "0"})
    assert list(PublishedTopic.objects.values_list("slug", "name")) == [("grants", "Gifts")]


def test_a_name_without_letters_is_no_topic(at_desk):
    told = at_desk.post("/admin/requests/topic/add/", {"name": "!!!", "words": "", "order": "0"})
    assert "has no letter or figure in it" in told.text
    assert not Topic.objects.exists()


@pytest.mark.parametrize("how", ["one", "several"])
def test_a_topic_that_is_deleted_is_gone_from_the_public_pages(at_desk, how):
    topic = Topic.objects.create(name="Grants", slug="grants")
    refresh_topics()
    if how == "one":
        at_desk.post(f"/admin/requests/topic/{topic.pk}/delete/", {"post": "yes"})
    else:
        at_desk.post(
            "/admin/requests/topic/", {"action": "delete_selected", "_selected_action": topic.pk, "post": "yes"}
        )
    assert not PublishedTopic.objects.exists()


def test_the_public_sees_the_regulator_as_it_was_saved(at_desk):
    kept = Regulator.objects.get(regime="FOISA")
    details = {
        "regime": "FOISA", "valid_from": "2005-01-01", "name": "The Commissioner",
        "complaint_url": "www.foi.scot/appeal", "complain_within": "6", "complain_unit": "months",
    }  # fmt: skip
    at_desk.post(f"/admin/requests/regulator/{kept.pk}/change/", details)
    shown = PublishedRegulator.objects.get(regime="FOISA")
    assert (shown.name, shown.complaint_url) == ("The Commissioner", "https://www.foi.scot/appeal")


def test_a_regulator_that_is_deleted_is_shown_no_more(at_desk):
    kept = Regulator.objects.get(regime="FOISA")
    at_desk.post(f"/admin/requests/regulator/{kept.pk}/delete/", {"post": "yes"})
    assert not PublishedRegulator.objects.filter(regime="FOISA").exists()


def test_a_lost_second_step_is_taken_away(at_desk):
    olive, ravi = people.with_app(people.officer()), people.with_app(people.reader())
    at_desk.post("/admin/requests/person/", {"action": "take_second_step_away", "_selected_action": [olive.pk]})
    assert (has_second_step(olive), has_second_step(ravi)) == (False, True)
