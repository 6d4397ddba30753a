"""Completing a draft: what its letter did not give, or gave wrongly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from requests.models.foi_request import Stage
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.readings import reading
from tests.web.staff import at, draft, signed_in

pytestmark = pytest.mark.django_db


GIVEN = {"reference": "FOI 0123/24", "received_on": "8 April 2024", "answered_on": "2 May 2024", "version": 1}


def test_a_draft_is_filed_when_nothing_is_missing(officer):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), GIVEN, follow=True)
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.slug, foi_request.due_on) == (Stage.FILED, "0123-24", date(2024, 5, 7))
    assert "FOI 0123/24 is filed. Nothing is missing any more." in response.text


def test_half_of_what_is_missing_can_be_saved(officer):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, "answered_on": ""}, follow=True)
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.missing) == (Stage.DRAFT, ["the date of the answer"])
    assert "Still missing: the date of the answer." in response.text


def test_whoever_completed_it_is_kept(officer):
    foi_request = draft()
    officer.post(at(foi_request, "particulars/"), GIVEN)
    foi_request.refresh_from_db()
    assert (foi_request.changed_by.username, foi_request.version) == ("olive", 2)


def test_a_reference_that_is_held_already_gets_an_address_of_its_own(officer):
    stored()
    foi_request = draft(reference=None)
    officer.post(at(foi_request, "particulars/"), GIVEN)
    foi_request.refresh_from_db()
    assert foi_request.slug == "0123-24-2"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"answered_on": "1 April 2024"}, "cannot be older than the request, received on 8 April 2024"),
        ({"received_on": "31 February 2024"}, "Enter the day of receipt as a date, for example 18 March 2024"),
        ({"received_on": "2004-12-31"}, "Enter a day between 1 January 2005 and today"),
        ({"answered_on": "2999-01-01"}, "Enter a day between 1 January 2005 and today"),
        ({"reference": "///"}, "Enter a reference with letters or figures in it"),
        ({"reference": "F" * 81}, "at most 80 characters"),
        ({"reference": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_right_is_told_and_not_kept(officer, wrong, told):
    foi_request = draft()
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, **wrong})
    foi_request.refresh_from_db()
    assert (response.status_code, told in response.text, foi_request.version) == (400, True, 1)


def test_a_person_can_say_that_questions_without_numbers_are_right(officer):
    bare = tuple(replace(each, printed=None) for each in reading().questions)
    foi_request = draft(questions=bare)
    officer.post(at(foi_request, "particulars/"), {**GIVEN, "questions_are_right": "on"})
    foi_request.refresh_from_db()
    assert (foi_request.stage, foi_request.checked_on) == (Stage.FILED, None)


def test_nobody_can_say_so_of_a_letter_without_questions(officer):
    foi_request = draft(questions=())
    officer.post(at(foi_request, "particulars/"), {**GIVEN, "questions_are_right": "on"})
    foi_request.refresh_from_db()
    assert foi_request.missing == ["a numbered question"]


def test_a_letter_that_is_filed_is_no_draft_to_complete(officer):
    assert officer.get(at(stored(), "particulars/")).status_code == 404


def test_a_draft_somebody_else_completed_is_not_overwritten(officer):
    foi_request = draft()
    signed_in(people.second_officer()).post(at(foi_request, "particulars/"), GIVEN)
    response = officer.post(at(foi_request, "particulars/"), {**GIVEN, "reference": "FOI 9999/24"})
    foi_request.refresh_from_db()
    assert (response.status_code, foi_request.reference) == (409, "FOI 0123/24")
    assert "Owen Second saved this while you had it open" in response.text
    assert "FOI 9999/24" in response.text
