"""Where files lie that were handed in and not yet filed: under names of our own, safe from a stop of the machine."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime

from foiarchive.stores.opening import store
from foiarchive.stores.shapes import Store

NAME = re.compile(r"[0-9a-f]{32}")


class NotInWaitingRoom(Exception):
    """The file is gone from the waiting room."""

    def __init__(self) -> None:
        super().__init__("The file is gone from the waiting room. Hand it in again.")


def keep(chunks: Iterable[bytes]) -> str:
    """Keep a file; its name in the waiting room. Nothing stays of one that could not be written whole."""
    name = secrets.token_hex(16)
    _room().keep(name, chunks)
    return name


def bytes_of(name: str) -> bytes:
    """The file's bytes; raises NotInWaitingRoom, or StoreAway where files are not on the disk."""
    try:
        return _room().read(_checked(name))
    except FileNotFoundError as gone:
        raise NotInWaitingRoom from gone


def remove(name: str) -> None:
    """Its row is settled: the file is not needed any more. One that is gone already is no trouble."""
    _room().remove(_checked(name))


def sweep(known: Collection[str], before: datetime) -> int:
    """Remove what was left by a stop between file and row: files nobody knows, older than `before`; how many."""
    left = [file.name for file in _room().files() if file.name not in known and file.changed_at < before]
    for name in left:
        _room().remove(name)
    return len(left)


def _room() -> Store:
    return store("FOI_WAITING")


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise NotInWaitingRoom
    return name
