"""What a person says of a contradiction: why an answer goes out all the same, or what was done about two that stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from requests.contradictions.comparing import Contradiction as Found
from requests.contradictions.finding import against, filed_ones, print_of, write
from requests.contradictions.told import WITH_ANSWER
from requests.errors import CannotChange, ChangedMeanwhile
from requests.models import Contradiction, FOIRequest, Person, Question

NO_REASON = "Say why it may stand, or what was done about it."
NOT_THERE = "These two do not contradict each other any more."


@dataclass(frozen=True, slots=True)
class Standing:
    """A contradiction of an answer that is being written. `settled`: the row with the reason, for just this."""

    found: Found
    earlier: Question
    later: Question
    settled: Contradiction | None

    @property
    def key(self) -> str:
        """Names it in a form: which earlier answer, which kind, what was seen."""
        return f"{self.found.earlier.key} {self.found.later.key} {self.found.kind.value} {print_of(self.found)}"


def standing(questions: Iterable[Question], at: datetime) -> list[Standing]:
    """What the answers to these questions contradict, each with the reason that was noted."""
    every = against(list(questions), at)
    if not every:
        return []
    keys = {told.key for each in every for told in (each.earlier, each.later)}
    of = Question.objects.select_related("foi_request").in_bulk(keys)
    rows = Contradiction.objects.filter(earlier__in=keys, later__in=keys).exclude(settled_at=None)
    settled = {(row.earlier_id, row.later_id, row.kind, row.print): row for row in rows.select_related("settled_by")}
    return [
        Standing(each, of[each.earlier.key], of[each.later.key],
                 settled.get((each.earlier.key, each.later.key, each.kind.value, print_of(each))))
        for each in every
    ]  # fmt: skip


def unsettled_of(foi_request: FOIRequest) -> list[tuple[Contradiction, FOIRequest]]:
    """What nobody has settled of a filed letter, with the letter on the other side. One query."""
    rows = filed_ones().filter(Q(earlier__foi_request=foi_request) | Q(later__foi_request=foi_request), settled_at=None)
    of_both = rows.select_related("earlier__foi_request", "later__foi_request")
    return [(row, _other_side(row, foi_request)) for row in of_both]


def _other_side(row: Contradiction, foi_request: FOIRequest) -> FOIRequest:
    sides = row.earlier.foi_request, row.later.foi_request
    return sides[0] if sides[1] == foi_request else sides[1]


@transaction.atomic
def note_reason(foi_request: FOIRequest, key: str, reason: str, at: datetime, by: Person) -> Contradiction:
    """Why the answer goes out all the same. Raises CannotChange without a reason, ChangedMeanwhile if it changed."""
    if not reason.strip():
        raise CannotChange(NO_REASON)
    questions = foi_request.questions.select_related("foi_request").prefetch_related(*WITH_ANSWER)
    found = next((each for each in standing(questions, at) if each.key == key), None)
    if found is None:
        raise ChangedMeanwhile(foi_request)
    return _settled(write(found.found, at), reason, at, by)


@transaction.atomic
def settle(key: int, seen: str, reason: str, at: datetime, by: Person) -> Contradiction:
    """Say what became of one in the list. Raises CannotChange and ChangedMeanwhile."""
    row = Contradiction.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise CannotChange(NOT_THERE)
    if not reason.strip():
        raise CannotChange(NO_REASON)
    if row.print != seen:
        raise ChangedMeanwhile(row)
    return _settled(row, reason, at, by)


def _settled(row: Contradiction, reason: str, at: datetime, by: Person) -> Contradiction:
    row.note, row.settled_at, row.settled_by = reason.strip(), at, by
    row.save(update_fields=["note", "settled_at", "settled_by"])
    return row
