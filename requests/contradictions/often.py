"""Questions that were asked again and again: what to publish before the next one asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, Max, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from requests.asking import pages_about
from requests.contradictions.finding import REVIEWS, not_answering
from requests.models import AskedSubject, FOIRequest, PageElsewhere, Question

MOST = 100
OF = "question__foi_request"
REQUEST = Coalesce(NullIf(F(f"{OF}__reference"), Value("")), Cast(F(OF), CharField()))
FEWEST = 2  # requests


@dataclass(frozen=True, slots=True)
class AskedOften:
    """A question, in the words it was last asked in. `times`: requests. `pages`: of the kept list, that fit it."""

    question: Question
    times: int
    last_on: date | None
    requests: Sequence[FOIRequest]
    pages: Sequence[PageElsewhere]


def asked_often(most: int = MOST) -> list[AskedOften]:
    """Those asked by more than one request, the most often asked first; whatever time each asked for.

    What was taken in twice has one reference, and is one request.
    """
    asked_anew = AskedSubject.objects.exclude(key="").exclude(question__foi_request__in=not_answering(REVIEWS))
    counted = asked_anew.values("key").order_by()
    groups = counted.annotate(
        times=Count(REQUEST, distinct=True),
        last_on=Max("question__foi_request__received_on"),
    ).filter(times__gte=FEWEST)
    ordered = list(groups.order_by("-times", "-last_on", "key")[:most])
    asked: dict[str, list[Question]] = {}
    keys = [group["key"] for group in ordered]
    rows = Question.objects.filter(subject__key__in=keys).exclude(foi_request__in=not_answering(REVIEWS))
    for question in rows.select_related("foi_request", "subject").order_by("-foi_request__received_on", "-pk"):
        asked.setdefault(question.subject.key, []).append(question)
    return [_told(asked[group["key"]], group["times"], group["last_on"]) for group in ordered if group["key"] in asked]


def _told(questions: Sequence[Question], times: int, last_on: date | None) -> AskedOften:
    """`questions`: the newest first; of a letter taken in twice the newer one is listed."""
    by_letter = {each.foi_request.reference or each.foi_request.pk: each.foi_request for each in reversed(questions)}
    listed = [*by_letter.values()][::-1]
    return AskedOften(questions[0], times, last_on, listed, pages_about(questions[0].text))
