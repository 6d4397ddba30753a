"""A letter that may be held already, of another scan: a person decides whether it is the same one."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate

from documents.models import ReadingFinding
from requests.correctable.findings import FindingSettled
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct
from requests.erasing.acts import erase
from requests.erasing.kept import kept_of
from requests.errors import CannotErase
from requests.law.written_dates import in_full
from requests.letter_parts import LIKENESS, OF_A_PART
from requests.models import FOIRequest, InternalReview, Person, RegulatorCase, TakingInFile
from requests.models.erasure import ErasureReason
from requests.models.taking_in import FileState
from requests.particulars import slug_of

logger = logging.getLogger(__name__)

WORDS = "The same letter is filed as {}."
DROPPED = "It is the same letter as {}: {} said so on {}, and this file was dropped."
PUBLISHED = "It was published, so it stays. Withdraw it, and have it erased."
WORKED_ON = "A case, a review or a complaint belongs to it, so it stays."


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two letters under one reference, of which nobody has said whether they are the same. `this` came later."""

    this: FOIRequest
    other: FOIRequest
    findings: tuple[ReadingFinding, ...]


def likeness_of(foi_request: FOIRequest) -> Likeness | None:
    """The letter that this one may be, while nobody has decided it: two statements."""
    findings = ReadingFinding.objects.filter(
        reading__in=foi_request.filed_letters.values("reading"), what__startswith=LIKENESS, is_settled=False
    ).exclude(what__startswith=OF_A_PART)
    found = tuple(findings.order_by("pk"))
    same = FOIRequest.objects.letters().filter(slug=slug_of(foi_request.reference)).exclude(pk=foi_request.pk)
    other = same.first() if found and foi_request.reference else None
    return Likeness(foi_request, other, found) if other else None


def why_not_dropped(foi_request: FOIRequest) -> str:
    """Why its file may not be dropped; blank: it may."""
    if foi_request.publications.exists():
        return PUBLISHED
    of = Q(foi_request=foi_request)
    reviewed = InternalReview.objects.filter(of | Q(outcome=foi_request)).exists()
    return WORKED_ON if reviewed or kept_of(foi_request).case or RegulatorCase.objects.filter(of).exists() else ""


def drop(likeness: Likeness, at: datetime, by: Person) -> None:
    """It is the same letter: erase what came later, with a certificate; what is held stays. Raises CannotErase."""
    this, other = likeness.this, likeness.other
    if why := why_not_dropped(this):
        raise CannotErase([why])
    files = dict(TakingInFile.objects.filter(foi_request=this).values_list("pk", "name"))
    erase(kept_of(this), ErasureReason.TWICE, WORDS.format(other), at, by)
    why = DROPPED.format(other, by.known_as, in_full(localdate(at)))
    for key, name in files.items():
        same = TakingInFile.objects.filter(pk=key)
        same.update(name=name, state=FileState.HELD, foi_request=other, published=False, why=why)
    logger.info("Request %s: dropped as the same letter as %s by person %s", this.pk, other.pk, by.pk)


def keep_both(likeness: Likeness, at: datetime, by: Person) -> None:
    """It is another letter, and is filed by itself. Kept as a correction, which can be undone."""
    changes = [Change(FindingSettled(each), fingerprint(value=False), after=True) for each in likeness.findings]
    correct(likeness.this.pk, changes, at, by)
