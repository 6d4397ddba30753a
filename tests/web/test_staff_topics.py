"""Topics on the staff's pages: proposals on the page of a case, and all of them in the form of our own words."""

from __future__ import annotations

import pytest

from requests.models import Topic
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.web.staff import signed_in
from tests.web.test_staff_casework import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return signed_in(people.officer())


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
