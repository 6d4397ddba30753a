"""All that corrections change of a case, as one value: two states of it are the same where these are."""

from __future__ import annotations

from typing import Any

from requests.models import AnswerPart, AppliedExemption, DataTable, FOIRequest, Question


def as_it_stands(foi_request: FOIRequest) -> tuple[list[tuple[Any, ...]], ...]:
    """Its questions in order and where they stand, its answers and what those rely on, and its tables: six queries."""
    asked = Question.objects.filter(foi_request=foi_request).order_by("order")
    answers = AnswerPart.objects.filter(question__foi_request=foi_request).order_by("question__order", "order")
    relied_on = AppliedExemption.objects.filter(part__question__foi_request=foi_request)
    tables = DataTable.objects.filter(foi_request=foi_request).order_by("number")
    stands = asked.order_by("order", "passages__page__number", "passages__start")
    of = ("part__question__order", "part__order", "regime", "provision")
    return (
        list(asked.values_list("number", "text", "parent__number", "read_as", "sure", "how")),
        list(stands.values_list("order", "passages")),
        list(answers.values_list("question__number", "said", "outcome", "not_yet", "held_by", "sure", "how")),
        list(relied_on.order_by(*of).values_list(*of, "as_written", "sure", "how")),
        list(tables.values_list("header", "rows")),
        list(foi_request.filed_letters.order_by("pk").values_list("kind", "kind_sure")),
    )
