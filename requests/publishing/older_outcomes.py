"""Outcomes of questions that were derived by an older rule, derived anew from the parts that were published."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from requests import tallies
from requests.law.outcomes import NOT_HOLDING, OF_UNLIKE_PARTS, REFUSING, Outcome, Overall, overall
from requests.models import PublishedPart, PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.entries import change_entries, wait_for_turn


def settle_outcomes(at: datetime) -> int:
    """Of what is public, with its search entries and tallies; how many questions changed. May be done again."""
    derived = [each.value for each in OF_UNLIKE_PARTS]
    parts = PublishedPart.objects.filter(question=OuterRef("pk"))
    alone = PublishedQuestion.objects.exclude(outcome__in=["", *derived])
    unlike = alone.filter(Exists(parts.exclude(outcome=OuterRef("outcome"))))
    in_part = PublishedQuestion.objects.filter(outcome=Overall.IN_PART)  # where nothing was kept back or is not held
    to_be_had = in_part.exclude(Exists(parts.filter(outcome__in=[*REFUSING, *NOT_HOLDING])))
    doubted = PublishedQuestion.objects.filter(Q(pk__in=unlike) | Q(pk__in=to_be_had))
    return sum(_settled(key, at) for key in doubted.values_list("pk", flat=True))


@transaction.atomic
def _settled(key: int, at: datetime) -> bool:
    wait_for_turn()  # before any row is read: as whoever publishes
    question = PublishedQuestion.objects.select_related("response").filter(pk=key).first()
    if question is None:
        return False  # withdrawn meanwhile, or published anew
    parts = list(question.parts.order_by("order").values_list("outcome", flat=True))
    outcome = overall(map(Outcome, parts)).value
    if outcome == question.outcome:
        return False
    response = PublishedResponse.objects.filter(pk=question.response_id)
    response.update(linked_at=at)  # its page says another thing now
    PublishedQuestion.objects.filter(pk=key).update(outcome=outcome)
    entries = SearchEntry.objects.filter(question=key)
    change_entries(entries, at, outcome=outcome, outcomes=list(dict.fromkeys([outcome, *parts])))
    tallies.tally_again(question.response)
    return True
