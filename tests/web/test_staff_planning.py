"""Planning a publication, holding it, keeping a letter back, in the browser: each plainly told and to be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from requests.law.written_dates import in_full
from requests.models import KeepingRule, PlannedPublication, PublishedNotice, PublishedResponse, PublishingHold
from requests.planning import publish_due
from tests import people
from tests.acts.publishing_by_hand import published, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def releaser():
    return signed_in(people.releaser())


def at(foi_request, page=""):
    return f"/staff/requests/{foi_request.pk}/{page}"


def test_a_letter_is_planned_told_of_cancelled_and_refused_in_plain_words(releaser):
    foi_request = stored()
    wrong = releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "embargo", "until": "soon"})
    assert (wrong.status_code, "Say why it is under an embargo" in wrong.text) == (409, True)
    assert "write the moment as 17 April 2026, 14:30" in wrong.text
    past = releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "day", "day": "3 May 2024"})
    assert "That moment has passed." in past.text

    page = releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "day", "day": f"{SOON}"}, follow=True).text
    told = f"It will be published on {in_full(SOON)}, 9:00</strong>, because that day was chosen. Planned by Rita"
    assert (told in page, PublishedResponse.objects.exists()) == (True, False)
    assert in_full(SOON) in releaser.get("/staff/publication/").text
    assert f"To be published {in_full(SOON)}, 9:00" in releaser.get("/staff/").text
    assert told not in releaser.post(at(foi_request, "plan/"), follow=True).text

    embargo = {"version": 1, "when": "embargo", "until": f"{SOON} 14:30", "embargo": "The panel meets"}
    releaser.post(at(foi_request, "publish/"), embargo)
    now = releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "now"})
    assert (now.status_code, "under an embargo until" in now.text) == (409, True)
    foi_request.version = 2
    foi_request.save()
    assert "It was changed since, so it will not be." in releaser.get(at(foi_request)).text
    publish_due(timezone.now() + timedelta(days=4))
    for page in (releaser.get(at(foi_request)).text, releaser.get("/staff/publication/").text):
        assert "It was changed after it was looked at." in page


def test_the_usual_day_is_offered_first_while_it_is_to_come(releaser, settings):
    settings.FOI_PUBLISH_AFTER_DAYS = 10
    foi_request = stored()
    assert "working days after" not in releaser.get(at(foi_request, "publish/")).text
    foi_request.answered_on = foi_request.received_on = TODAY
    foi_request.save()
    page = releaser.get(at(foi_request, "publish/")).text
    assert f"that is 10 working days after the answer of {in_full(TODAY)}" in page
    assert 'value="after" id="id_when_0" checked' in page.replace(" required", "")
    releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "after"})
    assert PlannedPublication.objects.open().get().kind == "after answer"


def test_days_without_publishing_hold_what_is_new_and_are_lifted(releaser):
    foi_request = stored()
    days = {"begins_on": f"{TODAY}", "ends_on": f"{SOON}", "why": "The election"}
    assert releaser.post("/staff/publication/holds/", days | {"ends_on": "1 May 2020"}).status_code == 400
    page = releaser.post("/staff/publication/holds/", days, follow=True).text
    assert f"Nothing new is published until {in_full(SOON)} has passed:</strong> The election" in page
    refused = releaser.post(at(foi_request, "publish/"), {"version": 1})
    assert (refused.status_code, "The election" in refused.text) == (409, True)
    later = TODAY + timedelta(days=1)
    planned = releaser.post(at(foi_request, "publish/"), {"version": 1, "when": "day", "day": f"{later}"}, follow=True)
    assert f"Publishing is held then, until {in_full(SOON)}: it waits" in planned.text
    releaser.post(f"/staff/publication/holds/{PublishingHold.objects.get().pk}/lift/")
    assert publish_due(timezone.now() + timedelta(days=2)) == 1


def test_a_letter_is_kept_back_by_a_rule_with_its_reason_and_let_go_with_another(releaser):
    foi_request = stored()
    assert "Set the rules" in releaser.get(at(foi_request, "keep-back/")).text
    releaser.post("/staff/publication/rules/", {"usual": "yes"})
    rule = KeepingRule.objects.get(name="Personal circumstances")
    told = {"rule": rule.pk, "words": "It is about one tenancy."}
    page = releaser.post(at(foi_request, "keep-back/"), told, follow=True).text
    assert "Personal circumstances: It is about one tenancy. Decided by Rita Releaser on" in page
    assert "It is about one tenancy." in releaser.get("/staff/publication/").text
    assert releaser.post(at(foi_request, "publish/"), {"version": 1}).status_code == 409
    why_not = releaser.post(at(foi_request, "keep-back/"), told | {"words": "", "publish": "yes"})
    assert "Say why it may be published after all." in why_not.text
    releaser.post(at(foi_request, "keep-back/"), told | {"publish": "yes"})
    releaser.post(f"/staff/publication/rules/{rule.pk}/", {"used": "no"})
    assert "(not used any more)" in releaser.get("/staff/publication/rules/").text
    assert releaser.post(at(foi_request, "publish/"), {"version": 1}).status_code == 302


def test_what_stands_in_the_place_of_a_withdrawn_letter_is_changed_and_taken_away(releaser):
    foi_request = published().foi_request
    assert releaser.get(at(foi_request, "notice/")).status_code == 404
    releaser.post(at(foi_request, "withdraw/"), {"because": "A name.", "notice": "It is being corrected."})
    assert "It is being corrected." in releaser.get(at(foi_request, "notice/")).text
    assert (
        "“It names somebody.”"
        in releaser.post(at(foi_request, "notice/"), {"notice": "It names somebody."}, follow=True).text
    )
    releaser.post(at(foi_request, "notice/"), {"notice": ""})
    assert not PublishedNotice.objects.exists()
