"""Correcting the reading of a letter. Every correction goes through here: kept with who, when, before and after."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from documents.models import ReadingFinding
from requests.case_versions import keep_unchecked
from requests.correctable.again import has_no_place
from requests.correctable.followed import follow
from requests.correctable.shapes import Correctable, fingerprint
from requests.correctable.taking_back import take_back
from requests.errors import ChangedMeanwhile
from requests.gate.as_published import note_same
from requests.gate.looking import look
from requests.handled import check_may_correct
from requests.models import Correction, FOIRequest, Person
from requests.models.correction import CorrectionKind
from requests.proposing.as_it_stands import FOLLOWED, ProposedNow, keep_followed, proposed_now

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants a thing to be. `seen`: the fingerprint of the value it was shown with."""

    thing: Correctable
    seen: str
    after: Any


@transaction.atomic
def correct(key: int, changes: Sequence[Change], at: datetime, by: Person) -> list[Correction]:
    """Make these corrections of a case, or none of them. What is published stays as it is.

    What changes nothing is no correction. Raises ChangedMeanwhile where something is not any more what was seen, and
    CannotCorrect.
    """
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    check_may_correct(foi_request, by)
    told = proposed_now(foi_request)
    made = [each for change in changes if (each := _made(foi_request, change, at, by))]
    if made:
        Correction.objects.bulk_create(made)
        _as_changed(foi_request, made, told, at, by)
        logger.info("Request %s: %s corrections by person %s", key, len(made), by.pk)
    return made


@transaction.atomic
def undo(key: int, at: datetime, by: Person) -> Correction:
    """Take one correction back; one that is taken back already stays so. Raises CannotUndo.

    One without a place in the reading as it is now is not made again by the next.
    """
    foi_request = FOIRequest.objects.select_for_update().get(corrections=key)
    correction = foi_request.corrections.get(pk=key)
    if correction.undone_at is not None:
        return correction
    check_may_correct(foi_request, by)
    told = proposed_now(foi_request)
    if correction.fits:
        take_back(foi_request, correction)
    else:  # nothing is left to be placed
        readings = foi_request.filed_letters.values("reading")
        ReadingFinding.objects.filter(reading__in=readings, what=has_no_place(correction)).delete()
    correction.undone_at, correction.undone_by = at, by
    correction.save(update_fields=["undone_at", "undone_by"])
    _as_changed(foi_request, [correction], told, at, by)
    logger.info("Request %s: correction %s undone by person %s", foi_request.pk, key, by.pk)
    return correction


def _as_changed(
    foi_request: FOIRequest, corrections: Sequence[Correction], told: ProposedNow, at: datetime, by: Person
) -> None:
    """A new version of the case, unless only findings were looked at: then the reading is as it was.

    `told`: what would have been proposed before. Title, “in short” and labels that were just that follow.
    """
    follow(foi_request)
    if any(each.kind != CorrectionKind.FINDING for each in corrections):
        keep_followed(foi_request, told)
        keep_unchecked(foi_request, at, by, *FOLLOWED)
        look(foi_request, at)
        note_same(foi_request, at)


def _made(foi_request: FOIRequest, change: Change, at: datetime, by: Person) -> Correction | None:
    """The one change made, and its record to be kept; None where it changes nothing."""
    thing = change.thing
    try:
        thing.refresh()
    except ObjectDoesNotExist as gone:  # somebody else removed it
        raise ChangedMeanwhile(foi_request) from gone
    before, of = thing.value, thing.of
    if fingerprint(before) != change.seen:
        raise ChangedMeanwhile(foi_request)
    if change.after == before:
        return None
    thing.put(change.after)
    return Correction(
        foi_request=foi_request, kind=thing.kind, of=of, before=before, after=change.after, made_at=at, made_by=by
    )
