"""Finding contradictions: for an answer that is being written, and for all that was answered.

What questions ask about is kept beside them as a key, so that an answer is compared with its like alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from documents.reading.shapes import LetterKind
from requests.contradictions.comparing import Contradiction as Found
from requests.contradictions.comparing import Told, contradictions
from requests.contradictions.told import WITH_ANSWER, office_names, rules_of, told
from requests.correctable.shapes import fingerprint
from requests.models import AskedSubject, Contradiction, FiledLetter, FOIRequest, InternalReview, Publication, Question
from requests.models.foi_request import Stage

MOST_ALIKE = 60  # answers to a question that an answer is compared with, the latest
AT_ONCE = 500  # requests of one go
REVIEWS = LetterKind.REVIEW  # the outcome of one answers again what was asked once
ANSWERS = (LetterKind.RESPONSE, LetterKind.REFUSAL, REVIEWS)
Pair = tuple[int, int, str]


def attend(at: datetime) -> int:
    """The chore: compare what was filed, changed, published or withdrawn since; how many requests."""
    office = office_names()
    due = list(_due(rules_of(office))[:AT_ONCE])
    for foi_request in due:
        _compare(foi_request, office, at)
    return len(due)


def against(questions: Sequence[Question], at: datetime) -> list[Found]:
    """What answers that are being written contradict, as they are saved: against what was answered before.

    `questions`: of one request, with WITH_ANSWER at hand. As many statements for many as for few.
    """
    office = office_names()
    return _found([one for one in told(questions, office, timezone.localdate(at)) if one.parts], questions, office, at)


def print_of(found: Found) -> str:
    """Tells what was compared."""
    return fingerprint([[each.earlier, each.later] for each in found.differences])


def answered() -> QuerySet[FOIRequest]:
    """The requests whose answers count: those that stand, with a letter that answers."""
    return _standing().exclude(pk__in=not_answering())


def _standing() -> QuerySet[FOIRequest]:
    """Those filed, and not withdrawn."""
    return FOIRequest.objects.filter(_is_not_withdrawn("pk"), stage=Stage.FILED)


def not_answering(*more: LetterKind) -> QuerySet[FiledLetter, int]:
    """The requests whose letter answers nothing: an acknowledgement, an extension; and letters of those kinds."""
    kinds = [kind.value for kind in LetterKind if kind not in ANSWERS or kind in more]
    return FiledLetter.objects.filter(kind__in=kinds).values_list("foi_request", flat=True)


def _is_not_withdrawn(key: str) -> Q:
    """Whether it is public, or was not yet."""
    publications = Publication.objects.filter(foi_request=OuterRef(key))
    return ~Q(Exists(publications)) | Q(Exists(publications.filter(withdrawn_at=None)))


def _due(rules: str) -> QuerySet[FOIRequest]:
    """Those with a question that was not compared yet as it is now, the latest first."""
    of_request = Question.objects.filter(foi_request=OuterRef("pk"))
    stands = Q(foi_request__stage=Stage.FILED) & _is_not_withdrawn("foi_request")
    other = (
        Q(subject=None)
        | ~Q(subject__version=F("foi_request__version"))
        | ~Q(subject__rules=rules)
        | Q(subject__stands=True) & ~stands
        | Q(subject__stands=False) & stands
    )
    return FOIRequest.objects.filter(Exists(of_request.filter(other))).order_by("-answered_on", "-pk")


def _compare(foi_request: FOIRequest, office: tuple[str, ...], at: datetime) -> None:
    """One request's questions: what they ask, and with which answers theirs contradict."""
    with transaction.atomic():
        held = FOIRequest.objects.select_for_update(of=("self",)).filter(pk=foi_request.pk).first()
        if held is None:
            return
        stands = _standing().filter(pk=held.pk).exists()
        questions = list(held.questions.prefetch_related(*WITH_ANSWER).select_related("foi_request"))
        every = list(told(questions, office, timezone.localdate(at)))
        for one in every:
            fields = {"key": one.subject.key, "version": held.version, "stands": stands, "rules": rules_of(office)}
            AskedSubject.objects.update_or_create(question_id=one.key, defaults=fields)
        if held.stage != Stage.OPEN:  # what is noted of an answer that is being written stays until it has left
            found = _found(every, questions, office, at) if answered().filter(pk=held.pk).exists() else []
            _keep([question.pk for question in questions], found, at)


def _found(every: Sequence[Told], questions: Sequence[Question], office: tuple[str, ...], at: datetime) -> list[Found]:
    """What each of one request contradicts, among the latest answers to the same questions."""
    keys = {one.subject.key for one in every} - {""}
    if not keys:
        return []
    own, reference = questions[0].foi_request_id, questions[0].foi_request.reference
    alike = Question.objects.filter(subject__key__in=keys, foi_request__in=answered().exclude(pk__in=_reviewed(own)))
    others = alike.exclude(foi_request__reference=reference) if reference else alike  # its review says what it changes
    latest = others.exclude(foi_request=own).select_related("foi_request").prefetch_related(*WITH_ANSWER)
    ordered = latest.order_by("-foi_request__answered_on", "-pk")[: MOST_ALIKE * len(keys)]
    answers = list(told(ordered, office, timezone.localdate(at)))
    return [each for one in every for other in answers for each in contradictions(one, other)]


def _reviewed(key: int) -> set[int]:
    """The requests that this one is the outcome of a review of, or the other way: that says itself what it changes."""
    reviews = InternalReview.objects
    outcomes = reviews.filter(foi_request=key, outcome__isnull=False).values_list("outcome_id", flat=True)
    return {*outcomes, *reviews.filter(outcome=key).values_list("foi_request_id", flat=True)} - {None}


def _keep(questions: Sequence[int], found: Iterable[Found], at: datetime) -> None:
    """Have the rows of these questions tell what was found. What is settled stays so while it is the same."""
    of_these = filed_ones().filter(Q(earlier__in=questions) | Q(later__in=questions))
    before = {(row.earlier_id, row.later_id, row.kind): row for row in of_these}
    kept: set[Pair] = set()
    for each in found:
        pair = (each.earlier.key, each.later.key, each.kind.value)
        kept.add(pair)
        row = before.get(pair)
        if row is None or row.print != print_of(each):
            write(each, at)
    of_these.filter(pk__in=[row.pk for pair, row in before.items() if pair not in kept]).delete()


def filed_ones() -> QuerySet[Contradiction]:
    """Those between answers that have both left."""
    is_open = Q(earlier__foi_request__stage=Stage.OPEN) | Q(later__foi_request__stage=Stage.OPEN)
    return Contradiction.objects.exclude(is_open)


def write(found: Found, at: datetime) -> Contradiction:
    """As a row that nobody has settled yet, in place of what was found of these two before."""
    row, _ = Contradiction.objects.update_or_create(
        earlier_id=found.earlier.key,
        later_id=found.later.key,
        kind=found.kind.value,
        defaults={
            "differences": [[each.earlier, each.later] for each in found.differences],
            "print": print_of(found),
            "found_at": at,
            "note": "",
            "settled_at": None,
            "settled_by": None,
        },
    )
    return row
