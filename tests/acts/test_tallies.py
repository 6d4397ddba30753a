"""The tallies say what counting the published rows would say, whatever is published, published again or withdrawn."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from documents.reading.shapes import Fact as Read
from requests import tallies
from requests.law.outcomes import Outcome
from requests.law.results import result
from requests.models import PublishedPart, PublishedResponse, PublishedTally, SearchEntry, TalliedResponse, Topic
from requests.models.tally import Basis, Fact
from requests.publication import publish, withdraw
from requests.publishing.older_outcomes import settle_outcomes
from requests.topics import remove_topic
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER, stored
from tests.acts.test_reviewed import review
from tests.search import invented

pytestmark = pytest.mark.django_db


def kept() -> dict[tuple[str, str, date, str], int]:
    rows = PublishedTally.objects.values_list("basis", "fact", "quarter", "value", "responses")
    return {(basis, fact, quarter, value): responses for basis, fact, quarter, value, responses in rows}


def counted() -> Counter[tuple[str, str, date, str]]:
    """The same, from the published rows, one response after another."""
    found: Counter[tuple[str, str, date, str]] = Counter()
    for response in PublishedResponse.objects.all():
        parts = PublishedPart.objects.filter(question__response=response)
        outcomes = set(parts.values_list("outcome", flat=True))
        facts = {
            "response": [""],
            "late": [""] if response.is_late else [],
            "transfer": [""] if response.kind == "transfer" and not response.is_late else [],
            "exemption": set(parts.exclude(exemptions=None).values_list("exemptions__section", flat=True)),
        }
        answered = {
            "changed": [""] if response.after_review else [],
            "days": [] if response.kind == "transfer" and not response.is_late else [str(response.working_days)],
            "outcome": (outcomes | set(response.questions.values_list("outcome", flat=True))) - {""},
            "topic": response.topics,
            "entries": [""] if (entries := SearchEntry.objects.filter(response=response)) else [],
            "has": {has for has in ("table", "document", "link", "notice") if entries.filter(**{f"has_{has}": True})},
        }
        received = {"result": [result(Outcome(outcome) for outcome in outcomes)]}
        by_receipt = {"response": [""], "review": [""]} if response.kind == "review outcome" else {**facts, **received}
        for basis, on, of_basis in (
            ("answered", response.answered_on, {**facts, **answered}),
            ("received", response.received_on, by_receipt),
        ):
            quarter = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
            for fact, values in of_basis.items():
                found.update((basis, fact, quarter, value) for value in values)
    return found


@pytest.fixture
def case():
    foi_request = stored()
    publish(foi_request, AT, None)
    return foi_request


@pytest.fixture
def other():
    foi_request = stored(content=b"another letter", date_responded=Read("2024-07-10", ()))
    publish(foi_request, AT, None)
    return foi_request


def test_what_is_published_is_counted(case, other):
    assert kept() == counted()
    assert kept()["answered", "late", date(2024, 7, 1), ""] == 1


def test_what_is_published_again_is_counted_once(case):
    publish(case, LATER, None)
    assert kept() == counted()
    assert kept()["received", "response", date(2024, 4, 1), ""] == 1


@pytest.mark.parametrize(
    ("parts", "before", "now"),
    [
        (("accessible elsewhere", "not held"), "accessible elsewhere", "given in part"),
        (("not held", "withheld"), "not held", "refused and not held"),
        (("disclosed", "accessible elsewhere"), "given in part", "given and already public"),
        (("held by another body", "not held"), "not held", "not held and held by another"),
        (("withheld", "cost limit"), "withheld", "withheld"),
    ],
)
def test_outcomes_published_by_an_older_rule_are_settled_and_counted_as_their_lists_are(
    case, other, parts, before, now
):
    response = PublishedResponse.objects.first()
    question = response.questions.exclude(outcome="").first()
    question.parts.all().delete()
    for order, outcome in enumerate(parts, 1):
        question.parts.create(order=order, outcome=outcome, said=[])
    question.outcome = before
    question.save()
    SearchEntry.objects.filter(question=question).update(outcome=before, outcomes=list(parts))
    tallies.tally_again(response)
    assert settle_outcomes(LATER) == (before != now)
    question.refresh_from_db()
    assert question.outcome == now
    assert now in SearchEntry.objects.get(question=question).outcomes
    counts = Counter(value for (basis, fact, _, value), of in kept().items() for _ in range(of) if fact == "outcome")
    assert counts[now] == SearchEntry.objects.filter(outcomes__contains=[now]).values("response").distinct().count()
    assert settle_outcomes(LATER) == 0


def test_what_is_withdrawn_is_counted_no_more(case, other):
    withdraw(case, LATER, None, "A name had been left in.")
    assert kept() == counted()
    withdraw(other, LATER, None, "A name had been left in.")
    assert (kept(), TalliedResponse.objects.count()) == ({}, 0)


def test_what_a_review_changed_is_counted_while_the_review_is_published(case):
    decision = review("I do not uphold the decision. Ann and Bob applied.")
    publish(decision, LATER, None)
    assert kept() == counted()
    assert sum(number for (_, fact, *_), number in kept().items() if fact == "changed") == 2  # the answer, the review
    withdraw(decision, LATER, None, "A name had been left in.")
    assert kept() == counted()
    assert not any(fact == "changed" for _, fact, *_ in kept())


def test_what_is_changed_in_place_is_counted_as_it_is_now(case):
    response = PublishedResponse.objects.get()
    response.topics, response.after_review = ["victims", "grants"], True
    response.save()
    tallies.tally_again(response)
    assert kept() == counted()
    assert kept()["answered", "topic", date(2024, 4, 1), "grants"] == 1


def test_a_change_nobody_counted_is_still_taken_out_as_it_was_counted(case):
    PublishedResponse.objects.update(topics=["victims"])
    withdraw(case, LATER, None, "A name had been left in.")
    assert kept() == {}


def test_a_topic_that_is_no_more_is_counted_no_more(case):
    PublishedResponse.objects.update(topics=["victims", "grants"])
    tallies.tally_again(PublishedResponse.objects.get())
    remove_topic(Topic.objects.create(slug="victims", name="Victims"), LATER)
    assert kept() == counted()
    withdraw(case, LATER, None, "A name had been left in.")
    assert kept() == {}


@pytest.mark.parametrize("facts", [["response", "days:5"], ["response", "transfer", "days:5"]])
def test_an_update_finds_a_transfer_that_was_counted_as_an_answer(other, facts):
    PublishedResponse.objects.update(kind="transfer", is_late=False)
    tallies.rebuild()
    assert tallies.is_whole()
    TalliedResponse.objects.update(facts=facts)
    assert not tallies.is_whole()  # the worker counts anew when it starts


def test_what_is_published_while_it_is_looked_at_is_not_missed_in_the_counts(case):
    published = list[bool]()

    def and_publish(execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        if not published:
            published.append(True)
            publish(stored(content=b"another letter"), AT, None)
        return found

    with connection.execute_wrapper(and_publish):
        assert tallies.is_whole()
    assert published
    TalliedResponse.objects.first().delete()
    assert not tallies.is_whole()


def test_everything_can_be_counted_anew():
    for response in invented.many(15):
        invented.published(response)
    PublishedResponse.objects.filter(pk__in=PublishedResponse.objects.values("pk")[:5]).update(topics=["victims"])
    SearchEntry.objects.filter(response__topics__contains=["victims"]).update(topics=["victims"])
    assert not tallies.is_whole()
    call_command("rebuild_statistics", verbosity=0)
    assert (kept(), tallies.is_whole()) == (counted(), True)


def test_every_fact_is_kept_by_a_basis():
    assert set().union(*tallies.OF_BASIS.values()) == set(Fact)
    assert set(tallies.OF_BASIS) == set(Basis)
