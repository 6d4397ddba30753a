"""Where files lie that were handed in and not yet filed: under names of our own, safe from a stop of the machine."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}")


class NotInWaitingRoom(Exception):
    """The file is gone from the waiting room."""

    def __init__(self) -> None:
        super().__init__("The file is gone from the waiting room. Hand it in again.")


def keep(chunks: Iterable[bytes]) -> str:
    """Keep a file; its name in the waiting room. Nothing stays of one that could not be written whole."""
    folder = _folder()
    name = secrets.token_hex(16)
    handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        remove(name)
        raise
    return name


def settle_names() -> None:
    """Make the names of all files kept so far as lasting as their bytes."""
    handle = os.open(_folder(), os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def bytes_of(name: str) -> bytes:
    """The file's bytes; raises NotInWaitingRoom."""
    try:
        return _place(name).read_bytes()
    except FileNotFoundError as gone:
        raise NotInWaitingRoom from gone


def remove(name: str) -> None:
    """Its row is settled: the file is not needed any more. One that is gone already is no trouble."""
    with suppress(FileNotFoundError):
        _place(name).unlink()


def sweep(known: Collection[str], before: datetime) -> int:
    """Remove what was left by a stop between file and row: files nobody knows, older than `before`; how many."""
    removed = 0
    for file in _folder().iterdir():
        with suppress(FileNotFoundError):
            if file.name not in known and file.stat().st_mtime < before.timestamp():
                file.unlink()
                removed += 1
    return removed


def _folder() -> Path:
    folder: Path = settings.FOI_WAITING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _place(name: str) -> Path:
    if not NAME.fullmatch(name):
        raise NotInWaitingRoom
    return _folder() / name
