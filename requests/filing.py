"""Filing a letter: from its bytes to a case with questions, answers and the passages they were taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from documents.clearing.hiding.places import HiddenData
from documents.errors import Reason, UnreadableLetter
from documents.heard import NOBODY, Hearing
from documents.intake import already_held, check_file, store
from documents.models import Letter, ReadingFinding
from documents.reading.shapes import FindingKind, LetterKind, Reading
from documents.recording import Recorded, record
from documents.sandbox import read_whole_in_child
from requests.another_office import mark_of_another
from requests.case_answers import keep_answers
from requests.case_evidence import keep_evidence
from requests.gate.looking import look_first
from requests.letter_kinds import answers, stage_of
from requests.letter_parts import LIKENESS, mark_other_parts
from requests.models import FiledLetter, FOIRequest, Person, Requester
from requests.models.foi_request import ParticularPassage, Stage
from requests.models.taking_in import FileState
from requests.particulars import Particulars, free_slug, particulars, shortened, value
from requests.proposing.proposals import propose
from requests.time_taken import due_on

TEXTS = ("request", "review", "copyright")


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one file. `why` says, for people, why it was refused, where it is held, or what it looks like."""

    state: FileState
    foi_request: FOIRequest | None = None
    why: str = ""


def take_in_and_file(name: str, data: bytes, at: datetime, by: Person | None, hearing: Hearing = NOBODY) -> Filed:
    """Take a file in, read it in a limited child process, and keep letter, reading and case in one transaction.

    `hearing`: who hears of its pages one by one.
    """
    try:
        letter_format = check_file(name, data)
        held = already_held(data)
        if held is not None and (filed := _filed_as(held)) is not None:
            return _held(filed)
        whole = read_whole_in_child(name, data, hearing=hearing)
        reading = whole.reading
        if not tells_of_a_request(reading):
            raise UnreadableLetter(Reason.NO_WORDS)
        with transaction.atomic():
            letter = store(name, data, letter_format, at)
            if (filed := _filed_as(letter)) is not None:  # the same bytes came in while this one was read
                return _held(filed)
            foi_request = file_letter(record(letter, reading, at, whole.recognised), reading, at, by, whole.hidden)
    except UnreadableLetter as refusal:
        return Filed(FileState.REFUSED, why=refusal.reason)
    return Filed(FileState.FILED, foi_request, why=" ".join(looks_like(foi_request)))


def tells_of_a_request(reading: Reading) -> bool:
    """Whether anything in it belongs to a letter about a request. A shopping list is text, and no letter."""
    facts = (reading.reference, reading.date_responded, reading.date_received, reading.request, reading.review)
    return bool(any(facts) or reading.questions or reading.regime or reading.kind is not LetterKind.OTHER)


@transaction.atomic
def file_letter(
    recorded: Recorded, reading: Reading, at: datetime, by: Person | None, hidden: Sequence[HiddenData] | None = None
) -> FOIRequest:
    """Make the case a recorded reading tells of. Whatever it lacks to be filed makes it a draft that names it.

    A letter that answers nothing leaves the request without a day of answer, and without an address to be published at.
    """
    head = particulars(reading)
    proposed = propose(reading)
    foi_request = FOIRequest(
        reference=head.reference,
        regime=head.regime.value,
        authority_name=head.authority,
        received_on=head.received_on,
        **_standing(reading, head),
        **{f"{name}_text": fact.value if (fact := getattr(reading, name)) else "" for name in TEXTS},
        title=shortened(proposed.title, 200),
        in_short=[list(row) for row in proposed.in_short],
        filed_at=at,
        filed_by=by,
    )
    foi_request.due_on = due_on(foi_request, reading.kind)
    foi_request.save()
    look_first(foi_request, keep_letter(foi_request, recorded, reading), reading, at, hidden)
    keep_requester(foi_request, reading)
    evidence = keep_evidence(foi_request, reading, recorded)
    keep_answers(foi_request, reading, recorded, evidence, proposed.labels)
    _mark_what_it_is(foi_request, recorded, reading, head)
    return foi_request


def looks_like(foi_request: FOIRequest) -> list[str]:
    """What was said on filing about other cases with this reference, and nobody has settled: one query."""
    findings = ReadingFinding.objects.filter(
        reading__letter__filed__foi_request=foi_request, what__startswith=LIKENESS, is_settled=False
    )
    return [finding.what for finding in findings]


def _filed_as(letter: Letter) -> FOIRequest | None:
    return FOIRequest.objects.filter(filed_letters__letter=letter).first()


def _held(foi_request: FOIRequest) -> Filed:
    return Filed(FileState.HELD, foi_request, why=f"The same file is held already, filed as {foi_request}.")


def _standing(reading: Reading, head: Particulars) -> dict[str, Any]:
    """How far the request has come with this letter, what it needs, and where and when it is answered, if it is."""
    stage, missing = stage_of(reading.kind, reading.kind_sure, head.missing)
    waits = stage == Stage.UNANSWERED
    return {
        "stage": stage,
        "missing": missing,
        "slug": None if waits else free_slug(head.address),
        "answered_on": head.dated_on if answers(reading.kind) else None,
    }


def keep_letter(foi_request: FOIRequest, recorded: Recorded, reading: Reading) -> FiledLetter:
    """The letter as one of the request, and where its particulars stand in it."""
    filed = FiledLetter.objects.create(
        foi_request=foi_request,
        letter=recorded.letter,
        reading=recorded.reading,
        kind=reading.kind.value,
        kind_sure=reading.kind_sure,
        dated_on=particulars(reading).dated_on,
    )
    keep_particulars(filed, recorded, reading)
    return filed


def keep_particulars(filed: FiledLetter, recorded: Recorded, reading: Reading) -> None:
    """Write where in the letter each of its particulars stands."""
    facts = {
        "reference": reading.reference,
        "date of the answer": reading.date_responded,
        "date of receipt": reading.date_received,
        "authority": reading.authority,
        "request": reading.request,
        "review": reading.review,
        "copyright": reading.copyright,
    }
    ParticularPassage.objects.bulk_create(
        ParticularPassage(filed_letter=filed, particular=name, passage_id=key)
        for name, fact in facts.items()
        if fact is not None
        for key in dict.fromkeys(passage.pk for passage in recorded.passages(fact.spans))
    )


def keep_requester(foi_request: FOIRequest, reading: Reading) -> None:
    """Write what the letter prints of the requester, apart from the case."""
    printed = reading.requester
    if printed.is_blank:
        return
    Requester.objects.create(
        foi_request=foi_request,
        name=shortened(value(printed.name), 200),
        email=shortened(value(printed.email), 254),
        address=printed.address.value if printed.address else "",
    )


def _mark_what_it_is(foi_request: FOIRequest, recorded: Recorded, reading: Reading, head: Particulars) -> None:
    """Say where it looks like a letter that is held, one of another authority, or a part of one."""
    _mark_likeness(foi_request, recorded, head)
    mark_of_another(recorded, reading)
    mark_other_parts(foi_request, recorded, reading)


def _mark_likeness(foi_request: FOIRequest, recorded: Recorded, head: Particulars) -> None:
    """Say so where the reference is held already: another form, a re-scan, a review. Nothing merges by itself."""
    if foi_request.slug in (None, head.address):
        return
    other = FOIRequest.objects.get(slug=head.address)
    when = f", answered on {other.answered_on:%-d %B %Y}" if other.answered_on else ""
    ReadingFinding.objects.create(
        reading=recorded.reading,
        kind=FindingKind.DOUBTFUL.value,
        what=f"{LIKENESS}{other}{when}, which is held already. A person decides whether the two belong together.",
    )
