"""What a case officer does with a filed letter: change our own words for it, and complete a draft."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from requests.case_versions import keep, keep_unchecked, locked
from requests.errors import CannotPublish, ChangedMeanwhile, NotADraft
from requests.gate.as_published import note_same
from requests.letter_kinds import answers, stage_of
from requests.models import FOIRequest, Person, Question, Topic
from requests.models.foi_request import Stage
from requests.particulars import NO_ANSWERED_DATE, NO_QUESTION, NO_RECEIVED_DATE, NO_REFERENCE, free_slug, slug_of
from requests.publication import publish, release
from requests.publishing.versions import NO_REASON, Reason
from requests.time_taken import due_on

logger = logging.getLogger(__name__)

CHANGED = "It was changed after it was looked at. Look at it again, then publish."
MAY_NOT = "Whoever asked for it may not publish any more."


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What is ours and not the letter's. `labels`: by the question's key. `topics`: those an officer confirms."""

    title: str
    in_short: Sequence[tuple[str, str]]
    labels: Mapping[int, str]
    topics: Sequence[Topic] = ()
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a person gives for a draft. `questions_are_right`: told apart rightly, although the letter numbers none."""

    reference: str
    received_on: date | None
    answered_on: date | None
    questions_are_right: bool


@transaction.atomic
def change_words(key: int, words: OwnWords, version: int, at: datetime, by: Person) -> FOIRequest:
    """Keep our words for a case. What is published stays as it is. Raises ChangedMeanwhile."""
    foi_request = locked(key, version)
    foi_request.title = words.title
    foi_request.in_short = [list(row) for row in words.in_short]
    foi_request.late_reason = words.late_reason
    foi_request.topics.set(words.topics)
    questions = list(Question.objects.filter(foi_request=foi_request, pk__in=words.labels))
    for question in questions:
        question.label = words.labels[question.pk]
    Question.objects.bulk_update(questions, ["label"])
    keep_unchecked(foi_request, at, by, "title", "in_short", "late_reason")
    note_same(foi_request, at)
    logger.info("Request %s: own words changed by person %s", foi_request.pk, by.pk)
    return foi_request


@transaction.atomic
def confirm_topics(key: int, topics: Iterable[Topic], version: int, at: datetime, by: Person) -> FOIRequest:
    """Say what a case is about. What was checked or published stays so. Raises ChangedMeanwhile."""
    foi_request = locked(key, version)
    foi_request.topics.set(topics)
    keep(foi_request, at, by)
    note_same(foi_request, at)
    logger.info("Request %s: topics confirmed by person %s", foi_request.pk, by.pk)
    return foi_request


@transaction.atomic
def complete(key: int, given: Completion, version: int, at: datetime, by: Person) -> FOIRequest:
    """Give a draft what its letter lacked; it is filed when nothing is missing any more.

    Raises ChangedMeanwhile or NotADraft.
    """
    foi_request = locked(key, version)
    if foi_request.stage != Stage.DRAFT:
        raise NotADraft(foi_request)
    foi_request.reference = given.reference
    foi_request.slug = _address(foi_request)
    filed = foi_request.filed_letters.earliest("pk")
    filed.dated_on = given.answered_on
    filed.save(update_fields=["dated_on"])
    foi_request.received_on = given.received_on
    foi_request.answered_on = given.answered_on if answers(filed.kind) else None
    missing = still_missing(foi_request, given.answered_on, questions_are_right=given.questions_are_right)
    foi_request.stage, foi_request.missing = stage_of(filed.kind, filed.kind_sure, missing)
    foi_request.due_on = due_on(foi_request, filed.kind)
    particulars = ("reference", "slug", "received_on", "answered_on", "due_on", "missing", "stage")
    keep_unchecked(foi_request, at, by, *particulars)
    logger.info("Request %s: particulars given by person %s", foi_request.pk, by.pk)
    return foi_request


@transaction.atomic
def say_checked(key: int, version: int, at: datetime, by: Person, *, checked: bool) -> FOIRequest:
    """Say that the reading was compared with the letter as it is now, or take that back. Raises ChangedMeanwhile.

    Whoever said so first stays named. The public copy says it as soon as it is published again.
    """
    foi_request = locked(key, version)
    if checked is (foi_request.checked_by_id is not None):
        return foi_request
    foi_request.checked_on, foi_request.checked_by = (timezone.localdate(at), by) if checked else (None, None)
    keep(foi_request, at, by, "checked_on", "checked_by")
    logger.info("Request %s: said to be %s by person %s", key, "checked" if checked else "not checked", by.pk)
    return foi_request


def publish_case(
    key: int,
    version: int,
    at: datetime,
    by: Person,
    *,
    checked: bool | None = None,
    reason: Reason = NO_REASON,
    planned: bool = False,
) -> list[str]:
    """Publish the case as it was looked at, and `checked` or not; why it was not, in plain sentences, or nothing."""
    foi_request = FOIRequest.objects.get(pk=key)
    if foi_request.version != version:
        return [CHANGED]
    if not by.may_publish:
        return [MAY_NOT]
    try:
        made = publish(foi_request, at, by, checked=checked, reason=reason, planned=planned)
    except CannotPublish as refusal:
        return refusal.reasons
    except ChangedMeanwhile:
        return [CHANGED]
    except (UnreadableLetter, LostLetter, DamagedLetter) as fault:
        return [str(fault)]
    logger.info("Request %s: version %s published by person %s", key, made.version, by.pk)
    return []


def release_alone(key: int, version: int, at: datetime, by: Person, because: str, *, checked: bool) -> list[str]:
    """Release a case that somebody else should, as whoever took its letter in; why they may not, or nothing.

    Publishing it afterwards, now or later, finds that it is released.
    """
    foi_request = FOIRequest.objects.get(pk=key)
    if foi_request.version != version:
        return [CHANGED]
    if not by.may_publish:
        return [MAY_NOT]
    try:
        release(foi_request, at, by, checked=checked, alone_because=because)
    except CannotPublish as refusal:
        return refusal.reasons
    except ChangedMeanwhile:
        return [CHANGED]
    logger.info("Request %s: released by person %s, who took it in", key, by.pk)
    return []


def lacks_numbers_only(foi_request: FOIRequest) -> bool:
    """Whether it has questions, and a person may say that they are told apart rightly: one query."""
    return any(name.startswith(NO_QUESTION) for name in foi_request.missing) and foi_request.questions.exists()


def still_missing(foi_request: FOIRequest, dated_on: date | None, *, questions_are_right: bool) -> list[str]:
    """What a draft needs after a person gave what they know: one query."""
    settled = questions_are_right and lacks_numbers_only(foi_request)
    questions = [name for name in foi_request.missing if name.startswith(NO_QUESTION) and not settled]
    needed = (
        (NO_REFERENCE, foi_request.slug),
        (NO_RECEIVED_DATE, foi_request.received_on),
        (NO_ANSWERED_DATE, dated_on),
    )
    return [*(name for name, value in needed if not value), *questions]


def _address(foi_request: FOIRequest) -> str | None:
    """An address once given stays, as long as the reference makes the same one."""
    wanted = slug_of(foi_request.reference)
    kept = FOIRequest.objects.values_list("reference", "slug").get(pk=foi_request.pk)
    return kept[1] if kept[1] and slug_of(kept[0]) == wanted else free_slug(wanted)
