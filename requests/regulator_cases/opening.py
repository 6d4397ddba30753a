"""Opening a complaint to the regulator: of an answer, reviewed or not, or of a request that was never answered."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from requests.errors import CannotChange, ChangedMeanwhile
from requests.law.written_dates import in_full
from requests.models import FOIRequest, NoticePart, Person, Question, RegulatorCase
from requests.models.foi_request import Stage
from requests.models.regulator_case import PLAIN, plainly
from requests.publishing.regulator_notices import show_notices

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is written down of a complaint beside its letters. `note`: our own, of nobody else."""

    reference: str
    received_on: date
    officer: str
    owner: Person
    note: str = ""


@transaction.atomic
def open_case(request_key: int, given: Particulars, form: UUID, at: datetime, by: Person) -> RegulatorCase:
    """Open it, with every part of the answer to be decided on. The same form sent twice is one complaint.

    Raises CannotChange with a sentence that says what to do.
    """
    foi_request = FOIRequest.objects.select_for_update().get(pk=request_key)
    earlier = RegulatorCase.objects.filter(form=form, foi_request=foi_request).first()
    if earlier is not None:
        return earlier
    if foi_request.stage in (Stage.DRAFT, Stage.ERASED):
        raise CannotChange(f"{foi_request} is a draft or erased: there is nothing to complain of.")
    _check(foi_request, given, at)
    made = RegulatorCase(foi_request=foi_request, form=form, opened_at=at, opened_by=by, **_fields(given))
    _save(made)
    parts = [row for question in _questions(foi_request) for row in _of_question(made, question)]
    for order, row in enumerate(parts, start=1):
        row.order = order
    NoticePart.objects.bulk_create(parts)
    logger.info("Complaint %s to the regulator: opened by person %s", made.pk, by.pk)
    return made


@transaction.atomic
def change_particulars(key: int, given: Particulars, version: int, at: datetime, by: Person) -> RegulatorCase:
    """Correct what is written down of it. Raises ChangedMeanwhile and CannotChange."""
    found = held(key, version)
    _check(found.foi_request, given, at, found)
    for name, value in _fields(given).items():
        setattr(found, name, value)
    kept(found, at, by)
    show_notices(found.foi_request, at)  # the public page tells its reference
    return found


def held(key: int, version: int) -> RegulatorCase:
    """The complaint, held until the transaction ends, in the version that somebody saw. Raises ChangedMeanwhile."""
    rows = RegulatorCase.objects.select_for_update(of=("self",)).select_related("foi_request")
    found = rows.get(pk=key)
    if found.version != version:
        raise ChangedMeanwhile(found)
    return found


def kept(found: RegulatorCase, at: datetime, by: Person) -> RegulatorCase:
    """Save what was changed of it, as a new version."""
    found.version += 1
    found.changed_at, found.changed_by = at, by
    _save(found)
    return found


def check_day(day: date, what: str, at: datetime, after: date | None = None, told: str = "") -> None:
    """Raises CannotChange for a day that has not come, or before the day it follows, which `told` names."""
    if day > timezone.localdate(at):
        raise CannotChange(f"{in_full(day)} has not come yet. Give the day {what}.")
    if after is not None and day < after:
        raise CannotChange(f"{in_full(day)} is before {told}, {in_full(after)}. Give the day {what}.")


def _check(foi_request: FOIRequest, given: Particulars, at: datetime, found: RegulatorCase | None = None) -> None:
    if not given.reference.split():
        raise CannotChange("Write down the regulator’s reference.")
    _check_reference(given.reference, found.pk if found else None)
    check_day(given.received_on, "the complaint was received", at, foi_request.received_on, "the request itself")
    if found is None:
        return
    first = found.letters.order_by("happened_on").first()
    if found.ended_on and given.received_on > found.ended_on:
        raise CannotChange(f"It ended on {in_full(found.ended_on)}, before that day.")
    if first and given.received_on > first.happened_on:
        raise CannotChange(f"“{first.words}” is of {in_full(first.happened_on)}, before that day.")


def _check_reference(reference: str, but: int | None) -> None:
    used = RegulatorCase.objects.alias(plain=PLAIN).filter(plain=plainly(reference)).exclude(pk=but or 0)
    for each in used.select_related("foi_request"):
        raise CannotChange(
            f"The reference {each.reference} is used already, for the complaint about {each.foi_request}. Look at "
            "that one, or correct the reference."
        )


def _save(found: RegulatorCase) -> None:
    """Keep it; where somebody else used its reference at the same moment, that is said."""
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        _check_reference(found.reference, found.pk)
        raise


def _fields(given: Particulars) -> dict[str, Any]:
    return {
        "reference": " ".join(given.reference.split()),
        "received_on": given.received_on,
        "officer": given.officer.strip(),
        "owner": given.owner,
        "note": given.note.strip(),
    }


def _questions(foi_request: FOIRequest) -> Iterator[Question]:
    yield from foi_request.questions.order_by("order").prefetch_related("parts", "children")


def _of_question(made: RegulatorCase, question: Question) -> Iterator[NoticePart]:
    """A row for each part of the answer; one for a question that was not answered and leads in no other."""
    told = {"regulator_case": made, "question_number": question.number, "question_text": question.text}
    parts = list(question.parts.all())
    if not parts and not question.children.all():
        yield NoticePart(part_order=0, **told)
    for number, part in enumerate(parts, start=1):
        yield NoticePart(part=part, part_order=number if len(parts) > 1 else 0, **told)
