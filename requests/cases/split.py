"""Splitting a request into questions: proposed when it is logged, confirmed by an officer, nothing of it left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from django.db import transaction

from documents.reading.request_splits import Role, Split, split_request
from requests.cases.overlaps import overlaps
from requests.cases.versions import keep_case, locked_case
from requests.errors import CannotChange
from requests.models import (
    AnswerPart,
    Case,
    Consultation,
    Correspondence,
    FOIRequest,
    Person,
    Question,
    RequestStretch,
    SearchRecord,
    Transfer,
)
from requests.models.case import CaseStage
from requests.models.case_note import Act
from requests.models.correspondence import StretchRole
from requests.models.question import shown_number
from requests.particulars import shortened
from requests.proposing.phrases import capitalised, phrase

MOST_QUESTIONS = 200
TOO_MANY = f"A request has at most {MOST_QUESTIONS} questions here. Put some together."
NO_QUESTION = "Say of one stretch at least that it is a question."
ANSWERED = "Questions of this request are being answered already: the split stays as it is."
NUMBER_LENGTH = 40
SUBJECT_LENGTH = 200
FEWEST_OF_A_POINT = 3  # words: of fewer the lead says more
CONFIRMED = ("split_at", "split_by", "stage", "subject")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the request and what it is.

    `questions`: those it holds, mostly one. `joins`: the place of the earlier piece whose question it asks again.
    """

    start: int
    end: int
    role: StretchRole
    questions: tuple[str, ...] = ()
    printed: str = ""
    joins: int | None = None


def proposed(text: str) -> list[Piece]:
    """The split as rules see it; a question that asks the same as an earlier one joins it.

    Of more questions than a request may have, the rest joins the last: an officer puts them together.
    """
    pieces = _pieces(split_request(text))
    asking = [at for at, piece in enumerate(pieces) if piece.questions]
    for at in asking[MOST_QUESTIONS:]:
        pieces[at] = replace(pieces[at], questions=(), joins=asking[MOST_QUESTIONS - 1])
    return pieces


def _pieces(split: Split) -> list[Piece]:
    again = overlaps([(question.lead, question.words) for question in split.questions])
    places = {each.question: at for at, each in enumerate(split.stretches) if each.question is not None}
    pieces = []
    for each in split.stretches:
        role = StretchRole(each.role.value)
        if each.role is not Role.QUESTION or each.question is None:
            pieces.append(Piece(each.start, each.end, role))
            continue
        question = split.questions[each.question]
        joins = places.get(again[each.question]) if each.question in again else None
        words = () if joins is not None else (question.whole,)
        pieces.append(Piece(each.start, each.end, role, words, question.number, joins))
    return pieces


def keep_proposed(correspondence: Correspondence) -> None:
    """Split a request that was just logged, as rules see it."""
    _keep(correspondence, proposed(correspondence.text))


@transaction.atomic
def confirm_split(key: int, pieces: Sequence[Piece], version: int, at: datetime, by: Person) -> Case:
    """Make the questions as the officer has them. Raises ChangedMeanwhile and CannotChange."""
    case = locked_case(key, version)
    if case.foi_request is None or not case.is_open:
        raise CannotChange(f"{case} has no questions to split.")
    if is_worked_on(case.foi_request):
        raise CannotChange(ANSWERED)
    asked = sum(len(piece.questions) for piece in pieces)
    if not asked or asked > MOST_QUESTIONS:
        raise CannotChange(TOO_MANY if asked else NO_QUESTION)
    came = request_of(case)
    is_named_by_rules = case.subject == subject_of(proposed(came.text))
    _keep(came, pieces)
    case.split_at, case.split_by = at, by
    if is_named_by_rules and case.subject != (subject := subject_of(pieces) or case.subject):
        case.subject = case.foi_request.title = subject
        case.foi_request.save(update_fields=["title"])
    if case.stage == CaseStage.LOGGED:
        case.stage = CaseStage.ANSWERING
    keep_case(case, at, by, Act.SPLIT, f"{asked} question{'' if asked == 1 else 's'}", *CONFIRMED)
    return case


def subject_of(pieces: Sequence[Piece]) -> str:
    """What a case is called after its first question. Never after the opening of the request, or the message's own
    subject: there people say who they are.
    """
    first = next((piece.questions[0] for piece in pieces if piece.questions), "")
    return shortened(capitalised(_short(first)), SUBJECT_LENGTH)


def _short(question: str) -> str:
    """What it asks for, without what leads it in: "for the office: the number of horses"."""
    point = question.rpartition(": ")[2]
    return phrase(point if len(point.split()) >= FEWEST_OF_A_POINT else question)


def is_worked_on(foi_request: FOIRequest) -> bool:
    """Whether somebody answers a question of it, searched for it, was asked, or handed it on."""
    worked_on = (AnswerPart.objects, SearchRecord.objects, Consultation.objects, Transfer.objects)
    return any(rows.filter(question__foi_request=foi_request).exists() for rows in worked_on)


def request_of(case: Case) -> Correspondence:
    """The request as it came."""
    return case.correspondence.filter(kind="request", direction="in").earliest("pk")


def _keep(correspondence: Correspondence, pieces: Sequence[Piece]) -> None:
    """Write questions and stretches anew."""
    foi_request = correspondence.case.foi_request
    if foi_request is None:
        raise CannotChange(f"{correspondence.case} has no questions to split.")
    correspondence.stretches.all().delete()
    foi_request.questions.all().delete()
    rows = _questions(correspondence.case, pieces)
    Question.objects.bulk_create(row for of in rows.values() for row in of)
    stretches = []
    for at, piece in enumerate(pieces):
        of = rows.get(at) or rows.get(piece.joins if piece.joins is not None else -1) or []
        stretches.append(
            RequestStretch(correspondence=correspondence, start=piece.start, end=piece.end, role=piece.role,
                           question=of[0] if of and piece.role == StretchRole.QUESTION else None)
        )  # fmt: skip
    RequestStretch.objects.bulk_create(stretches)
    said = [correspondence.text[piece.start : piece.end] for piece in pieces if piece.role != StretchRole.FRAME]
    foi_request.request_text = "\n\n".join(said)
    foi_request.version += 1
    foi_request.save(update_fields=["request_text", "version"])


def _questions(case: Case, pieces: Sequence[Piece]) -> dict[int, list[Question]]:
    """The questions of each piece, by the piece's place."""
    found: dict[int, list[Question]] = {}
    used: set[str] = set()
    order = 0
    for at, piece in enumerate(pieces):
        for text in piece.questions:
            order += 1
            row = Question(
                foi_request=case.foi_request,
                order=order,
                number=_number(piece, order, used),
                printed=piece.printed[:NUMBER_LENGTH],
                text=text,
                label=shortened(_short(text), 60),
            )
            found.setdefault(at, []).append(row)
    return found


def _number(piece: Piece, order: int, used: set[str]) -> str:
    """As whoever asked numbered it, where that tells it from the others; else the next number that does."""
    printed = piece.printed.strip(" .)").lower()
    path = ".".join(part for part in _steps(printed) if part)
    number = path if path and len(path) <= NUMBER_LENGTH else str(order)
    if shown_number(number) in used:
        number = next(str(free) for free in count(order) if str(free) not in used)
    used.add(shown_number(number))
    return number


def _steps(printed: str) -> list[str]:
    """ "1a" is "1" and "a"."""
    steps: list[str] = []
    for sign in printed:
        if not sign.isascii() or not sign.isalnum():
            steps.append("")
        elif steps and steps[-1] and steps[-1][-1].isdigit() == sign.isdigit():
            steps[-1] += sign
        else:
            steps.append(sign)
    return steps
