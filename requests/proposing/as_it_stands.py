"""A case as it stands, and our own words for it proposed anew: what people correct is told as they corrected it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from documents.models import LetterPage, Passage
from documents.reading import shapes
from documents.reading.spans import Span
from requests.law.regimes import Regime
from requests.models import AnswerPart, FiledLetter, FOIRequest, Question
from requests.particulars import shortened
from requests.proposing.proposals import LABEL_LENGTH, proposed

TITLE_LENGTH = 200
PLACES = ("parts__passages__page", "parts__exemptions__passages__page")
IN_PARTS = re.compile(r"^(\w+ questions?) in \w+ parts\b")
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
    if foi_request.title == told.title:
        foi_request.title = now.title
    if foi_request.in_short in (told.in_short, _before_parts_were_counted(told.in_short)):
        foi_request.in_short = now.in_short
    questions = [row for row in foi_request.questions.all() if row.label == told.labels.get(row.pk)]
    for question in questions:
        question.label = now.labels[question.pk]
    Question.objects.bulk_update(questions, ["label"])


def reading_now(filed: FiledLetter, *, is_corrected: bool) -> shapes.Reading:
    """What was read, with the kind of letter, the questions and the answers that there are now, and their places.

    `is_corrected`: whether a correction of the case stands; where none does, they are as they were read.
    """
    reading = replace(filed.reading.as_read, kind=shapes.LetterKind(filed.kind))
    if not is_corrected:
        return reading
    rows = _rows(filed.foi_request, *PLACES)
    return replace(reading, questions=tuple(_question(row, has_places=True) for row in rows))


def _before_parts_were_counted(in_short: Sequence[Sequence[str]]) -> list[list[str]]:
    """As it was proposed by versions that counted whole questions alone."""
    return [[heading, IN_PARTS.sub(r"\1", words)] for heading, words in in_short]


def _rows(foi_request: FOIRequest, *more: str) -> Sequence[Question]:
    rows = foi_request.questions.order_by("order").select_related("parent")
    return list(rows.prefetch_related("parts__exemptions", *more))


def _question(row: Question, *, has_places: bool = False) -> shapes.Question:
    """`has_places`: whether the words and the provisions of its answer come with where they stand."""
    parent = row.parent.number if row.parent else None
    parts = tuple(_part(part, has_places) for part in sorted(row.parts.all(), key=lambda part: part.order))
    return shapes.Question(row.number, row.printed or None, row.text, parent, parts, ())


def _part(row: AnswerPart, has_places: bool) -> shapes.AnswerPart:
    places = {each.pk: each for each in row.passages.all()} if has_places else {}
    return shapes.AnswerPart(
        shapes.Outcome(row.outcome),
        tuple(_said(run, [places[key] for key in run["passages"] if key in places]) for run in row.said),
        tuple(_citations(row, has_places)),
        row.not_yet,
        row.held_by or None,
    )


def _said(run: dict[str, Any], at: Sequence[Passage]) -> shapes.Said:
    return shapes.Said(shapes.SaidKind(run["kind"]), run["text"], _spans(at), run["table"], tuple(run["links"]))


def _citations(row: AnswerPart, has_places: bool) -> Iterator[shapes.Citation]:
    for each in sorted(row.exemptions.all(), key=lambda exemption: exemption.pk):
        is_regulation = Regime(each.regime) is Regime.EIR
        at = _spans(each.passages.all()) if has_places else ()
        yield shapes.Citation(f"reg {each.provision}" if is_regulation else each.provision, each.as_written, at)


def _spans(passages: Iterable[Passage]) -> tuple[Span, ...]:
    return tuple(Span(each.page.number, each.start, each.end) for each in passages)
