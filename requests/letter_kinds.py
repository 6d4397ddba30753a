"""What a letter of each kind is to its request: whether it answers it, and what the request lacks until it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from documents.reading.certainty import SURE
from documents.reading.shapes import LetterKind
from requests.models import Case, FiledLetter, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.foi_request import Stage
from requests.particulars import (
    NO_ANSWERED_DATE,
    NO_KIND,
    NO_RECEIVED_DATE,
    NO_REFERENCE,
    free_slug,
    missing_question,
    slug_of,
)
from requests.time_taken import due_on

# A transfer ends the request with this office: nothing more comes from it, and by FOIA s.1(1)(a), FOISA s.17 and EIR
# reg 10 the requester is told that it does not hold the information. The others are written on the way to an answer:
# FOIA s.1(3) clarification, s.9 fees notice, ss.10(3) and 17(2) more time.
ANSWERING = frozenset({LetterKind.RESPONSE, LetterKind.REFUSAL, LetterKind.REVIEW, LetterKind.TRANSFER})


DOES = {
    LetterKind.ACKNOWLEDGEMENT: "it says that the request arrived",
    LetterKind.CLARIFICATION: "it asks for clarification",
    LetterKind.FEES: "it asks for a fee",
    LetterKind.EXTENSION: "it says that the answer takes longer",
    LetterKind.SCHEDULE: "it lists documents",
}


def does(kind: str) -> str:
    """What a letter that answers nothing does instead, to go on a sentence with."""
    return DOES.get(LetterKind(kind), "it is a letter of another kind")


def answers(kind: str) -> bool:
    """Whether a letter of this kind ends the request that it is about."""
    return kind in ANSWERING


def is_untold(kind: str, sure: float) -> bool:
    """Whether nothing tells what kind of letter it is, and nobody has said so."""
    return kind == LetterKind.OTHER and sure < SURE


def stage_of(kind: str, sure: float, missing: Sequence[str]) -> tuple[Stage, list[str]]:
    """How far its request has come with this letter, and what it still needs. `missing`: what an answer would lack."""
    if answers(kind):
        return (Stage.DRAFT, [*missing]) if missing else (Stage.FILED, [])
    return (Stage.DRAFT, [NO_KIND, *missing]) if is_untold(kind, sure) else (Stage.UNANSWERED, [])


def keep_kind(filed: FiledLetter, kind: str, sure: float) -> None:
    """Say what kind of letter it is. Where it answers now and did not before, or the other way, its request follows."""
    before = answers(filed.kind), is_untold(filed.kind, filed.kind_sure)
    was_review = filed.kind == LetterKind.REVIEW
    filed.kind, filed.kind_sure = kind, sure
    filed.save(update_fields=["kind", "kind_sure"])
    is_as_it_should = answers(kind) and filed.foi_request.stage == Stage.FILED
    if before != (answers(kind), is_untold(kind, sure)) and not is_as_it_should:
        _follow(filed.foi_request, filed)
    elif was_review is not (kind == LetterKind.REVIEW):
        _keep_due(filed.foi_request, kind)


def _follow(foi_request: FOIRequest, filed: FiledLetter) -> None:
    """Answered on the day of the letter, or not answered; an address only where there is something to publish."""
    received_on, dated_on = foi_request.received_on, _left_on(foi_request) or filed.dated_on
    if received_on and dated_on and dated_on < received_on:
        dated_on = None
    missing = [*_missing(foi_request), *([] if dated_on else [NO_ANSWERED_DATE]), *_missing_question(foi_request)]
    foi_request.stage, foi_request.missing = stage_of(filed.kind, filed.kind_sure, missing)
    foi_request.answered_on = dated_on if answers(filed.kind) else None
    foi_request.due_on = due_on(foi_request, filed.kind)
    if foi_request.stage != Stage.UNANSWERED:
        foi_request.slug = foi_request.slug or free_slug(slug_of(foi_request.reference))
    elif not foi_request.publications.exists():
        foi_request.slug = None
    foi_request.save(update_fields=["stage", "missing", "answered_on", "due_on", "slug"])


def _keep_due(foi_request: FOIRequest, kind: str) -> None:
    """A review has another time than the answer to a request."""
    foi_request.due_on = due_on(foi_request, kind)
    foi_request.save(update_fields=["due_on"])


def _left_on(foi_request: FOIRequest) -> date | None:
    """The day on which a letter left that was written here, whatever day it bears: one query."""
    written = Case.objects.filter(Q(foi_request=foi_request) | Q(review__outcome=foi_request), ended_on__isnull=False)
    return written.values_list("ended_on", flat=True).first()


def is_told_apart(foi_request: FOIRequest) -> bool:
    """Whether a person said that its questions are told apart rightly, although none has a number: up to two queries.

    While it is answered that shows, as nothing is missing; a correction that makes it unanswered keeps it.
    """
    if foi_request.stage == Stage.FILED:
        return not any(foi_request.questions.values_list("printed", flat=True))
    return foi_request.corrections.filter(kind=CorrectionKind.LETTER_KIND, of__told_apart=True).exists()


def _missing(foi_request: FOIRequest) -> Iterator[str]:
    if not slug_of(foi_request.reference):
        yield NO_REFERENCE
    if not foi_request.received_on:
        yield NO_RECEIVED_DATE


def _missing_question(foi_request: FOIRequest) -> Iterator[str]:
    printed = list(foi_request.questions.values_list("printed", flat=True))
    if not any(printed) and not (printed and is_told_apart(foi_request)):
        yield missing_question(len(printed))
