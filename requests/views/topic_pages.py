"""Topics as readers see them: the list with its counts, and the responses of one, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Func, Prefetch, TextField
from django.shortcuts import get_object_or_404

from requests.models.publication import PublishedQuestion, PublishedResponse
from requests.models.topic import PublishedTopic
from requests.views.response_rows import ResponseRow, response_rows

LATEST = 25
_IN_ORDER = Prefetch("questions", PublishedQuestion.objects.order_by("order"))


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic, and how many responses have it."""

    slug: str
    name: str
    responses: int


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic with its newest responses. `responses` counts all of them."""

    topic: PublishedTopic
    responses: int
    questions: int
    latest: tuple[ResponseRow, ...]


def listed_topics() -> list[ListedTopic]:
    """Every topic of the list in the staff's order, those without a response too: two statements."""
    slug = Func(F("topics"), function="unnest", output_field=TextField())
    counted = PublishedResponse.objects.order_by().annotate(slug_=slug).values_list("slug_").annotate(Count("pk"))
    counts = dict(counted)
    return [ListedTopic(topic.slug, topic.name, counts.get(topic.slug, 0)) for topic in PublishedTopic.objects.all()]


def topic_page(slug: str) -> TopicPage:
    """The page of that topic, or Http404 for one that is not in the list."""
    topic = get_object_or_404(PublishedTopic, slug=slug)
    responses = PublishedResponse.objects.filter(topics__contains=[slug])
    newest = responses.order_by("-answered_on", "-reference").prefetch_related(_IN_ORDER)[:LATEST]
    questions = PublishedQuestion.objects.filter(response__in=responses).exclude(outcome="")
    return TopicPage(topic, responses.count(), questions.count(), tuple(response_rows(newest)))
