"""What every store does, whatever it keeps files on."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

DRAFT = ".incoming-"  # a file that is being written
UNFINISHED = "writing-"  # a folder that is being written
CHUNK = 1024 * 1024


class StoreAway(OSError):
    """The store of files does not answer, broke off or refused. Nothing half done stays; it is tried again.

    `said`: how it refused; else `fault` names what kept it from answering.
    """

    def __init__(self, fault: str = "", said: str = "") -> None:
        why = f"refused ({said})" if said else f"cannot be reached ({fault})"
        super().__init__(errno.EIO, f"the store of files {why}")

    def __str__(self) -> str:
        return f"T{str(self.strerror)[1:]}. Try again later."


class Unreadable(OSError):
    """A file or folder is there, and the disk does not give it away. `name`: "letters/ab/ab12…", told to people."""

    def __init__(self, name: str, fault: OSError) -> None:
        super().__init__(fault.errno, fault.strerror)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name} cannot be read: {self.strerror}."


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder directly in the store. `name`: with "/", as it is asked for by. Bytes."""

    name: str
    size: int
    changed_at: datetime
    is_folder: bool = False


class Readable(Protocol):
    """The bytes of a file, from where they were opened.

    No slots: where a web server hands it out, Django puts a `close` of its own in place of this one.
    """

    def read(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


class Bucket(Protocol):
    """A bucket that holds stores, one for each kind of file. All but its name may raise StoreAway."""

    bucket_name: str

    def store(self, folder: Path) -> Store:
        """The store whose files' names begin with the folder's name; drafts are written to the folder itself."""

    def is_open_to_all(self, name: str) -> bool:
        """Whether somebody without a key is given this file: tried. `name`: in the whole bucket."""

    def keeps_old_versions(self) -> bool:
        """Whether what is removed or replaced stays as an old version."""

    def ends_old_versions(self) -> bool:
        """Whether a rule ends old versions after a time."""


class Store(Protocol):
    """Files under names such as "ab/ab12…", at most one folder deep. Each may raise StoreAway or another OSError.

    What is there and cannot be read is Unreadable; of files and folders that is raised once all others were told of.
    """

    def keep(self, name: str, chunks: Iterable[bytes]) -> None:
        """Keep a file, whole and lasting, or not at all. What was there under its name is replaced."""

    def settle(self, name: str) -> None:
        """Make a file lasting that is there already: whoever wrote it may have been stopped before it was."""

    def writing(self, folder: str) -> AbstractContextManager[Path]:
        """A place on this machine's disk to write files to; left without a fault, all are kept in a new folder."""

    def opened(self, name: str, wanted: range | None = None) -> Readable:
        """A file's bytes, or those of them that are wanted. Raises FileNotFoundError."""

    def read(self, name: str) -> bytes:
        """All of a file's bytes. Raises FileNotFoundError."""

    def size(self, name: str) -> int:
        """A file's size. Raises FileNotFoundError."""

    def files(self, start: str = "") -> Iterator[Found]:
        """Every file whose name begins so, ordered by name, those too that are being written."""

    def folders(self) -> Iterator[Found]:
        """What lies directly in the store. A folder changed when it or one of its files did; its size is not told."""

    def remove(self, name: str) -> None:
        """Remove a file. No error where there is none."""

    def remove_folder(self, name: str) -> None:
        """Remove a folder and all files in it; "": of the whole store. No error where there is none."""
