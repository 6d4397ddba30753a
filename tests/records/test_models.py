"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from documents.models import Letter
from requests.law.nations import Nation
from requests.models import BankHoliday, FOIRequest, Person, Publication, PublishedAuthority
from requests.models.authority import Authority
from requests.models.person import Role
from requests.models.question import shown_number

pytestmark = pytest.mark.django_db

AT = datetime(2024, 5, 3, 9, 30, tzinfo=UTC)
WHOLE = {
    "reference": "FOI 1/24",
    "slug": "1-24",
    "received_on": date(2024, 4, 1),
    "answered_on": date(2024, 4, 2),
    "title": "A title",
    "filed_at": AT,
}


def refused(constraint, make, **values):
    """The constraint refuses what `make` makes of the values."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(**values)


@pytest.mark.parametrize("missing", [{"reference": ""}, {"slug": None}, {"received_on": None}, {"answered_on": None}])
def test_a_filed_request_has_what_it_needs(missing):
    refused("filed_request_has_what_it_needs", FOIRequest.objects.create, stage="filed", **{**WHOLE, **missing})


def test_a_request_is_not_answered_before_it_is_received():
    values = {**WHOLE, "answered_on": date(2024, 3, 1)}
    refused("request_is_answered_after_it_is_received", FOIRequest.objects.create, stage="draft", **values)


def test_two_requests_do_not_share_an_address():
    FOIRequest.objects.create(stage="filed", **WHOLE)
    refused("slug", FOIRequest.objects.create, stage="filed", **WHOLE)


def test_a_number_stands_once_in_a_request():
    foi_request = FOIRequest.objects.create(stage="filed", **WHOLE)
    foi_request.questions.create(order=1, number="1", text="?", label="A")
    refused("question_number_once_a_request", foi_request.questions.create, order=2, number="1", text="?", label="B")


def test_one_publication_of_a_request_is_live_at_a_time():
    foi_request = FOIRequest.objects.create(stage="filed", **WHOLE)
    Publication.objects.create(foi_request=foi_request, version=1, content_hash="0", published_at=AT)
    refused(
        "one_live_publication_a_request",
        Publication.objects.create,
        foi_request=foi_request,
        version=2,
        content_hash="0",
        published_at=AT,
    )


def test_the_public_sees_one_office():
    PublishedAuthority.objects.create(pk=1, name="An office", short_name="Office")
    refused("one_published_authority", PublishedAuthority.objects.create, pk=2, name="B", short_name="B")


def test_a_letter_has_bytes_and_a_hash():
    values = {"name": "a", "format": "pdf", "taken_in_at": AT}
    refused("letter_is_not_empty", Letter.objects.create, sha256="0" * 64, size=0, **values)
    refused("letter_sha256_is_hex", Letter.objects.create, sha256="not a hash", size=1, **values)


def test_a_role_is_one_that_is_known():
    refused("person_roles_are_known", Person.objects.create, username="x", roles=["owner"])


def test_a_bank_holiday_names_its_nations():
    refused("bank_holiday_names_its_nations", BankHoliday.objects.create, date=AT.date(), name="A", nations=[])
    refused("bank_holiday_names_its_nations", BankHoliday.objects.create, date=AT.date(), name="A", nations=["FRA"])


def test_holidays_the_office_keeps_stop_the_count():
    BankHoliday.objects.create(date=date(2026, 6, 15), name="A day of celebration", nations=["WLS"])
    calendar = BankHoliday.objects.calendar()
    assert not calendar.is_working_day(date(2026, 6, 15))
    assert calendar.holiday(date(2026, 6, 15)).nations == {Nation.WALES}


def test_without_holidays_of_its_own_an_office_counts_by_the_built_in_ones():
    assert not BankHoliday.objects.calendar().is_working_day(date(2024, 3, 29))


def test_a_person_who_left_holds_no_role():
    person = Person(roles=[Role.RELEASER.value], is_active=False)
    assert not person.may_publish


@pytest.mark.parametrize(
    ("role", "may_file", "may_publish"),
    [
        (Role.OFFICER, True, False),
        (Role.RELEASER, True, True),
        (Role.ADMINISTRATOR, True, True),
        (Role.DPO, False, False),
        (Role.READER, False, False),
    ],
)
def test_roles_say_who_may_file_and_publish(role, may_file, may_publish):
    person = Person(roles=[role.value])
    assert (person.may_file, person.may_publish) == (may_file, may_publish)


def test_an_office_before_its_first_known_day_is_the_earliest_known():
    first = Authority.objects.create(valid_from=date(2012, 11, 22), name="The Office", short_name="Office")
    assert Authority.objects.as_of(date(2010, 1, 1)) == first


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1", "1"), ("1.b", "1b"), ("1.b.ii", "1b-ii"), ("1.1", "1-1"), ("A.6.ii", "a6ii"), ("1.again", "1again")],
)
def test_a_number_is_said_to_people_as_they_say_it(number, shown):
    assert shown_number(number) == shown
