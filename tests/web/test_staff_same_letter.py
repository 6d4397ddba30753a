"""Whether a letter is one that is held already: both beside each other, dropped or kept, with who said so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import Letter
from requests.models import Correction, Erasure, FOIRequest, PlannedPublication
from requests.models.foi_request import Stage
from requests.models.taking_in import FileState
from requests.publication import publish
from tests import people
from tests.acts.test_taking_in import TEXT
from tests.web.staff import all_read, at, files_of, upload

pytestmark = pytest.mark.django_db
HELD, AGAIN = TEXT.read_bytes(), TEXT.read_bytes() + b"\nThis copy has one line more.\n"
DECIDE = "held-already/"


@pytest.fixture
def two(officer, settings, tmp_path):
    """A letter, and the same one of another scan."""
    settings.FOI_WAITING = tmp_path / "waiting"
    for content in (HELD, AGAIN):
        officer.post("/staff/letters/new/", upload(("letter.txt", content)))
        all_read()
    held, again = FOIRequest.objects.order_by("pk")
    return held, again


def test_the_letter_and_the_page_of_files_taken_in_lead_to_where_it_is_decided(officer, two):
    _, again = two
    assert at(again, DECIDE) in officer.get(at(again)).text
    assert at(again, DECIDE) in officer.get(f"/staff/letters/taken-in/{files_of()[0].taking_in_id}/").text


def test_both_stand_beside_each_other(officer, two):
    held, again = two
    text = officer.get(at(again, DECIDE)).text
    assert all(each in text for each in (at(held), at(again), at(held, "letter/1"), at(again, "letter/1")))


def test_the_later_file_is_dropped_with_who_said_so_and_the_first_stays(officer, two):
    held, again = two
    answer = officer.post(at(again, DECIDE), {"act": "drop"})
    assert answer["Location"] == at(held)
    again.refresh_from_db()
    made = Erasure.objects.get()
    assert (again.stage, made.erased_by.username, made.why) == (Stage.ERASED, "olive", "twice")
    assert "The same letter is filed as FOI 0101/25." in made.words
    assert [letter.filed.foi_request for letter in Letter.objects.all()] == [held]
    row = files_of()[0]
    assert (row.name, row.state, row.foi_request) == ("letter.txt", FileState.HELD, held)
    assert "Olive Officer said so on" in row.why


def test_two_letters_are_kept_with_who_said_so_until_that_is_undone(officer, two):
    _, again = two
    officer.post(at(again, DECIDE), {"act": "keep"})
    made = Correction.objects.get()
    assert (made.made_by.username, at(again, DECIDE) in officer.get(at(again)).text) == ("olive", False)
    assert "nothing to decide" in officer.post(at(again, DECIDE), {"act": "drop"}, follow=True).text
    officer.post(at(again, f"corrections/{made.pk}/undo/"))
    assert at(again, DECIDE) in officer.get(at(again)).text


def published(again):
    publish(again, timezone.now(), people.releaser(), checked=True)


def planned(again):
    PlannedPublication.objects.create(
        foi_request=again,
        publish_at=timezone.now() + timedelta(days=1),
        because="A test.",
        planned_at=timezone.now(),
        planned_by=people.releaser(),
        version=again.version,
    )


@pytest.mark.parametrize("what", [published, planned])
def test_what_somebody_did_something_with_is_not_dropped(officer, two, what):
    _, again = two
    what(again)
    answer = officer.post(at(again, DECIDE), {"act": "drop"})
    assert (answer.status_code, "It was not dropped." in answer.text) == (409, True)
    assert FOIRequest.objects.letters().count() == 2
