"""Archives built once for all test processes: their rows and their folders lie in `var/tests/`.

Reading, filing and publishing letters takes half a minute of a processor, as long as hundreds of tests. The first
process that wants an archive builds it; the others, and the runs that follow, take what it left. It is built anew as
soon as anything it was made from has changed. Rows are kept as PostgreSQL writes them for COPY, which every version
reads.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.utils.timezone import localdate

from requests.management.backups import rows

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "tests"
MADE_FROM = ("foiarchive", "requests", "documents", "templates", "static", "fixtures", "tests/letters")
MADE_BY = ("tests/people.py", "tests/plugins/kept.py", "requirements-dev.lock")
COMPILED = {".pyc", ".pyo"}


@dataclass(frozen=True)
class Archive:
    """What is kept under a name: how it is built, and the files of the tests that say so."""

    name: str
    build: Callable[[], None]
    made_by: tuple[str, ...]


def fill(connection: psycopg.Connection[Any], folder: Path, archive: Archive) -> None:
    """Fill the database at `connection` and the empty `folder` with the archive, built first if none is kept."""
    with _alone():
        kept = KEPT / f"{archive.name}-{_key(archive)}"
        if kept.exists():
            _take_rows(connection, kept / "rows")
            shutil.copytree(kept / "folder", folder, dirs_exist_ok=True)
            return
        archive.build()
        for older in KEPT.glob(f"{archive.name}-*"):
            shutil.rmtree(older)
        draft = KEPT / f"{archive.name}-new"
        (draft / "rows").mkdir(parents=True)
        _keep_rows(connection, draft / "rows")
        shutil.copytree(folder, draft / "folder")
        draft.rename(kept)


@contextmanager
def _alone() -> Iterator[None]:
    """Only one process at a time builds or takes it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _key(archive: Archive) -> str:
    """Another one for every change of what the archive is made from; and for every day, as it looks at the clock."""
    made_from = [path for name in MADE_FROM for path in sorted((ROOT / name).rglob("*")) if path.is_file()]
    digest = hashlib.sha256(f"{localdate()} {platform.python_version()}".encode())
    for path in [*made_from, *(ROOT / name for name in (*MADE_BY, *archive.made_by))]:
        if path.suffix not in COMPILED:
            digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _keep_rows(connection: psycopg.Connection[Any], folder: Path) -> None:
    for table in rows.tables(connection):
        rows.keep(connection, table, folder / table)
    (folder.parent / "sequences.json").write_text(json.dumps(rows.numbers(connection)))


def _take_rows(connection: psycopg.Connection[Any], folder: Path) -> None:
    tables = rows.tables(connection)
    connection.execute("SET session_replication_role = replica")  # they fit together: no check or trigger is needed
    rows.empty(connection, tables)
    for table in tables:
        rows.take(connection, table, rows.columns(connection, table), folder / table)
    rows.go_on_from(connection, json.loads((folder.parent / "sequences.json").read_text()))
