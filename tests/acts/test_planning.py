"""Publishing later: on its day, once, and not what must not be published any more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from requests import publication
from requests.errors import CannotPublish, ChangedMeanwhile
from requests.filed_letters import CHANGED, MAY_NOT, OwnWords, change_words
from requests.keeping_back import keep_back, let_go
from requests.models import KeepingRule, Person, PlannedPublication, PublishedResponse
from requests.planning import (
    after_the_answer,
    cancel_plan,
    hold,
    lift_hold,
    on_a_day,
    plan_publication,
    publish_due,
    under_embargo,
)
from requests.publication import publish, reasons_against
from requests.publishing.standing_against import kept_back
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 3)
THEN = datetime(2024, 6, 3, 8, 0, tzinfo=UTC)  # nine in the morning in London
LATE = THEN + timedelta(days=40)


@pytest.fixture
def rita():
    return people.releaser()


def planned(rita, when=None, **said):
    foi_request = stored()
    plan_publication(foi_request.pk, 1, when or on_a_day(DAY), AT, rita, **said)
    return foi_request


def test_it_is_published_on_its_day_and_once(rita):
    foi_request = planned(rita, checked=True)
    assert publish_due(THEN - timedelta(seconds=1)) == 0
    assert [publish_due(THEN), publish_due(LATE)] == [1, 0]
    release = foi_request.publications.get()
    assert (release.published_at, release.published_by, release.response.checked_on) == (THEN, rita, DAY)
    assert PlannedPublication.objects.get().ended == "published"


def test_two_who_carry_out_the_same_plan_publish_it_once(rita):
    foi_request = planned(rita)
    publish(foi_request, THEN, rita, planned=True)
    with pytest.raises(ChangedMeanwhile):
        publish(foi_request, THEN, rita, planned=True)
    assert foi_request.publications.count() == 1


def test_the_usual_day_is_counted_in_working_days_after_the_answer(settings):
    settings.FOI_PUBLISH_AFTER_DAYS = 12
    foi_request = stored()
    foi_request.answered_on = date(2024, 4, 17)
    usual = after_the_answer(foi_request)
    assert (usual.moment.date(), usual.moment.hour) == (date(2024, 5, 3), 9)
    assert usual.why == "that is 12 working days after the answer of 17 April 2024"


def test_a_moment_that_has_passed_is_refused_and_a_new_plan_replaces_the_old(rita):
    foi_request = planned(rita)
    with pytest.raises(CannotPublish, match="has passed"):
        plan_publication(foi_request.pk, 1, on_a_day(AT.date() - timedelta(days=1)), AT, rita)
    plan_publication(foi_request.pk, 1, on_a_day(DAY + timedelta(days=1)), AT, rita)
    assert list(PlannedPublication.objects.values_list("ended", flat=True)) == ["cancelled", ""]
    assert publish_due(THEN) == 0
    assert cancel_plan(foi_request.pk, THEN, rita)
    assert publish_due(LATE) == 0


def test_what_became_unpublishable_meanwhile_is_not_published_says_why_and_keeps_no_other_waiting(rita):
    plans = {why: stored(content=why.encode()) for why in ("kept back", "changed", "erased", "his", "as it was")}
    for foi_request in plans.values():
        by = people.administrator() if foi_request == plans["his"] else rita
        plan_publication(foi_request.pk, 1, on_a_day(DAY), AT, by)
    KeepingRule.objects.create(name="One person", why="It is about one person", provision="21")
    decide = {request.pk: let_go for why, request in plans.items() if why != "kept back"}
    for key, act in decide.items():
        act(key, KeepingRule.objects.get(), "It is not.", AT, rita)
    change_words(plans["changed"].pk, OwnWords("Other words", [], {}), 1, AT, rita)
    plans["erased"].stage = "erased"
    plans["erased"].save()
    Person.objects.filter(username="ada").update(roles=["officer"])
    assert [publish_due(THEN), publish_due(LATE)] == [1, 0]
    assert PublishedResponse.objects.get().publication.foi_request == plans["as it was"]
    assert {plan.foi_request: plan.reasons for plan in PlannedPublication.objects.refused()} == {
        plans["kept back"]: ["The office does not publish it: One person. It is about one person."],
        plans["changed"]: [CHANGED],
        plans["erased"]: [publication.ERASED],
        plans["his"]: [MAY_NOT],
    }


def test_while_publishing_is_held_a_plan_waits_and_nothing_new_goes_out(rita):
    foi_request, live = planned(rita), stored(content=b"a public letter")
    publish(live, AT, rita)
    election = hold(DAY, date(2024, 7, 4), "The general election", AT, rita)
    assert publish_due(THEN) == 0
    with pytest.raises(CannotPublish, match="until 4 July 2024 has passed: The general election"):
        publish(foi_request, THEN, rita)
    assert publish(live, THEN, rita).version == 2  # a correction of what is public
    assert PlannedPublication.objects.open().count() == 1
    lift_hold(election.pk, THEN, rita)
    assert publish_due(THEN + timedelta(days=1)) == 1


def test_under_an_embargo_nobody_publishes_it_by_mistake(rita):
    foi_request = planned(rita, under_embargo(THEN, "the panel meets"))
    with pytest.raises(CannotPublish, match="under an embargo until 3 June 2024, 9:00"):
        publish(foi_request, THEN - timedelta(hours=1), rita)
    assert publish_due(THEN) == 1


def test_a_rule_keeps_back_what_relies_on_its_provision_until_somebody_decides(rita):
    foi_request = stored()  # it relies on section 21
    rule = KeepingRule.objects.create(name="Published elsewhere", why="It is there already", provision="21")
    assert reasons_against(foi_request) == ["The office does not publish it: Published elsewhere. It is there already."]
    let_go(foi_request.pk, rule, "It is of wide interest.", AT, rita)
    assert reasons_against(foi_request) == []
    keep_back(foi_request.pk, rule, "It tells of one person", AT, rita)
    assert "It tells of one person." in reasons_against(foi_request)[0]


def test_a_rule_bears_on_its_provision_and_the_limbs_of_it_and_on_no_other_number():
    foi_request = stored()  # it relies on sections 21 and 40(2)
    rules = [("FOIA", "40"), ("FOIA", "40(2)"), ("FOIA", "4"), ("FOIA", "40(1)"), ("EIR", "40")]
    for regime, provision in rules:
        KeepingRule.objects.create(name=f"{regime} {provision}", why="So", regime=regime, provision=provision)
    assert [each.rule.name for each in kept_back(foi_request)] == ["FOIA 40", "FOIA 40(2)"]
