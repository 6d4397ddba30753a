"""The staff's list of topics: kept, shown to the public, and proposed for a request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Func, Value
from django.utils.text import slugify

from requests.errors import NoAddress
from requests.models import FOIRequest, PublishedResponse, PublishedTopic, SearchEntry, Topic
from requests.proposing.known_topics import KnownTopic, TopicProposal, proposed_topics
from requests.search.entries import change_entries, note_change, wait_for_turn
from requests.tallies import untally_topic

SHOWN_OF_TOPIC = ("name", "order")


def proposals_for(foi_request: FOIRequest, asked: Sequence[str] | None = None) -> list[tuple[Topic, TopicProposal]]:
    """The topics its title and questions tell of, each with what told of it. `asked`: the questions; None asks."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    questions = foi_request.questions.order_by("order").values_list("text", flat=True) if asked is None else asked
    known = [KnownTopic(topic.slug, topic.words) for topic in topics.values()]
    found = proposed_topics(known, foi_request.title, list(questions))
    return [(topics[proposal.slug], proposal) for proposal in found]


def free_topic_slug(name: str) -> str:
    """The address of a new topic: its name, or its name with a number. Raises NoAddress."""
    slug = wanted = slugify(name.replace("’", "").replace("'", ""))[:50]
    if not wanted:
        raise NoAddress(f"“{name}” has no letter or figure in it that an address could be made of.")
    number = 1
    while Topic.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


@transaction.atomic
def refresh_topics() -> None:
    """Show the public the list as it is. A topic keeps its address when it is renamed, so nothing else changes."""
    wait_for_turn()
    kept = list(Topic.objects.all())
    PublishedTopic.objects.exclude(slug__in=[topic.slug for topic in kept]).delete()
    for topic in kept:
        shown = {name: getattr(topic, name) for name in SHOWN_OF_TOPIC}
        PublishedTopic.objects.update_or_create(slug=topic.slug, defaults=shown)
    note_change()


@transaction.atomic
def remove_topic(topic: Topic, at: datetime) -> None:
    """Take a topic out of the list, out of the cases that have it and out of what is published, all at once."""
    slug = topic.slug
    topic.delete()
    refresh_topics()
    without = Func(F("topics"), Value(slug), function="array_remove")
    PublishedResponse.objects.filter(topics__contains=[slug]).update(topics=without)
    change_entries(SearchEntry.objects.filter(topics__contains=[slug]), at, topics=without)
    untally_topic(slug)
