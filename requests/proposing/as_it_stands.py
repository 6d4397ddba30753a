"""“In short” composed anew from a case as it stands, so that what people correct is told as they corrected it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from documents.models import LetterPage
from documents.reading import shapes
from requests.law.regimes import Regime
from requests.models import AnswerPart, FOIRequest, Question
from requests.proposing.proposals import in_short


def in_short_now(foi_request: FOIRequest) -> list[list[str]]:
    """What would be proposed of the questions and answers there are now: as many statements however many there are."""
    rows = foi_request.questions.order_by("order").select_related("parent").prefetch_related("parts__exemptions")
    pages = LetterPage.objects.filter(reading__in=foi_request.filed_letters.values("reading")).order_by("number")
    letter = "\n".join(pages.values_list("text", flat=True))
    return in_short([_question(row) for row in rows], foi_request.request_text, letter)


def _question(row: Question) -> shapes.Question:
    parent = row.parent.number if row.parent else None
    parts = tuple(_part(part) for part in sorted(row.parts.all(), key=lambda part: part.order))
    return shapes.Question(row.number, row.printed or None, row.text, parent, parts, ())


def _part(row: AnswerPart) -> shapes.AnswerPart:
    return shapes.AnswerPart(
        shapes.Outcome(row.outcome),
        tuple(_said(run) for run in row.said),
        tuple(_citations(row)),
        row.not_yet,
        row.held_by or None,
    )


def _said(run: dict[str, Any]) -> shapes.Said:
    return shapes.Said(shapes.SaidKind(run["kind"]), run["text"], (), run["table"], tuple(run["links"]))


def _citations(row: AnswerPart) -> Iterator[shapes.Citation]:
    for each in sorted(row.exemptions.all(), key=lambda exemption: exemption.pk):
        is_regulation = Regime(each.regime) is Regime.EIR
        yield shapes.Citation(f"reg {each.provision}" if is_regulation else each.provision, each.as_written, ())
