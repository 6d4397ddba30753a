"""Reading a filed letter again with a newer reader: a new version of its reading, with people's corrections in it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from documents.intake import bytes_of
from documents.models import LetterPage, ReadingFinding
from documents.reading.as_json import to_json
from documents.reading.shapes import About, FindingKind, Of, Reading
from documents.recording import NO_SCAN, Recognised, Recorded, about_json, keep_recognised, record
from documents.sandbox import read_whole_in_child
from requests.another_office import mark_of_another
from requests.case_answers import keep_answers
from requests.case_evidence import keep_evidence
from requests.case_versions import keep_unchecked
from requests.correctable.again import by_whom, found, has_no_place
from requests.correctable.followed import follow
from requests.correctable.kinds import kind_of
from requests.correctable.shapes import same, spaced
from requests.errors import CannotCorrect
from requests.filing import keep_particulars, keep_requester
from requests.gate.as_published import note_same
from requests.gate.looking import look
from requests.letter_kinds import keep_kind
from requests.letter_parts import LIKENESS
from requests.models import Correction, FiledLetter, FOIRequest, Gate, Question, Requester
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number
from requests.particulars import particulars, shortened, written
from requests.proposing.as_it_stands import FOLLOWED, keep_followed, proposed_now
from requests.proposing.proposals import propose

logger = logging.getLogger(__name__)

LONGEST = 200  # characters of a question that a finding gives


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What became of it. `made` and `misfits`: how many corrections could be made in the new reading, and could not."""

    is_new: bool
    made: int = 0
    misfits: int = 0


def read_again(foi_request: FOIRequest, at: datetime) -> ReadAgain:
    """Read the case's letter again, and keep the reading if it is another. What is published stays as it is.

    Raises UnreadableLetter, LostLetter or DamagedLetter; then the case stays as it was.
    """
    letter = foi_request.filed_letters.select_related("letter").earliest("pk").letter
    whole = read_whole_in_child(letter.name, bytes_of(letter))
    return keep_reading(foi_request, whole.reading, at, whole.recognised)


@transaction.atomic
def keep_reading(foi_request: FOIRequest, reading: Reading, at: datetime, seen: Recognised = NO_SCAN) -> ReadAgain:
    """Make the case's questions, answers and evidence anew from this reading, and the corrections in it once more.

    Reference, address and dates stay: what the reading says otherwise is a finding, as is a correction without a place.
    """
    foi_request = FOIRequest.objects.select_for_update().get(pk=foi_request.pk)
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    if filed.reading.content == to_json(reading):
        return _same(filed, seen)
    kind, labels, told = filed.kind, _labels(foi_request), proposed_now(foi_request)
    recorded = record(filed.letter, reading, at, seen)
    _mark_as_on_filing(filed, recorded, reading)
    _make_anew(foi_request, filed, recorded, reading)
    _mark_differences(foi_request, recorded, reading)
    corrections = _made_again(foi_request, recorded)
    _mark_kind(foi_request, recorded, kind)
    follow(foi_request)
    _keep_labels(foi_request, labels)
    keep_followed(foi_request, told)
    keep_unchecked(foi_request, at, None, *FOLLOWED, "request_text", "review_text", "copyright_text")
    look(foi_request, at)
    note_same(foi_request, at)
    misfits = sum(not correction.fits for correction in corrections)
    logger.info(
        "Request %s: read again, %s of %s corrections fit", foi_request.pk, len(corrections) - misfits, len(corrections)
    )
    return ReadAgain(is_new=True, made=len(corrections) - misfits, misfits=misfits)


def _same(filed: FiledLetter, recognised: Recognised) -> ReadAgain:
    """It reads as before. A scan that was read by an older reader may lack the places of its words."""
    keep_recognised(LetterPage.objects.filter(reading=filed.reading_id), recognised)
    return ReadAgain(is_new=False)


def _make_anew(foi_request: FOIRequest, filed: FiledLetter, recorded: Recorded, reading: Reading) -> None:
    foi_request.questions.all().delete()
    for rows in (foi_request.tables, foi_request.links, foi_request.attachments):
        rows.all().delete()
    Requester.objects.filter(foi_request=foi_request).delete()
    filed.particulars.all().delete()
    filed.reading = recorded.reading
    filed.save(update_fields=["reading"])
    Gate.objects.filter(filed_letter=filed).update(pictures_seen=0, is_looked_through=False, not_drawn_because="")
    for name in ("request", "review", "copyright"):
        fact = getattr(reading, name)
        setattr(foi_request, f"{name}_text", fact.value if fact else "")
    keep_particulars(filed, recorded, reading)
    keep_requester(foi_request, reading)
    evidence = keep_evidence(foi_request, reading, recorded)
    keep_answers(foi_request, reading, recorded, evidence, propose(reading).labels)
    keep_kind(filed, reading.kind.value, reading.kind_sure)


def _made_again(foi_request: FOIRequest, recorded: Recorded) -> list[Correction]:
    """What people corrected, made in the new reading as far as it has a place there."""
    corrections = list(foi_request.corrections.filter(undone_at=None).order_by("pk"))
    for correction in corrections:
        correction.fits = _made(foi_request, correction) or _kept_over(foi_request, recorded, correction)
        if not correction.fits:
            _mark(recorded, has_no_place(correction))
    Correction.objects.bulk_update(corrections, ["fits", "before", "of"])
    return corrections


def _made(foi_request: FOIRequest, correction: Correction) -> bool:
    """Whether the correction is in the reading now: made, or read so already."""
    values = [correction.before, correction.after]
    if correction.kind == CorrectionKind.LETTER_KIND:  # said of the whole letter, whatever a reader takes it for
        values = [kind_of(foi_request).value]
    if not correction.before:  # nothing is found anywhere: whether what was added is there already comes first
        values.reverse()
    for now in values:
        thing = found(foi_request, correction.kind, correction.of, now, sure=True)
        if thing is not None and same(thing.value, now):
            if "places" in thing.of:  # where the words stand in this reading, for undoing it
                correction.of = {**correction.of, "places": thing.of["places"]}
            try:
                with transaction.atomic():
                    thing.put(correction.after)
            except CannotCorrect:
                return False
            return True
    return False


def _kept_over(foi_request: FOIRequest, recorded: Recorded, correction: Correction) -> bool:
    """Whether a person's words stay over other words that are read now at the same place under the same number.

    To undo the correction is then to take the words as they are read now.
    """
    if correction.kind != CorrectionKind.QUESTION_TEXT:
        return False
    question = found(foi_request, correction.kind, correction.of, correction.before, sure=True)
    if question is None:
        return False
    read = question.value
    question.put(correction.after)
    correction.before = read
    words = (
        f"The letter was read again, and question {shown_number(correction.of['question'])} is worded otherwise now: "
    )
    _mark(recorded, f"{words}“{shortened(read, LONGEST)}” The words {by_whom(correction)} were kept.")
    return True


def _labels(foi_request: FOIRequest) -> dict[str, str]:
    """The labels, which are ours, by the words of the question."""
    return {spaced(text): label for text, label in foi_request.questions.values_list("text", "label")}


def _keep_labels(foi_request: FOIRequest, labels: dict[str, str]) -> None:
    questions = [each for each in foi_request.questions.all() if spaced(each.text) in labels]
    for question in questions:
        question.label = labels[spaced(question.text)]
    Question.objects.bulk_update(questions, ["label"])


def _mark_as_on_filing(filed: FiledLetter, recorded: Recorded, reading: Reading) -> None:
    """That it looks like another case was seen on filing, not in the letter; whose it is shows in each reading."""
    mark_of_another(recorded, reading)
    for finding in filed.reading.findings.filter(what__startswith=LIKENESS):
        _mark(recorded, finding.what)


def _mark_differences(foi_request: FOIRequest, recorded: Recorded, reading: Reading) -> None:
    head = particulars(reading)
    told: tuple[tuple[str, date | str | None, date | str | None], ...] = (
        ("reference", head.reference, foi_request.reference),
        ("date of receipt", head.received_on, foi_request.received_on),
        ("date of the answer", head.dated_on, foi_request.filed_letters.earliest("pk").dated_on),
    )
    for name, read, kept in told:
        if read and read != kept:
            says = f"The letter was read again and gives {_said(read)} as its {name}"
            _mark(recorded, f"{says}; the case {f'has {_said(kept)}' if kept else 'has none'}.")


def _mark_kind(foi_request: FOIRequest, recorded: Recorded, before: str) -> None:
    """Say so where it is taken for another kind of letter now, whoever said which."""
    kind = foi_request.filed_letters.values_list("kind", flat=True).earliest("pk")
    if kind != before:
        words = f"The letter was read again, and its kind is now: {kind}. It was: {before}."
        _mark(recorded, words, About(Of.KIND))


def _said(value: date | str) -> str:
    return written(value) if isinstance(value, date) else value


def _mark(recorded: Recorded, what: str, about: About | None = None) -> None:
    of = about_json(about) if about else {}
    ReadingFinding.objects.create(reading=recorded.reading, kind=FindingKind.DOUBTFUL.value, what=what, about=of)
