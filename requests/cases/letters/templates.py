"""The office's own Word template: handed in by an administrator, tried before it is kept."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents.errors import NotTypeset, UnreadableLetter
from documents.filling import fill_template
from documents.intake import bytes_of, check_file, store
from documents.models import LetterFormat
from documents.sandbox import read_in_child
from requests.cases.letters.shapes import Block, Kind, Letterhead, LetterPart, LetterQuestion, OutgoingLetter, Recipient
from requests.errors import CannotChange
from requests.law.outcomes import Outcome
from requests.models import Authority, Person, WordTemplate

OURS = settings.BASE_DIR / "templates" / "word" / "letter.docx"
NO_WORD = "This is no Word file (.docx)."
NOT_FILLED = "The template could not be filled in. Look at what stands between its braces, or begin again from ours."
NOT_READ = (
    "A letter made with it would not be read as it was written. Keep the styles and the loop over “blocks” of ours."
)


def template_of(on: date) -> WordTemplate | None:
    """The office's own for letters of that day: the newest whose day has come. That of a predecessor is none."""
    newest = WordTemplate.objects.filter(Q(valid_from=None) | Q(valid_from__lte=on)).select_related("file").first()
    if newest is None:
        return None
    since = newest.valid_from or timezone.localdate(newest.handed_in_at)
    return None if Authority.objects.passed_between(since, on) else newest


def template_in_use(on: date) -> tuple[bytes, bool]:
    """The template for letters of that day, and whether it is ours."""
    own = template_of(on)
    return (bytes_of(own.file), False) if own else (OURS.read_bytes(), True)


def hand_in(name: str, content: bytes, at: datetime, by: Person, valid_from: date | None = None) -> WordTemplate:
    """Keep a template that a letter can be made with, so that it reads back. Raises CannotChange, UnreadableLetter."""
    if check_file(name, content) is not LetterFormat.DOCX:
        raise CannotChange(NO_WORD)
    try:
        filled = fill_template(content, TRIAL.values(), is_ours=False)
    except NotTypeset:
        raise CannotChange(NOT_FILLED) from None
    try:
        [question] = read_in_child("letter.docx", filled).questions
        [part] = question.parts
    except (UnreadableLetter, ValueError):
        raise CannotChange(NOT_READ) from None
    if (question.number, part.outcome.value, [each.provision for each in part.citations]) != ("1", "withheld", ["42"]):
        raise CannotChange(NOT_READ)
    with transaction.atomic():
        file = store(name, content, LetterFormat.DOCX, at)
        return WordTemplate.objects.create(file=file, handed_in_at=at, handed_in_by=by, valid_from=valid_from)


def back_to_ours() -> None:
    """Use our own template again; those that were handed in are dropped."""
    WordTemplate.objects.all().delete()


TRIAL = OutgoingLetter(
    letterhead=Letterhead("Office", ("1 Street",), "foi@office.example"),
    recipient=Recipient("A. Reader"),
    reference="FOI 0001/26",
    dated="1 June 2026",
    subject="Freedom of Information Act 2000",
    opening=(Block(Kind.PARAGRAPH, "You asked for the following information:"), Block(Kind.REQUESTED, "How many?")),
    questions=(
        LetterQuestion(
            1, "1", "Question 1", "How many?",
            (LetterPart(Outcome.WITHHELD, "Refused – Section 42", (Block(Kind.PARAGRAPH, "It is legal advice."),)),),
        ),
    ),
    closing=(Block(Kind.HEADING, "If you are dissatisfied with this response"), Block(Kind.PARAGRAPH, "Ask us.")),
    signed="Office",
)  # fmt: skip
