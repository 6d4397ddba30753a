"""Our own words for a case proposed anew as it stands, so that what people correct is told as they corrected it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from documents.models import LetterPage
from documents.reading import shapes
from requests.law.regimes import Regime
from requests.models import AnswerPart, FOIRequest, Question
from requests.particulars import shortened
from requests.proposing.proposals import LABEL_LENGTH, proposed

TITLE_LENGTH = 200
FOLLOWED = ("title", "in_short")  # fields of the case that `keep_followed` may change


@dataclass(frozen=True, slots=True)
class ProposedNow:
    """What would be proposed of a case as it is. `labels`: by the question's key."""

    title: str
    in_short: list[list[str]]
    labels: Mapping[int, str]


def proposed_now(foi_request: FOIRequest) -> ProposedNow:
    """What would be proposed of the questions and answers there are now: as many statements however many there are."""
    rows = _rows(foi_request)
    pages = LetterPage.objects.filter(reading__in=foi_request.filed_letters.values("reading")).order_by("number")
    letter = "\n".join(pages.values_list("text", flat=True))
    kind = foi_request.filed_letters.order_by("pk").values_list("kind", flat=True).first() or ""
    found = proposed([_question(row) for row in rows], foi_request.request_text, letter, kind)
    labels = (shortened(label, LABEL_LENGTH) for label in found.labels)
    return ProposedNow(
        shortened(found.title, TITLE_LENGTH),
        [list(row) for row in found.in_short],
        dict(zip((row.pk for row in rows), labels, strict=True)),
    )


def keep_followed(foi_request: FOIRequest, told: ProposedNow) -> None:
    """What is as it was `told` before, nobody chose: it says now what is so now. FOLLOWED is left to be saved."""
    now = proposed_now(foi_request)
    for name in FOLLOWED:
        if getattr(foi_request, name) == getattr(told, name):
            setattr(foi_request, name, getattr(now, name))
    questions = [row for row in foi_request.questions.all() if row.label == told.labels.get(row.pk)]
    for question in questions:
        question.label = now.labels[question.pk]
    Question.objects.bulk_update(questions, ["label"])


def _rows(foi_request: FOIRequest) -> Sequence[Question]:
    rows = foi_request.questions.order_by("order").select_related("parent")
    return list(rows.prefetch_related("parts__exemptions"))


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
