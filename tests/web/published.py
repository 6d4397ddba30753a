"""A published response of any length, made up: what the public pages read, without a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from requests.law.clock import due
from requests.models import (
    FOIRequest,
    Publication,
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)

RECEIVED, ANSWERED = date(2024, 3, 18), date(2024, 4, 17)
PARTS, RUNS = 3, 4
WORDS = "Twelve of them were received in that year."


def published_response(slug: str, questions: int, *, rows: int = 5) -> PublishedResponse:
    """A response with so many questions of three parts each, ten on a page, and a table of so many rows."""
    foi_request = FOIRequest.objects.create(
        reference=slug.upper(), slug=slug, stage="filed", title="", received_on=RECEIVED, answered_on=ANSWERED,
        filed_at=timezone.now(),
    )  # fmt: skip
    publication = Publication.objects.create(
        foi_request=foi_request, version=1, content_hash="0" * 64, published_at=timezone.now()
    )
    response = PublishedResponse.objects.create(
        publication=publication, slug=slug, reference=slug.upper(), regime="FOIA", authority_name="The office",
        title=f"{questions} questions", in_short=[["Asked", "Much"]], received_on=RECEIVED, due_on=due(RECEIVED).due_on,
        answered_on=ANSWERED, clock=[], working_days=20, is_late=False, page_count=-(-questions // 10),
        is_picture=True, published_at=timezone.now(), first_published_at=timezone.now(),
    )  # fmt: skip
    pages = [
        PublishedPage.objects.create(
            response=response, number=number, text=WORDS * 200, width=595.3, height=841.9, picture=f"x/{number}.webp"
        )
        for number in range(1, response.page_count + 1)
    ]
    for order in range(questions):
        _question(response, order, pages[order // 10])
    cells = [[f"Row {row}", str(row)] for row in range(rows)]
    PublishedTable.objects.create(
        response=response, number=1, caption="Table 1", header=["What", "How many"], rows=cells
    )
    return response


def _question(response: PublishedResponse, order: int, page: PublishedPage) -> None:
    question = PublishedQuestion.objects.create(
        response=response, order=order, number=str(order + 1), anchor=f"q{order + 1}", text="How many?",
        label="How many", outcome="given in part",
    )  # fmt: skip
    for number in range(1, PARTS + 1):
        said: list[dict[str, Any]] = [{"kind": "paragraph", "text": WORDS, "table": None, "links": []}] * RUNS
        said += [{"kind": "table", "text": "", "table": 1, "links": []}]
        part = PublishedPart.objects.create(question=question, order=number, outcome="disclosed", said=said)
        PublishedExemption.objects.create(
            part=part, as_written="section 21", regime="FOIA", section="s21", provision="21", known=True
        )
        top = 60.0 + (order % 10) * 70 + number * 20
        PublishedPassage.objects.create(
            page=page, order=(order % 10) * PARTS + number, role="answer", question=question, part=part,
            start=(order % 10) * 200 + number * 50, end=(order % 10) * 200 + number * 50 + 42,
            boxes=[[66.0, top, 400.0, top + 10]],
        )  # fmt: skip
