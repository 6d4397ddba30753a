"""What there is to check since people corrected a case: doubts such as the reader has, of what stands there now.

What was doubtful as it was read already is the reader's own, and told by that: only what corrections made so is raised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from django.db.models import prefetch_related_objects

from documents.models import LetterReading, ReadingFinding
from documents.reading.certainty import SURE
from documents.reading.doubts import ON_THE_WAY
from documents.reading.numbering import between, follows
from documents.reading.shapes import FindingKind, Of
from requests.correctable.as_read import Now, Read, is_numbered_as_read, number_read
from requests.correctable.raised_of_parts import of_parts
from requests.correctable.raising import raised_of
from requests.models import FiledLetter, FOIRequest, Question

TWICE = "again"  # "2.again": a number that the letter has twice


def keep_raised(foi_request: FOIRequest, reading: LetterReading, state: Now, told: Collection[str]) -> None:
    """Keep the findings that corrections raise, those that stand already as the same rows, and no others.

    `told`: what is to be checked anyway.
    """
    raised = _raised(foi_request, state) if state.corrections else ()
    wanted = {_key(each): each for each in raised if each.what not in told}
    kept = {_key(each): each for each in reading.findings.filter(since_corrected=True)}
    ReadingFinding.objects.filter(pk__in=[row.pk for key, row in kept.items() if key not in wanted]).delete()
    new = [row for key, row in wanted.items() if key not in kept]
    for row in new:
        row.reading, row.since_corrected = reading, True
    ReadingFinding.objects.bulk_create(new)


def _key(finding: ReadingFinding) -> tuple[str, str, int | None]:
    return finding.kind, finding.what, finding.page


def _raised(foi_request: FOIRequest, state: Now) -> Iterator[ReadingFinding]:
    prefetch_related_objects(list(state.questions), "passages__page", "parts__passages__page")
    filed = foi_request.filed_letters.select_related("reading").earliest("pk")
    yield from _numbers(state)
    yield from _parents(state)
    yield from _answers(state, filed)
    yield from of_parts(foi_request, state)


def _numbers(state: Now) -> Iterator[ReadingFinding]:
    """Numbers beside each other that do not follow, since one of them or one between them was set by a person."""
    siblings = sorted(state.questions, key=lambda row: row.number.split(".")[:-1])
    for _, group in groupby(siblings, key=lambda row: row.number.split(".")[:-1]):
        for one, other in pairwise(group):
            last, token = one.number.split(".")[-1], other.number.split(".")[-1]
            if TWICE in last + token or follows(last, token) or not _is_renumbered(state, one, other):
                continue
            why = "a number between them is missing" if between(last, token) else "their numbers are not in order"
            words = f"Question {other.shown_number} comes after question {one.shown_number}: {why}."
            yield raised_of(FindingKind.DOUBTFUL, words, other.passages.all(), 0.8)


def _is_renumbered(state: Now, one: Question, other: Question) -> bool:
    """Whether a person numbered one of the two, or what was read between them."""
    numbered = [row for row in state.questions if row.read_as is None or not is_numbered_as_read(state, row)]
    if one in numbered or other in numbered:
        return True
    return any(row.read_as is not None and _at(one) < row.read_as < _at(other) for row in numbered)


def _at(row: Question) -> int:
    return -1 if row.read_as is None else row.read_as


def _parents(state: Now) -> Iterator[ReadingFinding]:
    """Questions before the one that they belong to, or numbered below another."""
    by_key = {row.pk: row for row in state.questions}
    for row in state.questions:
        parent = by_key.get(row.parent_id or 0)
        if parent is None:
            continue
        words = f"Question {row.shown_number} belongs to question {parent.shown_number}, "
        if parent.order > row.order:
            yield raised_of(FindingKind.DOUBTFUL, f"{words}which comes after it.", row.passages.all(), 0.8)
        elif (
            "." in row.number and not row.number.startswith(f"{parent.number}.") and not _is_as_read(state, row, parent)
        ):
            what = f"{words}and its number is not one below that."
            yield raised_of(FindingKind.DOUBTFUL, what, row.passages.all(), 0.8)


def _is_below(row: Question, parent: Question) -> bool:
    """Whether its number, where that is one below another, is one below the parent's."""
    return "." not in row.number or row.number.startswith(f"{parent.number}.")


def _is_as_read(state: Now, row: Question, parent: Question) -> bool:
    """Whether both are numbered as they were read, and the one belonged to the other there."""
    if row.read_as is None or parent.read_as is None:
        return False
    is_below = state.read[row.read_as]["parent"] == state.read[parent.read_as]["number"]
    return is_below and is_numbered_as_read(state, row) and is_numbered_as_read(state, parent)


def _answers(state: Now, filed: FiledLetter) -> Iterator[ReadingFinding]:
    """Questions without an answer that had one, or that the letter has to answer since its kind was corrected."""
    content = filed.reading.content
    if _waits(filed.kind, filed.kind_sure):
        return
    lacked = set() if _waits(content["kind"], content.get("kind_sure", 1.0)) else set(_unanswered_as_read(state.read))
    leads = {row.parent_id for row in state.questions}
    answered = {row.pk for row in state.questions if row.parts.all()}
    for row in state.questions:
        if not {row.pk, row.parent_id} & answered and row.pk not in leads and row.read_as not in lacked:
            words = f"Question {number_read(state, row)} has no answer now."
            yield raised_of(FindingKind.MISSING, words, row.passages.all(), 0.9, Of.ANSWER, row.read_as)


def _waits(kind: str, sure: float) -> bool:
    return kind in ON_THE_WAY and sure >= SURE


def _unanswered_as_read(read: Sequence[Read]) -> Iterable[int]:
    """See documents.reading.doubts."""
    leads = {each["parent"] for each in read}
    answered = {each["number"] for each in read if each["parts"]}
    for at, each in enumerate(read):
        if not each["parts"] and each["number"] not in leads and each["parent"] not in answered:
            yield at
