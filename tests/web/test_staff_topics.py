"""What staff add of their own: topics, proposed on the page of a case, and why an answer was late."""

from __future__ import annotations

import pytest

from documents.reading.shapes import Fact
from requests.models import PublishedResponse, Topic
from requests.publication import publish
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.web.staff import at, signed_in
from tests.web.test_staff_casework import words

pytestmark = pytest.mark.django_db

LATE = Fact("2024-05-10", ())  # received on 8 April 2024, it was due on 7 May


@pytest.fixture
def grants():
    return Topic.objects.create(name="Grants made", slug="grants-made", words="grant")


@pytest.fixture
def vehicles():
    return Topic.objects.create(name="Vehicles", slug="vehicles", words="vehicle")


def test_a_proposal_stands_with_the_words_that_told_of_it(officer, grants):
    text = officer.get(at(stored())).text
    assert ("Grants made" in text, "“grants”" in text) == (True, True)


def test_what_is_proposed_is_confirmed_by_one_button(officer, grants):
    foi_request = stored()
    officer.post(at(foi_request, "topics/"), {"version": 1, "topics": ["grants-made"]})
    assert list(foi_request.topics.all()) == [grants]


def test_a_case_somebody_changed_meanwhile_keeps_its_topics(officer, grants):
    foi_request = stored()
    signed_in(people.second_officer()).post(at(foi_request, "words/"), words(foi_request))
    told = officer.post(at(foi_request, "topics/"), {"version": 1, "topics": ["grants-made"]}, follow=True)
    assert "Nothing was confirmed" in told.text
    assert not foi_request.topics.exists()


@pytest.mark.parametrize("typed", [{}, {"version": 1}, {"version": 1, "topics": ["never-was"]}, {"version": "x"}])
def test_what_is_no_topic_confirms_nothing(officer, grants, typed):
    foi_request = stored()
    assert officer.post(at(foi_request, "topics/"), typed).status_code == 302
    assert not foi_request.topics.exists()


def test_the_form_offers_every_topic_and_keeps_those_that_are_ticked(officer, grants, vehicles):
    foi_request = stored()
    assert "Vehicles" in officer.get(at(foi_request, "words/")).text
    officer.post(at(foi_request, "words/"), words(foi_request, topics=[vehicles.pk]))
    assert list(foi_request.topics.all()) == [vehicles]


def test_a_topic_that_was_removed_meanwhile_is_told(officer, grants):
    foi_request = stored()
    response = officer.post(at(foi_request, "words/"), words(foi_request, topics=[grants.pk + 1]))
    assert (response.status_code, "is not in the list any more" in response.text) == (400, True)


def test_the_second_to_save_is_shown_both_lists(officer, grants, vehicles):
    foi_request = stored()
    form = words(foi_request, topics=[grants.pk])
    signed_in(people.second_officer()).post(at(foi_request, "words/"), words(foi_request, topics=[vehicles.pk]))
    shown = [
        (each.label, each.theirs, each.yours)
        for each in officer.post(at(foi_request, "words/"), form).context["differences"]
    ]
    assert shown == [("Topics", "Vehicles", "Grants made")]


def test_a_reader_confirms_nothing(grants):
    foi_request = stored()
    assert (
        signed_in(people.reader())
        .post(at(foi_request, "topics/"), {"version": 1, "topics": ["grants-made"]})
        .status_code
        == 404
    )


# --- why an answer was late ------------------------------------------------------------------------------------------


def test_why_an_answer_was_late_is_kept_and_published_as_ours(officer):
    foi_request = stored(date_responded=LATE)
    officer.post(at(foi_request, "words/"), words(foi_request, late_reason="Two people were ill."))
    foi_request.refresh_from_db()
    publish(foi_request, LATER, people.releaser())
    assert PublishedResponse.objects.get().late_reason == "Two people were ill."
    assert "Two people were ill." in officer.get(at(foi_request)).text


def test_a_late_answer_without_a_reason_asks_for_one(officer):
    assert "Say why it was late" in officer.get(at(stored(date_responded=LATE))).text


def test_an_answer_in_time_has_no_such_field(officer):
    foi_request = stored()
    assert "late_reason" not in officer.get(at(foi_request, "words/")).text
    officer.post(at(foi_request, "words/"), words(foi_request, late_reason="Two people were ill."))
    foi_request.refresh_from_db()
    assert foi_request.late_reason == ""
