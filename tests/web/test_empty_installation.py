"""An installation without anything in it: every page is calm, and staff are told what comes next."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from django.test import Client

from requests.models import Authority, BankHoliday, Person, Topic
from requests.models.person import Role
from requests.search.rebuild import rebuild
from tests import people
from tests.web.staff import signed_in

PAGES = (
    "/", "/search/", "/search/?by=response", "/foi/", "/topics/", "/exemptions/", "/statistics/", "/ask/", "/health/",
    "/downloads/", "/help/", "/privacy/", "/accessibility/", "/feeds/responses.atom", "/sitemap.xml", "/api/v1/docs",
    "/search/follow/",
)  # fmt: skip


def test_every_public_page_is_calm(own_database):
    rebuild(even_if_usable=False)
    reader = Client(headers={"host": "localhost"})
    said = {page: reader.get(page) for page in PAGES}
    assert {page: answer.status_code for page, answer in said.items() if answer.status_code != 200} == {}
    assert all("Nothing is published yet" in said[page].text for page in ("/", "/search/", "/statistics/"))


def test_the_administrator_is_told_that_the_office_is_missing(db):
    administrator, officer = signed_in(people.administrator()), signed_in(people.officer())
    missing = "does not know whose it is yet"
    assert [missing in each.get("/staff/").text for each in (administrator, officer)] == [True, False]
    Authority.objects.create(name="The Office", short_name="Office", valid_from="2020-01-01")
    assert missing not in administrator.get("/staff/").text


def test_setting_up_fills_the_lists_once_and_says_what_comes_next(db):
    assert "createsuperuser" in set_up("--topics")
    assert BankHoliday.objects.filter(date__year=2026).count() > 8
    BankHoliday.objects.filter(date__year=2026).delete()
    kept = BankHoliday.objects.count(), Topic.objects.count()
    Person.objects.create_superuser("ada", password="quiet harbour lamp 7")
    assert Person.objects.get().has_role(Role.ADMINISTRATOR)
    said = set_up("--topics")
    assert (BankHoliday.objects.count(), Topic.objects.count()) == kept
    assert "createsuperuser" not in said
    assert "whose it is" in said


def set_up(*arguments: str) -> str:
    said = StringIO()
    call_command("set_up", *arguments, stdout=said)
    return said.getvalue()
