"""Letters whose findings are decided are published together, each as it was seen, and what was not says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from requests.filed_letters import say_checked
from requests.gate.deciding import flag
from requests.management.jobs import Jobs
from requests.models import FOIRequest, PublishingHold
from requests.publication import publish, withdraw
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import reading
from tests.web.markup import parsed, words
from tests.web.staff import signed_in
from tests.web.test_gate import held

pytestmark = pytest.mark.django_db
AT = "/staff/publication/ready/"


def letter(number):
    return stored(content=b"letter %d" % number, reference=replace(reading().reference, value=f"FOI {number:04}/24"))


def seen(*cases):
    return [f"{case.pk}-{case.version}" for case in cases]


def do_jobs():
    for job in DBTaskResult.objects.ready():
        job.claim("this test")
        Jobs().run_task(job)


def test_what_is_ready_is_chosen_confirmed_and_published_and_what_was_changed_is_not():
    rita = people.releaser()
    first, second, flagged, withdrawn = (letter(number) for number in range(1, 5))
    held(5)  # something is open
    flag(flagged.pk, "Ask Jo.", flagged.version, LATER, rita)
    FOIRequest.objects.filter(pk=flagged.pk).update(filed_by=rita)  # somebody else releases it
    publish(withdrawn, LATER, rita)
    withdraw(withdrawn, LATER, rita, "A test.")
    releaser = signed_in(rita)
    boxes = parsed(releaser.get(AT)).all("input", type="checkbox")
    assert [box["value"] for box in boxes] == seen(first, second)
    assert releaser.post(AT).status_code == 400
    confirm = releaser.post(AT, {"letter": seen(first, second)})
    assert "Publish 2 letters?" in words(parsed(confirm).one("main").text)
    assert not DBTaskResult.objects.exists()
    stale = releaser.post(AT, {"letter": [*seen(first), f"{second.pk}-99"], "sure": "yes"})
    assert (stale.status_code, "changed or published after you opened" in stale.text) == (409, True)

    done = releaser.post(AT, {"letter": seen(first, second), "sure": "yes"}, follow=True)
    assert done.text.count("It is being published.") == 2
    assert releaser.post(AT, {"letter": seen(first), "sure": "yes"}).status_code == 409  # not twice
    FOIRequest.objects.filter(pk=second.pk).update(version=second.version + 1)
    do_jobs()
    page = releaser.get(AT)
    [left] = parsed(page).all("input", type="checkbox")
    assert (left["value"], "checked" in left.attributes) == (f"{second.pk}-{second.version + 1}", False)
    assert "Not published: It was changed after it was looked at." in page.text
    assert list(FOIRequest.objects.published()) == [first]


def test_nothing_is_published_together_while_publishing_is_held():
    case, today = letter(1), timezone.localdate()
    PublishingHold.objects.create(begins_on=today, ends_on=today, why="The election", set_at=LATER, set_by=people.dpo())
    releaser = signed_in(people.releaser())
    answer = releaser.post(AT, {"letter": seen(case), "sure": "yes"})
    assert (answer.status_code, "The election" in answer.text) == (409, True)
    assert not DBTaskResult.objects.exists()


def test_what_nobody_compared_with_its_letter_says_so_before_it_is_published():
    rita, checked, unchecked = people.releaser(), letter(1), letter(2)
    say_checked(checked.pk, checked.version, LATER, rita, checked=True)
    checked.refresh_from_db()
    releaser = signed_in(rita)
    for page in (releaser.get(AT), releaser.post(AT, {"letter": seen(checked, unchecked)})):
        said = [words(each.text) for each in parsed(page).all("span", class_="hint")]
        assert said == ["Not compared with the letter yet: the public page says so."]
