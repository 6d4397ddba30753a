"""The list of what a backup holds, and whether it holds just that."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from requests.management.backups.rows import KeptTable

FORMAT = 2  # 1 did not name the columns of its tables
LIST, LIST_HASH = "manifest.json", "manifest.sha256"
PAPERS = "hand-over"  # the folder of what people are to read, in a package for a successor
MOST_NAMED = 20  # files or folders in one message
ASK = "Whoever runs this command has to be able to read it."


class NotABackup(Exception):
    """The folder cannot be used as a backup; the message says why, for people."""


class NotLookedAt(NotABackup):
    """Whether it is whole was not found out; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was kept. Bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `migrations`: "requests.0001_initial"; `made_at`: ISO, with its zone."""

    made_at: str
    migrations: tuple[str, ...]
    tables: dict[str, KeptTable]
    sequences: dict[str, int]
    files: dict[str, KeptFile] = field(default_factory=dict)
    papers: dict[str, KeptFile] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write it last, so that a backup that was broken off has none."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True)
        (folder / LIST).write_text(text, encoding="utf-8")
        (folder / LIST_HASH).write_text(hashlib.sha256(text.encode()).hexdigest() + "\n", encoding="ascii")


def read(folder: Path) -> Manifest:
    """The list in this folder. Raises NotABackup."""
    try:
        text = (folder / LIST).read_bytes()
        said = (folder / LIST_HASH).read_text(encoding="ascii").strip()
    except PermissionError as failed:
        raise NotLookedAt(" ".join(_unreadable([failed]))) from None
    except (OSError, UnicodeDecodeError):
        missing = f"{folder} is no backup, or one that was broken off: {LIST} or {LIST_HASH} is missing."
        raise NotABackup(missing) from None
    if hashlib.sha256(text).hexdigest() != said:
        raise NotABackup(f"{LIST} was changed or damaged after the backup was made.")
    given: dict[str, Any] = json.loads(text)
    if given.pop("format", None) != FORMAT:
        raise NotABackup("The backup is of a form that this version does not know. Use the version that made it.")
    return Manifest(
        made_at=given["made_at"],
        migrations=tuple(given["migrations"]),
        tables={name: KeptTable(tuple(kept.pop("columns")), **kept) for name, kept in given["tables"].items()},
        sequences=given["sequences"],
        files={name: KeptFile(**kept) for name, kept in given["files"].items()},
        papers={name: KeptFile(**kept) for name, kept in given.get("papers", {}).items()},
    )


def problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whatever in the folder is not as the list says: a sentence each. Raises NotLookedAt, with all it cannot read."""
    wanted = {f"tables/{name}": kept.sha256 for name, kept in manifest.tables.items()}
    wanted |= {f"files/{name}": kept.sha256 for name, kept in manifest.files.items()}
    wanted |= {f"{PAPERS}/{name}": kept.sha256 for name, kept in manifest.papers.items()}
    unread: list[OSError] = []
    there = set(_files_in(folder, unread))
    hashes = dict(_hashes_of(folder, sorted(wanted.keys() & there), unread))
    if unread:
        raise NotLookedAt(" ".join(_unreadable(unread)))
    yield from (f"{name} is missing." for name in sorted(wanted.keys() - there))
    yield from (f"{name} does not belong to it." for name in sorted(there - wanted.keys() - {LIST, LIST_HASH}))
    for name, sha256 in hashes.items():
        if sha256 is None:
            yield f"{name} is a link and no file."
        elif sha256 != wanted[name]:
            yield f"{name} was changed or damaged after the backup was made."


def _files_in(folder: Path, unread: list[OSError]) -> Iterator[str]:
    for place, _, names in os.walk(folder, onerror=unread.append):
        yield from ((Path(place) / name).relative_to(folder).as_posix() for name in names)


def _hashes_of(folder: Path, names: Iterable[str], unread: list[OSError]) -> Iterator[tuple[str, str | None]]:
    """None for what is a link. What cannot be read is left out, and noted."""
    for name in names:
        try:
            yield name, None if (folder / name).is_symlink() else hash_of(folder / name)
        except OSError as failed:
            unread.append(failed)


def _unreadable(unread: Sequence[OSError]) -> Iterator[str]:
    """A sentence for each file or folder, and whom to ask where that would help."""
    yield from (f"{failed.filename} cannot be read: {why(failed)}." for failed in unread[:MOST_NAMED])
    if len(unread) > MOST_NAMED:
        yield f"So it is with {len(unread) - MOST_NAMED:,} more."
    if any(isinstance(failed, PermissionError) for failed in unread):
        yield ASK


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def why(failed: OSError) -> str:
    """Why files could not be written, in some words."""
    return "the disk is full" if failed.errno in (errno.ENOSPC, errno.EDQUOT) else failed.strerror or str(failed)
