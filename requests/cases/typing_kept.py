"""Typing that is not saved yet, on the worksheet or elsewhere: kept for its person, there after signing in again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError
from django.db.models import Q

from requests.models import Case, KeptTyping, Person
from requests.models.case import ENDED

KEPT = timedelta(days=60)


def keep_typing(case: Case, question_key: int, typed: Mapping[str, str], seen: str, at: datetime, by: Person) -> bool:
    """Keep the fields as they stand, in the place of what was kept before; False where nobody can answer any more."""
    if not case.is_open:
        return False
    kept = {"typed": dict(typed), "seen": seen, "kept_at": at}
    try:
        KeptTyping.objects.update_or_create(person=by, question_id=question_key, defaults=kept)
    except IntegrityError:  # the questions were confirmed anew
        return False
    return True


def typing_of(question_key: int, person: Person) -> KeptTyping | None:
    """What this person typed there and did not save."""
    return KeptTyping.objects.filter(person=person, question=question_key).first()


def keep_form(name: str, case: Case | None, typed: Mapping[str, Sequence[str]], at: datetime, by: Person) -> None:
    """Keep the fields of a form of that name, in the place of what was kept before."""
    values = {
        "typed": {field: list(values) for field, values in typed.items()},
        "case": case,
        "seen": "",
        "kept_at": at,
    }
    KeptTyping.objects.update_or_create(person=by, form=name, question=None, defaults=values)


def form_typed(name: str, person: Person) -> KeptTyping | None:
    """What this person typed into that form and did not save."""
    return KeptTyping.objects.filter(person=person, form=name, question=None).first()


def drop_form(name: str, person: Person) -> None:
    """It was saved, or is not wanted any more."""
    KeptTyping.objects.filter(person=person, form=name, question=None).delete()


def forget_typing(at: datetime) -> None:
    """Drop what nobody came back to, and what belongs to cases that ended."""
    KeptTyping.objects.filter(Q(kept_at__lt=at - KEPT) | Q(question__foi_request__case__stage__in=ENDED)).delete()
    KeptTyping.objects.filter(case__stage__in=ENDED).delete()
