"""Findings that are alike, through many letters at once: decided about together after some were looked at by eye.

For letters that the office's own site has shown for years. A letter is usual when every open finding of it is a detail
of a person, with its place, sure enough, and of a sort that many letters have. The others are set aside, each to be
looked at by itself.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from documents.clearing.found import FoundKind
from requests.errors import CannotChange, ChangedMeanwhile
from requests.gate.deciding import NO_REASON, accept_rows, keep_decision, reject
from requests.gate.reasons import Reason, personal
from requests.models import FOIRequest, GateFinding, Person
from requests.models.foi_request import Stage

FEWEST = 5  # letters that have a sort of finding; fewer is unusual
SURE = 0.7
SAMPLE = 10  # to look at by eye
Sort = tuple[str, str]  # kind, sentence
OfLetter = Mapping[FOIRequest, Sequence[GateFinding]]


@dataclass(frozen=True, slots=True)
class Alike:
    """A sort of finding that many letters have. `print` is of exactly these findings, as somebody saw them.

    `reason`: why they are proposed to go; blank where the letters are under several laws, and each has its own.
    """

    kind: str
    what: str
    rows: tuple[GateFinding, ...]
    letters: int
    sample: tuple[GateFinding, ...]
    reason: str

    @property
    def print(self) -> str:
        return hashlib.sha256(",".join(str(row.pk) for row in self.rows).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters that wait at the gate: what is alike in the usual ones, and the others, each with its findings."""

    alike: tuple[Alike, ...]
    aside: tuple[tuple[FOIRequest, tuple[GateFinding, ...]], ...]


def waiting() -> Waiting:
    """Every filed letter that is not public and has something open. One query."""
    rows = GateFinding.objects.undecided().filter(filed_letter__foi_request__stage=Stage.FILED)
    rows = rows.exclude(filed_letter__foi_request__in=FOIRequest.objects.published())
    of_letter: dict[FOIRequest, list[GateFinding]] = defaultdict(list)
    for row in rows.select_related("filed_letter__foi_request").order_by("pk"):
        of_letter[row.filed_letter.foi_request].append(row)
    usual = _usual(of_letter)
    sorts: dict[Sort, list[GateFinding]] = defaultdict(list)
    for row in (row for each, found in of_letter.items() if each in usual for row in found):
        sorts[row.kind, row.what].append(row)
    alike = sorted((_alike(sort, found) for sort, found in sorts.items()), key=lambda each: -each.letters)
    return Waiting(tuple(alike), tuple((each, tuple(found)) for each, found in of_letter.items() if each not in usual))


def decide_together(
    sort: Sort, seen: str, at: datetime, by: Person, why: Reason | None = None, *, kept_because: str | None = None
) -> int:
    """Take out every finding of this sort, or keep all for a reason; in how many letters.

    `why`: None is what each letter's law proposes. Each letter is decided in a transaction of its own: what was done
    when it stops, stays done. What somebody else decides meanwhile stays as they decided it. Raises CannotChange, or
    ChangedMeanwhile where there are others by now than were seen.
    """
    group = next((each for each in waiting().alike if (each.kind, each.what) == sort), None)
    if group is None or group.print != seen:
        raise ChangedMeanwhile("What waits at the gate")
    if kept_because is not None and not kept_because.strip():
        raise CannotChange(NO_REASON)
    of_letter: dict[int, list[GateFinding]] = defaultdict(list)
    for row in group.rows:
        of_letter[row.filed_letter.foi_request_id].append(row)
    return sum(_decide(key, rows, at, by, why, kept_because) for key, rows in of_letter.items())


@transaction.atomic
def _decide(
    key: int, rows: Sequence[GateFinding], at: datetime, by: Person, why: Reason | None, kept_because: str | None
) -> bool:
    """Decide about what is open still, whatever else was changed in the letter; whether anything was."""
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    still_open = GateFinding.objects.undecided().filter(pk__in=[row.pk for row in rows])
    if not (rows := list(still_open.select_related("filed_letter"))):
        return False  # somebody decided about them meanwhile
    if kept_because is None:
        accept_rows(foi_request, rows, at, by, why)
        keep_decision(foi_request, at, by, f"accepted {len(rows)} findings together with others")
        return True
    for done, row in enumerate(rows):
        reject(key, row.pk, kept_because, foi_request.version + done, at, by)
    return True


def _usual(of_letter: OfLetter) -> set[FOIRequest]:
    """The letters whose findings are all sure, placed, of people, and of sorts that many such letters have."""
    usual = {each for each, rows in of_letter.items() if all(map(_is_plain, rows))}
    while True:
        letters: dict[Sort, set[FOIRequest]] = defaultdict(set)
        for each in usual:
            for row in of_letter[each]:
                letters[row.kind, row.what].add(each)
        rare = {each for those in letters.values() if len(those) < FEWEST for each in those}
        if not rare:
            return usual
        usual -= rare


def _is_plain(row: GateFinding) -> bool:
    return FoundKind(row.kind).is_persons and row.start is not None and row.sure >= SURE


def _alike(sort: Sort, rows: Iterable[GateFinding]) -> Alike:
    found = tuple(rows)
    chance = random.Random(f"{sort} {len(found)}")  # noqa: S311  the same sample while nothing is decided
    sample = sorted(chance.sample(found, min(SAMPLE, len(found))), key=lambda row: row.pk)
    reasons = {personal(row.filed_letter.foi_request.regime) for row in found}
    letters = len({row.filed_letter_id for row in found})
    return Alike(*sort, found, letters, tuple(sample), reasons.pop() if len(reasons) == 1 else "")
