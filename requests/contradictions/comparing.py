"""Two answers to the same question, held beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from requests.contradictions.figures import Figure, Rows, figures_in
from requests.contradictions.subjects import Subject, subject_of
from requests.contradictions.times import Time, times_in
from requests.law.outcomes import Outcome
from requests.models.contradiction import ContradictionKind as Kind

SOON = timedelta(days=183)  # what was asked without a time, and answered longer apart, may have changed meanwhile
# What a time-bound exemption kept back may be given later: future publication, investigations, unfinished papers.
TIME_BOUND = frozenset({"22", "22A", "30", "31", "12(4)(d)", "12(5)(b)"})
_REFUSED = (Outcome.WITHHELD, Outcome.NEITHER)
_ABSENT = (Outcome.NOT_HELD, Outcome.HELD_BY_ANOTHER)
MOST_DIFFERENCES = 20


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part of an answer. `provisions`: "40(2)". `tables`: caption and rows, the header first."""

    outcome: Outcome
    text: str = ""
    provisions: tuple[str, ...] = ()
    tables: tuple[tuple[str, Rows], ...] = ()
    not_yet: bool = False


@dataclass(frozen=True)
class Told:
    """A question with its answer. `key`: the question's. `answered_on`: of a draft the day it is looked at."""

    key: int
    question: str
    answered_on: date
    parts: tuple[ToldPart, ...]
    office: tuple[str, ...] = ()

    @cached_property
    def subject(self) -> Subject:
        return subject_of(self.question, self.office)

    @cached_property
    def times(self) -> frozenset[Time]:
        return frozenset(found.time for found in times_in(self.question))

    @cached_property
    def figures(self) -> list[Figure]:
        """Those that are given."""
        given = [part for part in self.parts if part.outcome is Outcome.DISCLOSED]
        text = "\n".join(part.text for part in given)
        tables = [table for part in given for table in part.tables]
        return figures_in(self.question, self.subject, text, tables, self.office)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one says and what the other says, in the letters' words."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """How an earlier and a later answer contradict each other, and where."""

    earlier: Told
    later: Told
    kind: Kind
    differences: Sequence[Difference]


def contradictions(one: Told, other: Told) -> list[Contradiction]:
    """All between two answers; none where they are not of the same question."""
    if not one.subject.key or one.subject != other.subject:
        return []
    earlier, later = sorted((one, other), key=lambda told: (told.answered_on, told.key))
    figures = list(dict.fromkeys(_figures(earlier, later)))[:MOST_DIFFERENCES]
    found = [Contradiction(earlier, later, Kind.FIGURE, figures)] if figures else []
    return [*found, *_outcomes(earlier, later)]


def _figures(earlier: Told, later: Told) -> Iterator[Difference]:
    """Figures of the same that differ, of a time that had passed when both were given."""
    before = {figure.of: figure for figure in earlier.figures}
    for figure in later.figures:
        was = before.get(figure.of)
        if was and figure.differs_from(was) and _is_over(figure.time, earlier, later):
            yield Difference(was.words, figure.words)


def _is_over(time: Time, earlier: Told, later: Told) -> bool:
    return time.last is not None and time.last < earlier.answered_on and time.last < later.answered_on


def _outcomes(earlier: Told, later: Told) -> Iterator[Contradiction]:
    if not _asks_for_the_same(earlier, later):
        return
    was, now = _outcome(earlier), _outcome(later)
    if was is None or now is None or not _contradict(was, now):
        return
    if was in _REFUSED and now is Outcome.DISCLOSED and _is_time_bound(earlier):
        return
    kind = Kind.EXEMPTION if was is Outcome.DISCLOSED and now in _REFUSED else Kind.OUTCOME
    yield Contradiction(earlier, later, kind, [Difference(_said(earlier), _said(later))])


def _contradict(was: Outcome, now: Outcome) -> bool:
    """Whether what one says cannot stand beside the other: given, refused, not held, held elsewhere."""
    if was is now or {was, now} == set(_ABSENT):
        return False
    return _class_of(was) != _class_of(now) or Outcome.NEITHER in (was, now)


def _class_of(outcome: Outcome) -> str:
    return "refused" if outcome in _REFUSED else "absent" if outcome in _ABSENT else "given"


def _outcome(told: Told) -> Outcome | None:
    """What became of all of it; None where its parts differ, or it says nothing of the information itself."""
    outcomes = {part.outcome for part in told.parts}
    if len(outcomes) != 1 or any(part.not_yet for part in told.parts):
        return None
    [outcome] = outcomes
    return outcome if outcome in (Outcome.DISCLOSED, *_REFUSED, *_ABSENT) else None


def _asks_for_the_same(earlier: Told, later: Told) -> bool:
    """For the same time, which was over; without one, within half a year."""
    if earlier.times != later.times or not all(time.is_told for time in later.times):
        return False
    if later.times:
        return all(_is_over(time, earlier, later) for time in later.times)
    return later.answered_on - earlier.answered_on <= SOON


def _is_time_bound(told: Told) -> bool:
    provisions = {provision for part in told.parts for provision in part.provisions}
    return any(each == bound or each.startswith(f"{bound}(") for each in provisions for bound in TIME_BOUND)


def _said(told: Told) -> str:
    [outcome] = {part.outcome for part in told.parts}
    provisions = ", ".join(dict.fromkeys(each for part in told.parts for each in part.provisions))
    return f"{outcome.word()}{f' ({provisions})' if provisions else ''}"
