"""The published rows of several responses at once: as many statements for a hundred as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from requests.models import (
    PublishedAuthority,
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
    PublishedTopic,
    PublishedVersion,
)

ByKey = Mapping[int, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Office:
    """What the office says of all its responses: its licence, and the names of its topics."""

    authority: PublishedAuthority | None
    topics: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnswerRows:
    """The rows under some questions, by the key of the question or part they belong to. Passages know their pages."""

    parts: ByKey
    exemptions: ByKey
    asked_at: ByKey
    answered_at: ByKey


@dataclass(frozen=True, slots=True)
class ResponseRows:
    """The rows under some responses, by the response's key."""

    questions: ByKey
    answers: AnswerRows
    tables: ByKey
    pages: ByKey
    versions: ByKey


def office() -> Office:
    """Two statements."""
    return Office(PublishedAuthority.objects.first(), dict(PublishedTopic.objects.values_list("slug", "name")))


def rows_of_answers(questions: Iterable[PublishedQuestion]) -> AnswerRows:
    """The parts of these questions and all below: three statements."""
    among = {"question__in": [question.pk for question in questions]}
    parts = PublishedPart.objects.filter(**among).order_by("question", "order")
    return rows_of_parts(parts, **among)


def rows_of_parts(parts: models.QuerySet[PublishedPart] | Sequence[PublishedPart], **among: Any) -> AnswerRows:
    """What stands below these parts; `among` says whose passages are meant."""
    listed = list(parts)
    exemptions = PublishedExemption.objects.filter(part__in=[part.pk for part in listed]).order_by("part", "pk")
    passages = PublishedPassage.objects.filter(**among).select_related("page").defer("page__text", "page__cuts")
    placed = list(passages.order_by("page__number", "order"))
    return AnswerRows(
        parts=_by("question_id", listed),
        exemptions=_by("part_id", exemptions),
        asked_at=_by("question_id", (row for row in placed if row.part_id is None)),
        answered_at=_by("part_id", (row for row in placed if row.part_id is not None)),
    )


def rows_of_responses(responses: Iterable[PublishedResponse]) -> ResponseRows:
    """All rows of these responses: seven statements."""
    among = {"response__in": [response.pk for response in responses]}
    questions = list(PublishedQuestion.objects.filter(**among).order_by("response", "order"))
    return ResponseRows(
        questions=_by("response_id", questions),
        answers=rows_of_answers(questions),
        tables=_by("response_id", PublishedTable.objects.filter(**among).order_by("response", "number")),
        pages=_by("response_id", PublishedPage.objects.filter(**among).order_by("response", "number")),
        versions=_by("response_id", PublishedVersion.objects.filter(**among).order_by("response", "-number")),
    )


def _by(key: str, rows: Iterable[models.Model]) -> ByKey:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return dict(found)
