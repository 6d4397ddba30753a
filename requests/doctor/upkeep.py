"""What keeps the archive safe, when it was done last and whether it went well: backups, rehearsals, checks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import Error
from django.utils import timezone

from requests.doctor.findings import Finding, bad, good, weak
from requests.models import Upkeep
from requests.models.upkeep import UpkeepKind

BACKUPS = "Backups"
LONGEST = 300
# After which time it should have been done again, and by what.
DUE = {
    UpkeepKind.BACKUP: (timedelta(days=2), "manage.py backup DIR, daily"),
    UpkeepKind.REHEARSED: (timedelta(days=120), "manage.py rehearse FOLDER"),
    UpkeepKind.CHECKED: (timedelta(days=30), "manage.py check_archive"),
}

logger = logging.getLogger(__name__)


def note(kind: UpkeepKind, words: str, *, went_well: bool = True) -> None:
    """Write down that it was done. Where the database is not to be had, the work itself still counts.

    Whoever could not do it says why themselves: that nothing could be written down would only hide that.
    """
    try:
        Upkeep.objects.create(kind=kind, at=timezone.now(), went_well=went_well, words=words[:LONGEST])
    except Error:
        if went_well:
            logger.warning("It could not be written down that this was done: %s", kind)


def last(kind: UpkeepKind, *, went_well: bool | None = None) -> Upkeep | None:
    """The last time it was done; or done well."""
    done = Upkeep.objects.filter(kind=kind)
    return (done if went_well is None else done.filter(went_well=went_well)).first()


def age(kind: UpkeepKind, at: datetime) -> timedelta | None:
    """How long ago it went well; None where it never did."""
    done = last(kind, went_well=True)
    return at - done.at if done else None


def _went_well(well: Upkeep | None) -> str:
    return f"It went well last on {timezone.localtime(well.at):%d %B %Y at %H:%M}." if well else "It never went well."


def examined() -> Iterator[Finding]:
    """Each kind: done lately, and well?"""
    at = timezone.now()
    for kind, (most, how) in DUE.items():
        latest, well = last(kind), last(kind, went_well=True)
        if latest is not None and not latest.went_well:
            sentence = f"{kind.label}: the last time it failed. {latest.words} {_went_well(well)}"
            yield bad(BACKUPS, sentence, f"Put that right, then run {how}.")
        elif well is None:
            yield weak(BACKUPS, f"{kind.label}: never yet.", f"Run {how}.")
        elif at - well.at > most:
            yield weak(BACKUPS, f"{kind.label}: last on {timezone.localtime(well.at):%d %B %Y}.", f"Run {how}.")
        else:
            yield good(BACKUPS, f"{kind.label}: on {timezone.localtime(well.at):%d %B %Y}.")
