"""Take in a file: what is it really, is it too big, have we it already. Makes the Letter.

The order in `store` is what keeps a letter from being lost or half there, whenever the machine stops:

    draft -> written -> fsync -> renamed to its SHA-256 -> fsync of the folder -> INSERT -> COMMIT (by the caller)

A stop before the COMMIT leaves a file without a row: harmless, and the next try of the same bytes takes it over. Where
there is no next try, because the file is refused, `forget` takes it away.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import unicodedata
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from documents.errors import DamagedLetter, LostLetter, Reason, UnreadableLetter
from documents.kinds import format_of
from documents.models import Letter, LetterFormat
from documents.unfinished import forget_unfinished

MIB = 1024 * 1024
LONGEST_NAME = 255
KEEPING_LOCK = 0x464F494C  # PostgreSQL advisory lock: held by all who keep letters, or by one who takes bytes away
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})  # the disk is to blame
# Control, format (right-to-left override), surrogate, private and line-breaking characters have no place in a name.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def check_file(name: str, data: bytes) -> LetterFormat:
    """What the bytes really are; raises UnreadableLetter where they are no letter, nothing, or too much."""
    if not data:
        raise UnreadableLetter(Reason.EMPTY)
    if len(data) > settings.FOI_MAX_LETTER_MB * MIB:
        raise UnreadableLetter(Reason.TOO_LARGE)
    return format_of(name, data)


def read_file(path: Path) -> bytes:
    """A file from the disk; of one that is too large as much as `check_file` needs to see that. Raises OSError."""
    with path.open("rb") as file:
        return file.read(settings.FOI_MAX_LETTER_MB * MIB + 1)


def already_held(data: bytes) -> Letter | None:
    """The letter with exactly these bytes, if the archive has it."""
    return Letter.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()


def store(name: str, data: bytes, format: LetterFormat, at: datetime) -> Letter:  # noqa: A002  the file's
    """Keep the bytes and their row; the same bytes twice, or at once, are one letter. Inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [KEEPING_LOCK])
    digest = hashlib.sha256(data).hexdigest()
    try:
        _keep(digest, data)
    except OSError as failed:
        if failed.errno in NO_ROOM:
            raise UnreadableLetter(Reason.NO_ROOM) from failed
        raise
    letter = Letter(sha256=digest, name=clean_name(name), format=format, size=len(data), taken_in_at=at)
    Letter.objects.bulk_create([letter], ignore_conflicts=True)  # INSERT … ON CONFLICT DO NOTHING
    return Letter.objects.get(sha256=digest)


def forget(data: bytes) -> None:
    """Take away the bytes of a file that was refused after they were kept, unless a letter has them."""
    take_away(hashlib.sha256(data).hexdigest())


@transaction.atomic
def take_away(sha256: str) -> None:
    """Take away bytes that no letter has, or no longer.

    Waits for those who keep letters now: one of them may be keeping the same bytes, and have no row to show for it yet.
    """
    forget_unfinished(sha256)
    if not place_of(sha256).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEEPING_LOCK])
    if not Letter.objects.filter(sha256=sha256).exists():
        with suppress(OSError):  # then it stays, as after a stop
            place_of(sha256).unlink()


def bytes_of(letter: Letter) -> bytes:
    """The letter's bytes, checked; raises LostLetter or DamagedLetter."""
    try:
        data = place_of(letter.sha256).read_bytes()
    except FileNotFoundError as lost:
        raise LostLetter(letter.name) from lost
    if hashlib.sha256(data).hexdigest() != letter.sha256:
        raise DamagedLetter(letter.name)
    return data


def place_of(sha256: str) -> Path:
    """Where a letter's bytes lie."""
    folder: Path = settings.FOI_LETTERS
    return folder / sha256[:2] / sha256


def clean_name(name: str) -> str:
    """The file's name as it may be shown: its last part, without characters that are not seen, of bearable length."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in UNWANTED)
    kept = seen.strip(" .") or "letter"
    if len(kept) <= LONGEST_NAME:
        return kept
    ending = Path(kept).suffix[:10]
    return kept[: LONGEST_NAME - len(ending)] + ending


def _keep(digest: str, data: bytes) -> None:
    """See that the bytes lie under their name, safe from a stop of the machine."""
    place = place_of(digest)
    for folder in (place.parent.parent, place.parent):  # with `parents` alone the upper one would be open to others
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _holds(place, digest):
        _write(place, data)
    _settle(place.parent)
    _settle(place.parent.parent)


def _holds(place: Path, digest: str) -> bool:
    return place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == digest


def _write(place: Path, data: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=place.parent, prefix=".incoming-")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Make the names in a folder as lasting as the files' bytes."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
