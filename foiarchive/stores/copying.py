"""Files on their way between a store and a folder, or from one store to another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from foiarchive.stores.shapes import CHUNK, Readable, Store


def copy_out(source: Store, name: str, target: Path) -> None:
    """A file of the store as one of its owner's alone. Raises FileNotFoundError."""
    with closing(source.opened(name)) as file, target.open("wb") as copy:
        target.chmod(0o600)
        shutil.copyfileobj(file, copy, CHUNK)


def copy_in(source: Path, target: Store, name: str) -> None:
    """A file into the store."""
    with source.open("rb") as file:
        target.keep(name, chunks_of(file))


def chunks_of(file: Readable) -> Iterator[bytes]:
    """A file's bytes, some at a time."""
    while chunk := file.read(CHUNK):
        yield chunk
