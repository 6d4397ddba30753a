"""Files out of a ZIP, read with a bound on everything: how many, how large, how much larger than they were packed.

Sizes that the ZIP states are not believed; what is counted is what comes out. Names are cleaned and lead nowhere.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from documents.intake import clean_name

MIB = 1024 * 1024
CHUNK = 256 * 1024
MOST_FILES = 1000
LONGEST_LIST = 2 * MIB  # bytes of the ZIP's list of files
MOST_TIMES_LARGER = 200  # than packed: a letter as text packs to a fifth, a bomb to a thousandth
UNSUSPICIOUS = 4 * MIB  # up to here a file may pack as well as it likes
BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # of others Python expands whole chunks before we look
OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})

BROKEN = "The ZIP is damaged or cut short. Pack it again, or hand in the files themselves."
LOCKED = "The file asks for a password. Unpack the ZIP and hand in the file itself."
EMPTY = "There is no file in the ZIP."
TOO_MANY = f"The ZIP holds more than {MOST_FILES:,} files. Pack them into several."
BOMB = "The ZIP expands to more than letters can, so nothing of it was taken in. Hand in the files themselves."
METHOD = "The file is packed in a way the archive does not read. Unpack the ZIP and hand in the file itself."


class BadZip(Exception):
    """The ZIP is refused whole; the message says why, fit to be shown."""


class BadMember(Exception):
    """One file of a ZIP cannot be read; the message says why, fit to be shown."""


@dataclass(slots=True)
class Allowance:
    """How many bytes may still come out of the ZIP."""

    left: int


def is_zip(head: bytes, stream: IO[bytes]) -> bool:
    """Whether these are packed files, and not an office document, which is a ZIP too."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with opened(stream) as packed:
            return not OFFICE & set(packed.namelist())
    except BadZip:
        return True  # what is wrong with it is said when it is unpacked


def opened(stream: IO[bytes]) -> zipfile.ZipFile:
    """The ZIP, opened. Its list of files is measured first: Python keeps half a kilobyte for each that it names."""
    try:
        end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]
        if end is not None and end[zipfile._ECD_SIZE] > LONGEST_LIST:  # type: ignore[attr-defined]
            raise BadZip(TOO_MANY)
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as problem:
        raise BadZip(BROKEN) from problem


class Unpacked:
    """An open ZIP: its files in order, each to be read once."""

    def __init__(self, stream: IO[bytes], most_bytes: int) -> None:
        self._packed = opened(stream)
        self._allowance = Allowance(most_bytes)
        self.members = [
            member for member in self._packed.infolist() if not member.is_dir() and is_wanted(member.filename)
        ]
        if not self.members:
            raise BadZip(EMPTY)
        if len(self.members) > MOST_FILES:
            raise BadZip(TOO_MANY)

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one file, as they come out. Raises BadMember, or BadZip where the whole cannot be trusted."""
        if member.flag_bits & 0x1:
            raise BadMember(LOCKED)
        if member.compress_type not in BOUNDED:
            raise BadMember(METHOD)
        out = 0
        try:
            with self._packed.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    out += len(chunk)
                    self._allowance.left -= len(chunk)
                    if self._allowance.left < 0 or out > max(UNSUSPICIOUS, member.compress_size * MOST_TIMES_LARGER):
                        raise BadZip(BOMB)
                    yield chunk
        except NotImplementedError as problem:
            raise BadMember(METHOD) from problem
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as problem:
            raise BadMember(BROKEN) from problem


def is_wanted(name: str) -> bool:
    """Not what an operating system leaves in folders, and not a hidden file."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts if part not in {".", ".."})
    return bool(parts) and not hidden and parts[-1].lower() not in LEFT_BEHIND


def name_of(member: zipfile.ZipInfo) -> str:
    """The file's name without the folders it lay in."""
    return clean_name(member.filename)
