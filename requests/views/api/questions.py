"""Questions and parts of answers, each with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from requests.law.outcomes import Outcome, Overall
from requests.models import PublishedPart, PublishedQuestion, PublishedTable
from requests.reuse.composing import Composer, tables_of
from requests.reuse.foi_json import Table
from requests.reuse.rows import AnswerRows, rows_of_answers, rows_of_parts
from requests.reuse.whole import table_item
from requests.search.facets import SECTION_WORDS
from requests.views.api.answers import answer, composer, following
from requests.views.api.asking import PAGED, USUAL, BadRequest, Cursor, Limit, refuse_unknown
from requests.views.api.items import AnswerParts, PartItem, QuestionItem, Questions
from requests.views.api.paging import Order
from requests.views.conditional import last_change

Tables = dict[tuple[int, int], PublishedTable]  # by response and number

router = Router(tags=["Questions and answers"])
OF_QUESTIONS = Order("response__", ("order",))
OF_PARTS = Order("question__response__", ("question__order", "order"))

OverallOutcome = Annotated[Overall | None, Query(description="Those with this outcome as a whole.")]
PartOutcome = Annotated[Outcome | None, Query(description="Those with this outcome.")]
Section = Annotated[
    str, Query(pattern=r"^[-a-zA-Z0-9]*$", max_length=20, description="Those that rely on this exemption, such as s21.")
]


@router.api_operation(["GET", "HEAD"], "/questions", response=Questions, summary="List questions with their answers")
def questions(
    request: HttpRequest, outcome: OverallOutcome = None, cursor: Cursor = "", limit: Limit = USUAL
) -> HttpResponseBase:
    """Every published question with its answer, response by response."""
    refuse_unknown(request, ("outcome", *PAGED))
    changed_at, rows = last_change(), PublishedQuestion.objects.select_related("response")
    if outcome is not None:
        rows = rows.filter(outcome=outcome.value)
    page = OF_QUESTIONS.page(rows, cursor, limit)
    items = question_items(page.rows, composer(request))
    return answer(request, Questions(items=items, next=following(request, "cursor", page.cursor)), changed_at)


@router.api_operation(
    ["GET", "HEAD"], "/questions/{slug:slug}/{anchor}", response=QuestionItem, summary="One question with its answer"
)
def question(request: HttpRequest, slug: str, anchor: str) -> HttpResponseBase:
    """A question by the slug of its response and its own anchor, such as q1b."""
    refuse_unknown(request, ())
    rows = PublishedQuestion.objects.select_related("response")
    row = get_object_or_404(rows, response__slug=slug, anchor=anchor.replace("\0", ""))
    [item] = question_items([row], composer(request))
    return answer(request, item, row.response.changed_at)


@router.api_operation(["GET", "HEAD"], "/answer-parts", response=AnswerParts, summary="List parts of answers")
def answer_parts(
    request: HttpRequest,
    exemption: Section = "",
    outcome: PartOutcome = None,
    cursor: Cursor = "",
    limit: Limit = USUAL,
) -> HttpResponseBase:
    """Every part of every answer: each has an outcome and exemptions of its own."""
    refuse_unknown(request, ("exemption", "outcome", *PAGED))
    if exemption and exemption not in SECTION_WORDS:
        raise BadRequest([f"“{exemption}” is no exemption this archive knows. Section 21 is written s21 here."])
    wanted = Q(exemptions__section=exemption) if exemption else Q()
    if outcome is not None:
        wanted &= Q(outcome=outcome.value)
    return parts_page(request, wanted, cursor, limit)


def parts_page(request: HttpRequest, wanted: Q, cursor: str, limit: int) -> HttpResponseBase:
    """A page of those parts of answers. Seven statements."""
    changed_at = last_change()
    relying = PublishedPart.objects.filter(wanted).values("pk")
    parts = PublishedPart.objects.select_related("question__response")
    page = OF_PARTS.page(parts.filter(pk__in=relying) if wanted else parts, cursor, limit)
    composed, rows = composer(request), rows_of_parts(page.rows, part__in=[part.pk for part in page.rows])
    tables = _tables((part.question.response_id, [part]) for part in page.rows)
    items = [_part_item(part, rows, tables, composed) for part in page.rows]
    return answer(request, AnswerParts(items=items, next=following(request, "cursor", page.cursor)), changed_at)


def question_items(rows: Sequence[PublishedQuestion], composed: Composer) -> list[QuestionItem]:
    """These questions, whose responses are at hand, with their answers. Four statements."""
    answers = rows_of_answers(rows)
    tables = _tables((row.response_id, answers.parts.get(row.pk, ())) for row in rows)
    return [
        QuestionItem(
            **dict(composed.question(row.response.slug, row, answers)),
            response=composed.head(row.response),
            tables=_tables_in(answers.parts.get(row.pk, ()), row.response_id, row.response.slug, tables, composed),
        )
        for row in rows
    ]


def _part_item(part: PublishedPart, rows: AnswerRows, tables: Tables, composed: Composer) -> PartItem:
    response = part.question.response
    return PartItem(
        **dict(composed.part(response.slug, part, rows)),
        question=composed.question_head(response.slug, part.question),
        response=composed.head(response),
        tables=_tables_in([part], response.pk, response.slug, tables, composed),
    )


def _tables(answers: Iterable[tuple[int, Sequence[PublishedPart]]]) -> Tables:
    """The tables that stand in these parts, by response and number. One statement, or none."""
    named = ((response, set(tables_of(parts))) for response, parts in answers)
    wanted = [Q(response=response, number__in=numbers) for response, numbers in named if numbers]
    rows = PublishedTable.objects.filter(reduce(or_, wanted)) if wanted else ()
    return {(row.response_id, row.number): row for row in rows}


def _tables_in(
    parts: Iterable[PublishedPart], response: int, slug: str, tables: Tables, composed: Composer
) -> list[Table]:
    found = (tables.get((response, number)) for number in dict.fromkeys(tables_of(parts)))
    return [table_item(slug, row, composed) for row in found if row is not None]
