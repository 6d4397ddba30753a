"""Handing in letters: files, folders and ZIPs go to the waiting room, each with a row that says what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from documents.errors import Reason
from documents.intake import clean_name
from requests import waiting_room
from requests.models import Person, TakingIn, TakingInFile
from requests.models.taking_in import FileState
from requests.unpacking import CHUNK, MIB, BadMember, BadZip, Unpacked, is_wanted, is_zip, name_of

LEFTOVERS_AFTER = timedelta(days=1)


class HandedIn(Protocol):
    """A file as it was sent."""

    @property
    def name(self) -> str | None:
        """As the browser says it."""

    @property
    def file(self) -> Any:
        """Its bytes, open at any place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file, in the waiting room; or refused at once, and `why`."""

    name: str
    waiting_name: str = ""
    why: str = ""


class TooLarge(Exception):
    """The file is larger than a letter may be."""


def hand_in(files: Iterable[HandedIn], key: UUID, at: datetime, by: Person, *, publishing: bool = False) -> TakingIn:
    """Keep the files and their rows. The same form sent again gives what came of the first."""
    if (earlier := TakingIn.objects.filter(started_by=by, key=key).first()) is not None:
        return earlier
    kept: list[Kept] = []
    try:
        for file in files:
            kept.extend(_kept(file))
        return _write(kept, key, at, by, publishing=publishing)
    except IntegrityError:  # the same form, sent at the same moment, was faster
        _forget(kept)
        return TakingIn.objects.get(started_by=by, key=key)
    except BaseException:
        _forget(kept)
        raise


def sweep(at: datetime) -> int:
    """Remove files that a stop of the machine left in the waiting room without a row; how many."""
    known = set(TakingInFile.objects.waiting().values_list("waiting_name", flat=True))
    return waiting_room.sweep(known, at - LEFTOVERS_AFTER)


@transaction.atomic
def _write(kept: Sequence[Kept], key: UUID, at: datetime, by: Person, *, publishing: bool) -> TakingIn:
    taking_in = TakingIn.objects.create(started_at=at, started_by=by, publish=publishing, key=key)
    TakingInFile.objects.bulk_create(
        TakingInFile(
            taking_in=taking_in,
            order=order,
            name=each.name,
            waiting_name=each.waiting_name,
            state=FileState.REFUSED if each.why else FileState.WAITING,
            settled_at=at if each.why else None,
            why=each.why,
        )
        for order, each in enumerate(kept, start=1)
    )
    return taking_in


def _kept(file: HandedIn) -> list[Kept]:
    """One file, or those of a ZIP. What is wrong with one never stops the others."""
    if not is_wanted(file.name or ""):
        return []
    name = clean_name(file.name or "")
    head = file.file.read(4)
    file.file.seek(0)
    if is_zip(head, file.file):
        return _unpacked(name, file.file)
    file.file.seek(0)
    return [_keep(name, iter(lambda: file.file.read(CHUNK), b""))]


def _unpacked(name: str, stream: IO[bytes]) -> list[Kept]:
    """The files of a ZIP; if it is refused whole, nothing of it stays."""
    kept: list[Kept] = []
    try:
        packed = Unpacked(stream, most_bytes=settings.FOI_MAX_UPLOAD_MB * MIB)
        for member in packed.members:
            kept.append(_keep(name_of(member), packed.chunks(member)))  # noqa: PERF401  what is kept must be known
    except BadZip as refusal:
        _forget(kept)
        return [Kept(name, why=str(refusal))]
    except BaseException:
        _forget(kept)
        raise
    return kept


def _keep(name: str, chunks: Iterator[bytes]) -> Kept:
    try:
        return Kept(name, waiting_name=waiting_room.keep(_no_larger(chunks)))
    except TooLarge:
        return Kept(name, why=Reason.TOO_LARGE)
    except BadMember as refusal:
        return Kept(name, why=str(refusal))


def _no_larger(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, as long as they are no more than a letter."""
    left = settings.FOI_MAX_LETTER_MB * MIB
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise TooLarge
        yield chunk


def _forget(kept: Iterable[Kept]) -> None:
    for each in kept:
        if each.waiting_name:
            waiting_room.remove(each.waiting_name)
