"""Responses in a list: each with a sign for every question and one line on what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from requests.law.outcomes import Overall
from requests.law.regimes import Regime
from requests.law.shapes import label
from requests.models.publication import PublishedExemption, PublishedResponse
from requests.models.topic import PublishedTopic
from requests.search.query import Sort

MOST_SIGNS = 12


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One line of a list of responses."""

    slug: str
    reference: str
    title: str
    answered_on: date
    published_on: date
    signs: tuple[str, ...]
    summary: str
    topics: tuple[PublishedTopic, ...] = ()


def response_rows(responses: Iterable[PublishedResponse]) -> list[ResponseRow]:
    """The rows for these responses, whose questions are prefetched in order: two statements however many there are."""
    listed = list(responses)
    topics = topics_of(*(response.topics for response in listed))
    reasons: dict[int, dict[str, None]] = defaultdict(dict)
    relied_on = PublishedExemption.objects.filter(part__question__response__in=listed, known=True).order_by("pk")
    for response, regime, provision in relied_on.values_list("part__question__response_id", "regime", "provision"):
        reasons[response][label(Regime(regime), provision.partition("(")[0])] = None
    return [_row(response, list(reasons[response.pk]), topics) for response in listed]


def topics_of(*slugs: Sequence[str]) -> tuple[PublishedTopic, ...]:
    """The topics these are the slugs of, in the staff's order: one statement, none where there is no slug.

    One that is not in the list any more is left out.
    """
    wanted = {slug for some in slugs for slug in some}
    return tuple(PublishedTopic.objects.filter(slug__in=wanted)) if wanted else ()


def rows_by_year(responses: Iterable[PublishedResponse], order: Sort) -> list[tuple[int, list[ResponseRow]]]:
    """The rows under the year they were answered in; or published, where that is their order."""
    by_published = order is Sort.PUBLISHED
    by_year = groupby(
        response_rows(responses), key=lambda row: (row.published_on if by_published else row.answered_on).year
    )
    return [(year, list(rows)) for year, rows in by_year]


def _row(response: PublishedResponse, reasons: Sequence[str], topics: Sequence[PublishedTopic]) -> ResponseRow:
    outcomes = [Overall(question.outcome) for question in response.questions.all() if question.outcome]
    return ResponseRow(
        response.slug,
        response.reference,
        response.title,
        response.answered_on,
        timezone.localdate(response.first_published_at),
        tuple(outcome.sign for outcome in outcomes[:MOST_SIGNS]),
        summary_of(outcomes, reasons),
        tuple(topic for topic in topics if topic.slug in response.topics),
    )


def summary_of(outcomes: Sequence[Overall], reasons: Sequence[str]) -> str:
    """ "6 questions, 5 given, 1 refused (section 43)"."""
    if not outcomes:
        return "No question of this letter could be told apart"
    asked = "1 question" if len(outcomes) == 1 else f"{len(outcomes)} questions"
    counts = Counter(outcomes)
    if len(counts) == 1:
        word = outcomes[0].word().lower()
        told = word if len(outcomes) == 1 else f"all {word}"
    else:
        told = ", ".join(f"{count} {outcome.word().lower()}" for outcome, count in counts.most_common())
    because = f" ({', '.join(reason[:1].lower() + reason[1:] for reason in reasons)})" if reasons else ""
    return f"{asked}, {told}{because}"
