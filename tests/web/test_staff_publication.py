"""Publishing and withdrawing in the browser."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from documents.reading.shapes import Finding, FindingKind, PageText, Requester
from documents.reading.spans import Span
from requests.filed_letters import CHANGED, MAY_NOT, OwnWords, change_words
from requests.gate.deciding import flag
from requests.models import FOIRequest, PublishedResponse
from requests.tasks import publish_letter
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import published, stored
from tests.readings import PAGES, fact, reading, without_geometry
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


def test_a_check_is_kept_with_whoever_made_it(releaser):
    foi_request = stored()
    releaser.post(at(foi_request, "publish/"), {"version": 1, "checked": "on"})
    foi_request.refresh_from_db()
    assert foi_request.checked_by.username == "rita"


def test_a_check_is_taken_back_by_unticking(releaser):
    foi_request = stored()
    releaser.post(at(foi_request, "publish/"), {"version": 1, "checked": "on"})
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert PublishedResponse.objects.get().checked_on is None


def test_what_is_not_published_after_all_is_not_called_checked(releaser):
    foi_request = stored(requester=Requester(name=fact("Jo Bloggs", 1, "We awarded 14 grants.")))
    releaser.post(at(foi_request, "publish/"), {"version": 1, "checked": "on"})
    foi_request.refresh_from_db()
    assert foi_request.checked_on is None


def test_a_change_after_the_check_takes_it_back(releaser):
    foi_request = stored()
    releaser.post(at(foi_request, "publish/"), {"version": 1, "checked": "on"})
    words = OwnWords("Other words", [], {})
    changed = change_words(foi_request.pk, words, 1, AT, people.releaser())
    assert (changed.checked_on, changed.checked_by) == (None, None)


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


RECOGNISED = (Finding(FindingKind.RECOGNISED, "A program read it.", Span(1, 0, 5)),)


def test_a_scan_asks_for_the_tick_that_says_it_was_compared(releaser):
    address = at(stored(findings=RECOGNISED), "publish/")
    text = releaser.get(address).text
    assert "say that you have compared them" in text
    assert 'aria-disabled="true"' not in text
    refused = releaser.post(address, {"version": 1})
    assert (refused.status_code, PublishedResponse.objects.exists()) == (409, False)
    releaser.post(address, {"version": 1, "checked": "on"})
    assert PublishedResponse.objects.get().recognised_pages == [1]


def test_what_was_changed_after_it_was_looked_at_is_not_published(releaser):
    foi_request = stored()
    foi_request.version = 2
    foi_request.save()
    response = releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (response.status_code, PublishedResponse.objects.exists()) == (409, False)
    assert "It was changed after it was looked at." in response.text


def test_publishing_again_replaces_the_public_copy(releaser):
    foi_request = published().foi_request
    foi_request.title = "Better words"
    foi_request.save()
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (PublishedResponse.objects.get().title, foi_request.publications.count()) == ("Better words", 2)


def test_a_letter_is_withdrawn_with_a_reason(releaser):
    publication = published()
    foi_request = publication.foi_request
    assert "stays public" not in releaser.get(at(foi_request, "withdraw/")).text
    by = {"slug": "0123-24-2", "answered_on": "2024-07-01", "told": False}
    PublishedResponse.objects.update(reviewed={"by": [by]})
    warned = releaser.get(at(foi_request, "withdraw/")).text
    assert "The outcome of its internal review stays public" in warned
    assert 'href="/foi/0123-24-2/"' in warned
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
    releaser.post(at(foi_request, "publish/"), {"version": 2})
    text = releaser.get(at(foi_request)).text
    assert "History, 2 versions" in text
    assert "by Rita Releaser: It is being corrected." in text


def long_letter(**changed):
    full = without_geometry(reading())
    pages = (*full.pages, *(PageText(number, PAGES[1], None, None) for number in range(3, 40)))
    return stored(full, content=b"long", pages=pages, **changed)


def test_a_long_letter_is_published_by_the_worker(releaser):
    foi_request = long_letter()
    page = releaser.post(at(foi_request, "publish/"), {"version": 1}, follow=True).text
    assert ("It is being published." in page, PublishedResponse.objects.exists()) == (True, False)
    assert publish_letter.func(foi_request.pk, 1, people.releaser().pk) == []
    assert PublishedResponse.objects.exists()


def test_why_the_worker_did_not_publish_it_is_shown(releaser):
    foi_request = long_letter()
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    DBTaskResult.objects.update(status="SUCCESSFUL", return_value=["The letter has notes."])
    assert "<strong>It was not published.</strong> The letter has notes." in releaser.get(at(foi_request)).text


def test_a_job_that_broke_off_is_told_so(releaser):
    foi_request = long_letter()
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    DBTaskResult.objects.update(status="FAILED")
    assert "Publishing broke off" in releaser.get(at(foi_request)).text


def test_what_came_of_a_job_is_not_told_any_more_when_the_letter_was_published_since(releaser):
    foi_request = long_letter()
    releaser.post(at(foi_request, "publish/"), {"version": 1})
    DBTaskResult.objects.update(status="FAILED", finished_at=AT)
    publish_letter.func(foi_request.pk, 1, people.releaser().pk)
    assert "Publishing broke off" not in releaser.get(at(foi_request)).text


def test_a_long_letter_asked_for_twice_is_published_once(releaser):
    foi_request = long_letter()
    for _ in range(2):
        releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(("version", "roles", "why"), [(2, ["releaser"], CHANGED), (1, ["officer"], MAY_NOT)])
def test_the_worker_publishes_only_what_was_looked_at_by_whoever_may(version, roles, why):
    person = people.releaser()
    person.roles = roles
    person.save()
    assert publish_letter.func(stored().pk, version, person.pk) == [why]


def test_one_button_of_a_page_is_filled(releaser):
    foi_request = published().foi_request
    for address in ("/staff/", at(foi_request), at(foi_request, "publish/"), at(foi_request, "words/")):
        assert releaser.get(address).text.count('class="btn"') - ("desk-seek" in releaser.get(address).text) <= 1


def test_who_took_a_flagged_letter_in_says_why_nobody_else_releases_it(releaser):
    foi_request, rita = stored(), people.releaser()
    FOIRequest.objects.update(filed_by=rita)
    flag(foi_request.pk, "It names a street.", 1, AT, people.officer())
    assert "Why nobody else can release it" in releaser.get(at(foi_request, "publish/")).text
    refused = releaser.post(at(foi_request, "publish/"), {"version": 2})
    assert (refused.status_code, "It is flagged: It names a street." in refused.text) == (409, True)
    releaser.post(at(foi_request, "publish/"), {"version": 2, "alone_because": "I am the office."})
    assert PublishedResponse.objects.get().publication.release.alone_because == "I am the office."
