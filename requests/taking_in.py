"""Taking in one file of many: filed and, if asked for, published. Whatever is wrong with it never stops the others."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.heard import NOBODY, Hearing
from documents.intake import forget
from foiarchive.database import AWAY
from foiarchive.stores.shapes import StoreAway
from requests.errors import CannotPublish, ChangedMeanwhile
from requests.filing import looks_like, take_in_and_file
from requests.law.written_dates import in_full
from requests.models import FOIRequest, Person
from requests.models.taking_in import FileState
from requests.publication import publish

logger = logging.getLogger(__name__)

UNEXPECTED = "It could not be taken in: an unexpected fault, which the log describes. Nothing of it was kept."
UNDECIDED = "It is not published before that is settled on its page."
WITHDRAWN = "It was withdrawn on {}. To publish it again, open its own page and publish it there."
UNEXPECTED_LATER = "It could not be published: an unexpected fault, which the log describes."


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file. `why` is for people: why it was refused or not published, or what it looks like."""

    name: str
    state: FileState
    foi_request: FOIRequest | None = None
    published: bool = False
    why: str = ""


def take_in(
    name: str, data: bytes, at: datetime, by: Person | None, *, publishing: bool = False, hearing: Hearing = NOBODY
) -> TakenIn:
    """Take in, read, file and, if `publishing`, publish one file. Raises only where the database is away."""
    try:
        filed = take_in_and_file(name, data, at, by, hearing)
    except (*AWAY, StoreAway):
        raise  # the next file would fare no better
    except Exception:
        logger.exception("A file could not be taken in")
        forget(data)
        return TakenIn(name, FileState.REFUSED, why=UNEXPECTED)
    taken = TakenIn(name, filed.state, filed.foi_request, why=filed.why)
    if publishing and filed.foi_request is not None:
        return publish_unless_alike(taken, filed.foi_request, at, by)
    return taken


def publish_unless_alike(taken: TakenIn, foi_request: FOIRequest, at: datetime, by: Person | None) -> TakenIn:
    """Publish what was taken in, but not a letter of which somebody has to decide whether it is held already."""
    alike = [] if foi_request.publications.exists() else looks_like(foi_request)
    if alike:
        return TakenIn(taken.name, taken.state, foi_request, why=" ".join([*alike, UNDECIDED]))
    return publish_taken(taken, foi_request, at, by)


def publish_taken(taken: TakenIn, foi_request: FOIRequest, at: datetime, by: Person | None) -> TakenIn:
    """Publish what was filed or held already; what is public stays as it is, and what was withdrawn stays withdrawn."""
    last = foi_request.publications.order_by("-version").first()
    if last is not None and last.withdrawn_at is None:
        return TakenIn(taken.name, taken.state, foi_request, published=True, why=taken.why)
    if last is not None and last.withdrawn_at is not None:
        why = WITHDRAWN.format(in_full(timezone.localdate(last.withdrawn_at)))
        return TakenIn(taken.name, taken.state, foi_request, why=" ".join(filter(None, [taken.why, why])))
    try:
        publish(foi_request, at, by)
    except CannotPublish as refusal:
        why = " ".join(refusal.reasons)
    except (ChangedMeanwhile, UnreadableLetter, LostLetter, DamagedLetter) as fault:
        why = str(fault)
    except (*AWAY, StoreAway):
        raise
    except Exception:
        logger.exception("%s could not be published", foi_request)
        why = UNEXPECTED_LATER
    else:
        return TakenIn(taken.name, taken.state, foi_request, published=True, why=taken.why)
    return TakenIn(taken.name, taken.state, foi_request, why=" ".join(filter(None, [taken.why, why])))
