"""What is done of a letter's pages before all are: kept on disk, so that whoever is stopped goes on from there."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

KINDS = ("recognised", "drawn")
SEAL = hashlib.sha256().digest_size
KEPT_FOR = 7 * 24 * 3600  # seconds: of a letter that nobody went on with


_after_each: ContextVar[Callable[[], None] | None] = ContextVar("after each part", default=None)


@contextmanager
def pausing(after_each: Callable[[], None]) -> Iterator[None]:
    """Whatever is done in here in parts calls this after each that it kept: to raise there costs none of them."""
    token = _after_each.set(after_each)
    try:
        yield
    finally:
        _after_each.reset(token)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The parts that are done of one letter. `version`: of how they are made; those of another are done anew.

    A part is kept behind its SHA-256: what was damaged since is not there, and is done anew too.
    """

    kind: str
    letter: bytes
    version: int

    def part(self, name: str) -> bytes | None:
        """What was kept under this name; None where nothing was, or it is not what was kept."""
        try:
            kept = (self._folder / name).read_bytes()
        except OSError:
            return None
        done = kept[SEAL:]
        return done if sealed(done) == kept else None

    def keep(self, name: str, done: bytes) -> None:
        """Keep a part, whole or not at all."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=self._folder)  # mkstemp makes it 0600
        with os.fdopen(handle, "wb") as stream:
            stream.write(sealed(done))
        Path(draft).replace(self._folder / name)
        if pause := _after_each.get():
            pause()

    def forget(self) -> None:
        """Remove the parts of this letter, and those of letters that nobody went on with."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for folder in _folders(self.kind):
            with suppress(FileNotFoundError):  # somebody else was first
                if folder.stat().st_mtime < time.time() - KEPT_FOR:
                    shutil.rmtree(folder, ignore_errors=True)

    @property
    def _folder(self) -> Path:
        return _root(self.kind) / f"{hashlib.sha256(self.letter).hexdigest()}-{self.version}"


def sealed(done: bytes) -> bytes:
    """A part as it is kept."""
    return hashlib.sha256(done).digest() + done


def forget_unfinished(sha256: str) -> None:
    """Remove all parts of the letter with these bytes: it is erased."""
    for kind in KINDS:
        for folder in _folders(kind):
            if folder.name.startswith(f"{sha256}-"):
                shutil.rmtree(folder, ignore_errors=True)


def _root(kind: str) -> Path:
    folder: Path = settings.FOI_VAR / kind
    return folder


def _folders(kind: str) -> list[Path]:
    root = _root(kind)
    return list(root.iterdir()) if root.is_dir() else []
