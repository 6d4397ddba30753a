"""Letters of the regulator and ours to it, each with its day, its file and, where it wants a reply, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from documents.intake import store
from requests.cases.letters.documents import kind_of
from requests.cases.letters.unused import drop_unused
from requests.errors import CannotChange
from requests.law.written_dates import in_full
from requests.models import Person, RegulatorCase, RegulatorLetter
from requests.models.correspondence import Direction
from requests.regulator_cases.opening import check_day, held, kept


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter as it is entered. `answers`: the key of the letter that ours replies to."""

    direction: Direction
    happened_on: date
    words: str
    due_on: date | None = None
    answers: int | None = None
    name: str = ""
    content: bytes = b""


@transaction.atomic
def keep_letter(key: int, new: NewLetter, version: int, at: datetime, by: Person) -> RegulatorLetter:
    """Keep it with its file, byte for byte. Raises ChangedMeanwhile, CannotChange and UnreadableLetter."""
    found = held(key, version)
    _check(found, new, at)
    made = RegulatorLetter.objects.create(
        regulator_case=found,
        direction=new.direction,
        happened_on=new.happened_on,
        words=new.words.strip(),
        letter=store(new.name, new.content, kind_of(new.name, new.content), at) if new.name else None,
        due_on=new.due_on,
        answers=_answered(found, new),
        recorded_at=at,
        recorded_by=by,
    )
    kept(found, at, by)
    return made


@transaction.atomic
def put_off(key: int, letter_key: int, due_on: date | None, version: int, at: datetime, by: Person) -> RegulatorLetter:
    """Write down another day, as the regulator granted it; none: it wants no reply. Raises as `keep_letter` does."""
    found = held(key, version)
    letter = _of(found, letter_key)
    if letter.direction != Direction.IN:
        raise CannotChange("Only a letter of the regulator’s wants a reply by a day.")
    _check_due(due_on, letter.happened_on)
    letter.due_on = due_on
    letter.save(update_fields=["due_on"])
    kept(found, at, by)
    return letter


@transaction.atomic
def take_out(key: int, letter_key: int, version: int, at: datetime, by: Person) -> None:
    """Take out a letter that was entered by mistake, and its file where nothing else has it."""
    found = held(key, version)
    letter = _of(found, letter_key)
    letter.delete()
    drop_unused([letter.letter])
    kept(found, at, by)


def _check(found: RegulatorCase, new: NewLetter, at: datetime) -> None:
    if not new.words.strip():
        raise CannotChange("Say in a few words what the letter is.")
    check_day(new.happened_on, "of the letter", at, found.foi_request.received_on, "the request itself")
    if new.direction == Direction.IN:
        _check_due(new.due_on, new.happened_on)
    elif new.due_on is not None:
        raise CannotChange("A reply of ours has no day by which it is due. Enter it beside the regulator’s letter.")


def _check_due(due_on: date | None, happened_on: date) -> None:
    if due_on is not None and due_on < happened_on:
        raise CannotChange(
            f"{in_full(due_on)} is before the letter itself, {in_full(happened_on)}. Give the day it sets."
        )


def _answered(found: RegulatorCase, new: NewLetter) -> RegulatorLetter | None:
    if new.answers is None or new.direction == Direction.IN:
        return None
    letter = _of(found, new.answers)
    if letter.direction != Direction.IN or new.happened_on < letter.happened_on:
        raise CannotChange(f"“{letter.words}” is no earlier letter of the regulator’s.")
    return letter


def _of(found: RegulatorCase, key: int) -> RegulatorLetter:
    letter = found.letters.filter(pk=key).select_related("letter").first()
    if letter is None:
        raise CannotChange("This letter is not kept with the complaint any more.")
    return letter
