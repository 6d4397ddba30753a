"""What is due to the regulator: replies that its letters want, and steps that a decision notice requires."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from requests.cases.queue import covered_by
from requests.models import Person, RegulatorCase, RegulatorLetter


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """One of them. `key`: apart from every other, in words that name nobody."""

    on: date
    reference: str
    words: str
    key: str
    case: int


def deadlines_for(person: Person, today: date) -> list[Deadline]:
    """Those of this person, and of whom they cover for, the first due on top; none for who may not see them."""
    return deadlines_of([person, *covered_by(person, today)]) if person.may_review else []


def deadlines_of(owners: Iterable[Person]) -> list[Deadline]:
    """Those of these people: two statements."""
    waiting = RegulatorLetter.objects.waiting().filter(regulator_case__owner__in=owners)
    found = [
        Deadline(
            each.due_on,
            each.regulator_case.reference,
            "reply to the regulator",
            f"letter-{each.pk}",
            each.regulator_case_id,
        )
        for each in waiting.select_related("regulator_case")
        if each.due_on
    ]
    steps = RegulatorCase.objects.filter(owner__in=owners, steps_by__isnull=False, steps_done_on=None)
    found += [
        Deadline(each.steps_by, each.reference, "steps of the decision notice", f"steps-{each.pk}", each.pk)
        for each in steps
        if each.steps_by
    ]
    return sorted(found)
