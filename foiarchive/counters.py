"""Counting how often somebody does something, over all web processes of a machine, without keeping who.

A file holds rows of cells, each the moment until which a visitor, or several, have used up what they may do. A visitor
has one cell in each row, chosen by a hash; the earliest of them counts, so that two visitors disturb each other only
where they share all their cells. Nobody's address can be read out of that: it is hashed with a salt that lies in the
file itself and is thrown away with it. Every process opens the file anew, so it may be deleted at any time.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

ROWS, CELLS = 3, 1 << 16
SALT_BYTES = 16
LEAST_LIFE = 600.0  # seconds
_HEAD = struct.Struct(f"<{SALT_BYTES}sd")  # the salt, and when the file was begun
_MOMENT = struct.Struct("<d")
_PLACES = struct.Struct(f"<{ROWS}I")
_SIZE = _HEAD.size + ROWS * CELLS * _MOMENT.size


@dataclass(frozen=True, slots=True)
class Pace:
    """How often: so many times at once, then one more whenever its share of the seconds has passed."""

    times: int
    seconds: float

    @property
    def life(self) -> float:
        """After so many seconds the file is begun anew, with another salt."""
        return max(self.seconds, LEAST_LIFE)


def seconds_to_wait(file: Path, pace: Pace, who: str, at: float) -> float:
    """0, and it is counted, where `who` may do it now; else how long to wait. What is refused does not count.

    `at`: seconds of the epoch. Raises OSError where the file cannot be used.
    """
    with _held(file) as handle:
        places = _places(_salt(handle, pace, at), who)
        # A moment further away than a whole turn was written by a clock that has been put back since.
        used_until = min(at + pace.seconds, min(_moment(handle, place) for place in places))
        then = max(used_until, at) + pace.seconds / pace.times
        wait = then - at - pace.seconds
        if wait > 1e-6:
            return wait
        for place in places:
            os.pwrite(handle, _MOMENT.pack(max(then, _moment(handle, place))), place)
    return 0.0


@contextmanager
def _held(file: Path) -> Iterator[int]:
    """The open file, this process's alone."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _salt(handle: int, pace: Pace, at: float) -> bytes:
    """The file's salt; where it is new, damaged or old, it is begun anew."""
    if os.fstat(handle).st_size == _SIZE:
        salt, begun = _HEAD.unpack(os.pread(handle, _HEAD.size, 0))
        if begun <= at < begun + pace.life:
            return bytes(salt)
    salt = secrets.token_bytes(SALT_BYTES)
    os.ftruncate(handle, 0)
    os.ftruncate(handle, _SIZE)
    os.pwrite(handle, _HEAD.pack(salt, at), 0)
    return salt


def _places(salt: bytes, who: str) -> list[int]:
    """Where the visitor's cells stand in the file, one a row."""
    numbers = _PLACES.unpack(blake2b(who.encode(), key=salt, digest_size=_PLACES.size).digest())
    return [_HEAD.size + (row * CELLS + number % CELLS) * _MOMENT.size for row, number in enumerate(numbers)]


def _moment(handle: int, place: int) -> float:
    read = os.pread(handle, _MOMENT.size, place)
    return float(_MOMENT.unpack(read)[0]) if len(read) == _MOMENT.size else 0.0
