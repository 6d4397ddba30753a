"""Answers of other responses to questions like those of this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from requests.models.publication import PublishedQuestion, PublishedResponse
from requests.search.asked_before import asked_before
from requests.search.hits import Hit
from requests.views.conditional import revalidated

MOST = 5
MOST_QUESTIONS = 6  # looked at: each is a search of its own
MOST_ALIKE = 8  # a question is most like itself and its neighbours in its own letter


@dataclass(frozen=True, slots=True)
class Similar:
    """A question of another response, and the question here that it is like."""

    hit: Hit
    like: PublishedQuestion


@require_safe
def similar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Up to five responses in which something like this was asked."""
    response = get_object_or_404(PublishedResponse, slug=slug)
    questions = response.questions.exclude(outcome="").order_by("order")[:MOST_QUESTIONS]
    found = list(islice(_others(slug, questions), MOST))
    return revalidated(request, render(request, "archive/similar.html", {"response": response, "similar": found}))


def _others(slug: str, questions: Iterable[PublishedQuestion]) -> Iterator[Similar]:
    """Each other response once: the likest to each question first, then the next."""
    alike = [
        [Similar(hit, question) for hit in asked_before(question.text, MOST_ALIKE) if hit.slug != slug]
        for question in questions
    ]
    seen: set[str] = set()
    for similar in (similar for rank in zip_longest(*alike) for similar in rank if similar):
        if similar.hit.slug not in seen:
            seen.add(similar.hit.slug)
            yield similar
