"""Who lets what become public: a release is bound to the hash of exactly that content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.utils import timezone

from documents.clearing.found import FoundKind
from documents.clearing.removal import Mark
from requests.errors import CannotPublish
from requests.law.regimes import Regime
from requests.models import BankHoliday, FiledLetter, FOIRequest, Gate, Person, Release
from requests.models.release import A_DAY
from requests.publishing.public_copy import PublicCopy, as_told

SPREADSHEET = "A spreadsheet came with it."
HIDDEN = "Its file holds what its pages do not show."
NEEDS_TWO = "{} Somebody who did not take it in has to release it."
NEEDS_PERSON = "{} A person has to release it: sign in and publish it there."
ALONE = "Where there is nobody else, whoever took it in may release it from {} on, and says why there was nobody else."


CHANGED_SINCE = "It was changed after it was released. Look at it again, then release it anew."


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with a release. `before`: it was to be released before now, and nobody does it now."""

    alone_because: str = ""
    before: bool = False


def second_because(filed: FiledLetter) -> str:
    """Why a second person has to release the letter; blank where nobody has to. Two queries."""
    gate = Gate.objects.filter(filed_letter=filed).first()
    if gate is not None and gate.has_spreadsheet:
        return SPREADSHEET
    if gate is not None and gate.flagged_because:
        return f"It is flagged: {gate.flagged_because}"
    return HIDDEN if any(FoundKind(row.kind).is_hidden for row in filed.gate_findings.all()) else ""


def may_only_alone(foi_request: FOIRequest, by: Person) -> bool:
    """Whether this person can release the letter only where there is nobody else, with a reason. Three queries."""
    filed = foi_request.filed_letters.order_by("pk").first()
    if filed is None or by.pk != foi_request.filed_by_id:
        return False
    return second_because(filed) not in ("", SPREADSHEET)


def alone_from(foi_request: FOIRequest) -> datetime:
    """From when on whoever took the file in may release it alone: the same time on the next working day. One query."""
    taken_in = timezone.localtime(foi_request.filed_at)
    calendar = BankHoliday.objects.calendar()
    day = calendar.next_working_day(taken_in.date(), Regime(foi_request.regime))
    return max(datetime.combine(day, taken_in.time(), taken_in.tzinfo), foi_request.filed_at + A_DAY)


def content_hash(copy: PublicCopy, filed: FiledLetter, marks: Sequence[Mark]) -> str:
    """SHA-256 of what may become public: every word of the copy, the file it is drawn from, what is taken out.

    Not of the drawn pictures themselves, which another version of a library may draw another way, nor of where words
    lie on them, which is known only once they are drawn; nor of who checked, nor of what we say staff set.
    """
    told = asdict(replace(copy, pages=[], passages=[], tables=[], checked_on=None, letter_sha256="", letter_bytes=0))
    told["pages"] = [[page.number, page.text] for page in copy.pages]
    told["passages"] = [asdict(replace(passage, boxes=None)) for passage in copy.passages]
    told["tables"] = [asdict(replace(table, places=[])) for table in copy.tables]
    content = json.dumps(
        [as_told(told, {"set_by_staff"}), filed.letter.sha256, [_told_of(mark) for mark in marks]],
        sort_keys=True,
        ensure_ascii=False,
        default=str,
    )
    return hashlib.sha256(content.encode()).hexdigest()


def _told_of(mark: Mark) -> dict[str, object]:
    """All of it; `instead` only of what was not chosen: what was released before there was a choice stays released."""
    told = asdict(mark)
    return told if mark.instead is not None else {name: each for name, each in told.items() if name != "instead"}


def released(
    foi_request: FOIRequest, filed: FiledLetter, hash_now: str, at: datetime, by: Person | None, said: Said = Said()
) -> Release:
    """The release of exactly this content: one that stands, or a new one by this person. Raises CannotPublish."""
    because = second_because(filed)
    given = Release.objects.filter(foi_request=foi_request, content_hash=hash_now).order_by("-pk").first()
    if given is not None and _stands(given, filed, because, at):
        return given
    if said.before:
        raise CannotPublish([CHANGED_SINCE])
    release = Release(
        foi_request=foi_request,
        content_hash=hash_now,
        released_at=at,
        released_by=by,
        taken_in_at=foi_request.filed_at,
        taken_in_by=foi_request.filed_by,
        has_spreadsheet=because == SPREADSHEET,
        second_because=because,
    )
    if because and by is None:
        raise CannotPublish([NEEDS_PERSON.format(because)])
    if because and by is not None and by.pk == foi_request.filed_by_id:
        _by_nobody_else(release, foi_request, said.alone_because.strip())
    release.save()
    return release


def _stands(given: Release, filed: FiledLetter, because: str, at: datetime) -> bool:
    """Whether a release still lets the letter go: not where it was flagged or withdrawn since. At most two queries.

    `because`: why a second person has to release it now, whatever was known when it was given.
    """
    if given.foi_request.publications.filter(withdrawn_at__gt=given.released_at, withdrawn_at__lt=at).exists():
        return False
    if not because:
        return True
    if Gate.objects.filter(filed_letter=filed, flagged_at__gt=given.released_at).exists():
        return False
    return given.has_spreadsheet or (bool(given.second_because) and because != SPREADSHEET)


def _by_nobody_else(release: Release, foi_request: FOIRequest, because: str) -> None:
    """The exception for an office with nobody else; never for a spreadsheet. Raises CannotPublish."""
    said = NEEDS_TWO.format(release.second_because)
    if release.has_spreadsheet:
        raise CannotPublish([said])
    from_ = alone_from(foi_request)
    if not because or release.released_at < from_:
        when = f"{timezone.localtime(from_):%H:%M on %-d %B %Y}"
        raise CannotPublish([f"{said} {ALONE.format(when)}"])
    release.alone_because, release.alone_from = because, from_
