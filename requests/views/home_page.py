"""What the front page shows of the archive: how much there is, and one answer beside its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Min, Q
from django.http import Http404

from documents.reading.shapes import LetterKind
from requests.law.outcomes import Outcome
from requests.law.results import share
from requests.models.publication import PublishedExemption, PublishedQuestion, PublishedResponse
from requests.search.index import Progress
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.views.published_copy import published_copy
from requests.views.response_page import PartView, QuestionView, questions_of

LOOKED_AT = 5  # letters, for one that fits
SHORT = 420  # characters of an answer that can be taken in at a glance


@dataclass(frozen=True, slots=True)
class Figures:
    """The archive in figures."""

    questions: int
    responses: int
    in_time: float | None  # per cent; transfers are left out
    exemptions: int
    since: int | None  # year


@dataclass(frozen=True, slots=True)
class Specimen:
    """An answer and its source, as the response page shows them."""

    slug: str
    reference: str
    question: QuestionView
    part: PartView


def archive_figures() -> Figures:
    """Counted anew once the search index has followed a publication or a withdrawal: a second or two after it."""
    try:
        return _figures_at(reader().progress)
    except NoIndex:
        return _figures()


@lru_cache(maxsize=1)
def _figures_at(progress: Progress) -> Figures:
    return _figures()


def _figures() -> Figures:
    """Three counts, which take the longer the more there is."""
    responses = PublishedResponse.objects.aggregate(
        all=Count("pk"),
        late=Count("pk", filter=Q(is_late=True)),
        passed_on=Count("pk", filter=Q(is_late=False, kind=LetterKind.TRANSFER)),
        first=Min("answered_on"),
    )
    counted = responses["all"] - responses["passed_on"]
    return Figures(
        questions=PublishedQuestion.objects.exclude(outcome="").count(),
        responses=responses["all"],
        in_time=share(counted - responses["late"], counted) if counted else None,
        exemptions=PublishedExemption.objects.filter(known=True).values("section").distinct().count(),
        since=responses["first"].year if responses["first"] else None,
    )


def specimen() -> Specimen | None:
    """A short answer that was given, from the newest letter with pictures that has one; None where none has."""
    slugs = (
        PublishedResponse.objects.filter(is_picture=True, questions__parts__outcome=Outcome.DISCLOSED.value)
        .order_by("-answered_on", "-reference")
        .values_list("slug", flat=True)
        .distinct()[:LOOKED_AT]
    )
    return next(filter(None, map(_specimen_of, slugs)), None)


def _specimen_of(slug: str) -> Specimen | None:
    """The longest of its short answers; None where it has none, or was withdrawn a moment ago."""
    try:
        copy = published_copy(slug)
    except Http404:
        return None
    found = [
        (question, part)
        for question in questions_of(copy)
        if question.source and question.source.cuts and len(question.parts) == 1
        for part in question.parts
        if part.outcome.sign == "given" and 0 < len(part.said.quotation) <= SHORT
    ]
    if not found:
        return None
    question, part = max(found, key=lambda pair: len(pair[1].said.quotation))
    return Specimen(slug, copy.response.reference, question, part)
