"""Take in a file: what is it really, is it too big, have we it already. Makes the Letter.

The order in `store` is what keeps a letter from being lost or half there, whenever the machine stops:

    bytes kept under their SHA-256, whole and lasting (foiarchive/stores) -> INSERT -> COMMIT (by the caller)

A stop before the COMMIT leaves a file without a row: harmless, and the next try of the same bytes takes it over. Where
there is no next try, because the file is refused, `forget` takes it away.
"""

from __future__ import annotations

import errno
import hashlib
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
from foiarchive.stores import opening
from foiarchive.stores.shapes import Store

MIB = 1024 * 1024
LONGEST_NAME = 255
KEEPING_LOCK = 0x464F494C  # PostgreSQL advisory lock: held by all who keep letters, or by one who takes bytes away
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})  # the disk or store is to blame
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
    if not _is_there(sha256):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEEPING_LOCK])
    if not Letter.objects.filter(sha256=sha256).exists():
        with suppress(OSError):  # then it stays, as after a stop
            _letters().remove(name_of(sha256))


def bytes_of(letter: Letter) -> bytes:
    """The letter's bytes, checked; raises LostLetter, DamagedLetter, or StoreAway where files are not on the disk."""
    try:
        data = _letters().read(name_of(letter.sha256))
    except FileNotFoundError as lost:
        raise LostLetter(letter.name) from lost
    if hashlib.sha256(data).hexdigest() != letter.sha256:
        raise DamagedLetter(letter.name)
    return data


def name_of(sha256: str) -> str:
    """What a letter's bytes are called in the store."""
    return f"{sha256[:2]}/{sha256}"


def clean_name(name: str) -> str:
    """The file's name as it may be shown: its last part, without characters that are not seen, of bearable length."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in UNWANTED)
    kept = seen.strip(" .") or "letter"
    if len(kept) <= LONGEST_NAME:
        return kept
    ending = Path(kept).suffix[:10]
    return kept[: LONGEST_NAME - len(ending)] + ending


def _letters() -> Store:
    return opening.store("FOI_LETTERS")


def _is_there(sha256: str) -> bool:
    try:
        _letters().size(name_of(sha256))
    except OSError:  # nobody can say; then it stays
        return False
    return True


def _keep(digest: str, data: bytes) -> None:
    """See that the bytes lie under their name, safe from a stop of the machine."""
    letters, name = _letters(), name_of(digest)
    if _holds(letters, name, digest):
        letters.settle(name)
    else:
        letters.keep(name, [data])


def _holds(letters: Store, name: str, digest: str) -> bool:
    try:
        return hashlib.sha256(letters.read(name)).hexdigest() == digest
    except FileNotFoundError:
        return False
