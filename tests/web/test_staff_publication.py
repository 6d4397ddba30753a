"""Publishing and withdrawing in the browser."""

from __future__ import annotations

import pytest

from documents.reading.shapes import Requester
from requests.models import PublishedResponse
from tests import people
from tests.acts.publishing_by_hand import published, stored
from tests.readings import fact
from tests.web.staff import draft, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def releaser():
    return signed_in(people.releaser())


def at(foi_request, page=""):
    return f"/staff/requests/{foi_request.pk}/{page}"


def test_a_letter_is_published_and_its_page_says_so(releaser):
    foi_request = stored()
    response = releaser.post(at(foi_request, "publish/"), {"version": 1}, follow=True)
    assert "FOI 0123/24 is published. It can be found by search now." in response.text
    assert PublishedResponse.objects.get().publication.published_by.username == "rita"


def test_looking_at_the_question_publishes_nothing(releaser):
    releaser.get(at(stored(), "publish/"))
    assert not PublishedResponse.objects.exists()


@pytest.mark.parametrize("ticked", [True, False])
def test_whether_staff_checked_it_is_published_with_it(releaser, ticked):
    releaser.post(at(stored(), "publish/"), {"version": 1, **({"checked": "on"} if ticked else {})})
    assert (PublishedResponse.objects.get().checked_on is not None) is ticked


def test_a_draft_cannot_be_published_and_says_why(releaser):
    foi_request = draft()
    asked, sent = releaser.get(at(foi_request, "publish/")), releaser.post(at(foi_request, "publish/"), {"version": 1})
    for response in (asked, sent):
        assert "It is a draft. Missing:" in response.text
    assert (sent.status_code, PublishedResponse.objects.exists()) == (409, False)


def test_a_letter_that_names_the_requester_is_held_back_without_naming_them(releaser):
    named = Requester(name=fact("Jo Bloggs", 1, "We awarded 14 grants."))
    foi_request = stored(requester=named)
    response = releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (response.status_code, PublishedResponse.objects.exists()) == (409, False)
    assert "Jo Bloggs" not in response.text


def test_a_button_that_cannot_act_does_not(releaser):
    text = releaser.get(at(draft(), "publish/")).text
    assert '<button class="btn" type="button" aria-disabled="true"' in text
    assert '<button class="btn">Publish' not in text


def test_what_was_changed_after_it_was_looked_at_is_not_published(releaser):
    foi_request = stored()
    foi_request.version = 2
    foi_request.save()
    response = releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (response.status_code, PublishedResponse.objects.exists()) == (409, False)
    assert "It was changed after you opened this page." in response.text


def test_publishing_again_replaces_the_public_copy(releaser):
    foi_request = published().foi_request
    foi_request.title = "Better words"
    foi_request.save()
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (PublishedResponse.objects.get().title, foi_request.publications.count()) == ("Better words", 2)


def test_a_letter_is_withdrawn_with_a_reason(releaser):
    publication = published()
    foi_request = publication.foi_request
    response = releaser.post(at(foi_request, "withdraw/"), {"because": "It is being corrected."}, follow=True)
    publication.refresh_from_db()
    assert (publication.withdrawn_because, publication.withdrawn_by.username) == ("It is being corrected.", "rita")
    assert "FOI 0123/24 is withdrawn. Its page, its pictures and its search results are gone." in response.text


@pytest.mark.parametrize("because", ["", "   ", "a" * 501])
def test_nothing_is_withdrawn_without_a_reason(releaser, because):
    foi_request = published().foi_request
    assert releaser.post(at(foi_request, "withdraw/"), {"because": because}).status_code == 400
    assert PublishedResponse.objects.exists()


def test_withdrawing_twice_is_no_fault(releaser):
    foi_request = published().foi_request
    for _ in range(2):
        response = releaser.post(at(foi_request, "withdraw/"), {"because": "Wrong"}, follow=True)
    assert "FOI 0123/24 was withdrawn already." in response.text


def test_what_is_not_public_has_no_page_to_withdraw_it(releaser):
    assert releaser.get(at(stored(), "withdraw/")).status_code == 404


def test_the_case_keeps_the_history_of_its_publications(releaser):
    foi_request = published().foi_request
    releaser.post(at(foi_request, "withdraw/"), {"because": "It is being corrected."})
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    text = releaser.get(at(foi_request)).text
    assert "History, 2 versions" in text
    assert "by Rita Releaser: It is being corrected." in text


def test_one_button_of_a_page_is_filled(releaser):
    foi_request = published().foi_request
    for address in ("/staff/", at(foi_request), at(foi_request, "publish/"), at(foi_request, "words/")):
        assert releaser.get(address).text.count('class="btn"') - ("desk-seek" in releaser.get(address).text) <= 1
