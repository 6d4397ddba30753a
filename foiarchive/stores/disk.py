"""Files in a folder on a disk.

The order in which one is kept is what saves it from a stop of the machine at any moment:

    draft -> written -> fsync -> renamed -> fsync of its folder, and of the folder above
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from foiarchive.stores.shapes import DRAFT, UNFINISHED, Found, Readable, Unreadable


@dataclass(frozen=True, slots=True)
class Disk:
    """The store in this folder, which is made when something is kept, and is its owner's alone."""

    folder: Path

    def keep(self, name: str, chunks: Iterable[bytes]) -> None:
        """Written beside its place and renamed, so that nobody ever sees half of it."""
        place = self.folder / name
        self._make_folder()
        place.parent.mkdir(mode=0o700, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=place.parent, prefix=DRAFT)  # mkstemp makes it 0600
        try:
            with os.fdopen(handle, "wb") as stream:
                for chunk in chunks:
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            Path(draft).replace(place)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
        self.settle(name)

    def settle(self, name: str) -> None:
        """A file without its name is lost too."""
        parent = (self.folder / name).parent
        sync(parent)
        if parent != self.folder:
            sync(self.folder)

    @contextmanager
    def writing(self, folder: str) -> Iterator[Path]:
        """Written beside its place too."""
        self._make_folder()
        draft = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))  # mkdtemp makes it 0700
        try:
            yield draft
            for path in (*sorted(draft.iterdir()), draft):
                sync(path)
            draft.rename(self.folder / folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync(self.folder)

    def opened(self, name: str, wanted: range | None = None) -> Readable:
        """The file itself, at the first byte that is wanted."""
        file = self._plain(name)
        if wanted is None:
            return file
        file.seek(wanted.start)
        return _Stretch(file, len(wanted))

    def read(self, name: str) -> bytes:
        """At once."""
        with self._plain(name) as file:
            return file.read()

    def size(self, name: str) -> int:
        """As the disk has it."""
        return (self.folder / name).stat().st_size

    def files(self, start: str = "") -> Iterator[Found]:
        """What goes away meanwhile is passed over."""
        faults: list[OSError] = []
        walk = os.walk(self.folder / start.rpartition("/")[0], onerror=faults.append)
        paths = sorted(Path(folder, name) for folder, _, names in walk for name in names)
        for found in self._all_found(paths, faults):
            if found.name.startswith(start) and not found.is_folder:
                yield found

    def folders(self) -> Iterator[Found]:
        """Files in the store itself are among them."""
        faults: list[OSError] = []
        try:
            paths = sorted(self.folder.iterdir())
        except OSError as fault:
            paths, faults = [], [fault]
        yield from self._all_found(paths, faults)

    def remove(self, name: str) -> None:
        """Its folder stays."""
        (self.folder / name).unlink(missing_ok=True)

    def remove_folder(self, name: str) -> None:
        """Raises OSError where something of it stays."""
        if name:
            if (self.folder / name).exists():
                shutil.rmtree(self.folder / name)
        elif self.folder.exists():  # itself it stays: it may be a link, or a disk of its own
            for path in list(self.folder.iterdir()):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()

    def _plain(self, name: str) -> io.BufferedReader:
        """A file of the store's own. What a link leads to is none, nor is a pipe or a folder."""
        shown = f"{self.folder.name}/{name}"
        path = self.folder / name
        try:
            if path.parent != self.folder and path.parent.is_symlink():
                raise FileNotFoundError(path)
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            raise
        except OSError as failed:
            if failed.errno == errno.ELOOP:
                raise FileNotFoundError(path) from failed
            raise Unreadable(shown, failed) from failed
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise FileNotFoundError(path)
        return io.BufferedReader(_Kept(handle, shown))

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            sync(self.folder.parent)

    def _all_found(self, paths: Iterable[Path], faults: list[OSError]) -> Iterator[Found]:
        """What lies there; the first that cannot be looked at is told of at the end, those in `faults` before it."""
        for path in paths:
            try:
                if found := self._found(path):
                    yield found
            except OSError as fault:
                faults.append(fault)
        for first in faults:
            if not isinstance(first, FileNotFoundError):
                place = Path(first.filename).relative_to(self.folder.parent)
                raise Unreadable(place.as_posix(), first) from first

    def _found(self, path: Path) -> Found | None:
        try:
            told = path.stat()
        except FileNotFoundError:
            return None
        changed_at = datetime.fromtimestamp(told.st_mtime, UTC)
        return Found(path.relative_to(self.folder).as_posix(), told.st_size, changed_at, path.is_dir())


class _Kept(io.FileIO):
    """An open file that tells its name where the disk fails under it."""

    def __init__(self, handle: int, shown: str) -> None:
        super().__init__(handle, "rb")
        self.shown = shown

    def readinto(self, buffer: Any, /) -> int | None:
        try:
            return super().readinto(buffer)
        except OSError as failed:
            raise Unreadable(self.shown, failed) from failed

    def readall(self) -> bytes:
        try:
            return super().readall()
        except OSError as failed:
            raise Unreadable(self.shown, failed) from failed


@dataclass
class _Stretch:
    """So many bytes of an open file, from where it stands."""

    file: Readable
    left: int

    def read(self, size: int = -1, /) -> bytes:
        read = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(read)
        return read

    def close(self) -> None:
        self.file.close()


def sync(path: Path) -> None:
    """Until it is on the disk: of a folder, the names in it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
