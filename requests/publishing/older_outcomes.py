"""Outcomes of questions that were derived by an older rule, derived anew from the parts that were published."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from requests import tallies
from requests.law.outcomes import OF_UNLIKE_PARTS, Outcome, overall
from requests.models import PublishedPart, PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.entries import change_entries, wait_for_turn


def settle_outcomes(at: datetime) -> int:
    """Of what is public, with its search entries and tallies; how many questions changed. May be done again."""
    derived = [each.value for each in OF_UNLIKE_PARTS]
    alone = PublishedQuestion.objects.exclude(outcome__in=["", *derived])
    unlike = alone.filter(
        Exists(PublishedPart.objects.filter(question=OuterRef("pk")).exclude(outcome=OuterRef("outcome")))
    )
    return sum(_settled(question, at) for question in unlike.select_related("response"))


def _settled(question: PublishedQuestion, at: datetime) -> bool:
    parts = list(question.parts.order_by("order").values_list("outcome", flat=True))
    outcome = overall(map(Outcome, parts)).value
    if outcome == question.outcome:
        return False
    with transaction.atomic():
        wait_for_turn()  # before the row: as whoever publishes
        PublishedResponse.objects.filter(pk=question.response_id).update(
            linked_at=at
        )  # its page says another thing now
        PublishedQuestion.objects.filter(pk=question.pk).update(outcome=outcome)
        entries = SearchEntry.objects.filter(question=question)
        change_entries(entries, at, outcome=outcome, outcomes=list(dict.fromkeys([outcome, *parts])))
        tallies.tally_again(question.response)
    return True
