"""The committed archive, built once for all test processes: its rows and its folders lie in `var/tests/`.

Reading, filing and publishing its letters takes half a minute of a processor, as long as hundreds of tests. The first
process that wants it builds it; the others, and the runs that follow, take what it left. It is built anew as soon as
anything it was made from has changed. Rows are kept as PostgreSQL writes them for COPY, which every version reads.
"""

from __future__ import annotations

import fcntl
import hashlib
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.utils.timezone import localdate
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "tests"
MADE_FROM = ("foiarchive", "requests", "documents", "templates", "static", "fixtures", "tests/letters")
MADE_BY = ("tests/archive.py", "tests/people.py", "tests/plugins/kept.py", "requirements-dev.lock")
COMPILED = {".pyc", ".pyo"}


def fill(connection: psycopg.Connection, folder: Path, build: Callable[[], None]) -> None:
    """Fill the database at `connection` and the empty `folder` with the archive, built by `build` if none is kept."""
    with _alone():
        kept = KEPT / f"archive-{_key()}"
        if kept.exists():
            _take_rows(connection, kept / "rows")
            shutil.copytree(kept / "folder", folder, dirs_exist_ok=True)
            return
        build()
        for older in KEPT.glob("archive-*"):
            shutil.rmtree(older)
        draft = KEPT / "archive-new"
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


def _key() -> str:
    """Another one for every change of what the archive is made from; and for every day, as it looks at the clock."""
    made_from = [path for name in MADE_FROM for path in sorted((ROOT / name).rglob("*")) if path.is_file()]
    digest = hashlib.sha256(f"{localdate()} {platform.python_version()}".encode())
    for path in [*made_from, *(ROOT / name for name in MADE_BY)]:
        if path.suffix not in COMPILED:
            digest.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _keep_rows(connection: psycopg.Connection, folder: Path) -> None:
    for table in _tables(connection):
        copying = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
        with connection.cursor() as cursor, cursor.copy(copying) as copy:
            (folder / table).write_bytes(b"".join(copy))
    numbers = connection.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
    (folder.parent / "sequences").write_text("".join(f"{name} {value}\n" for name, value in numbers))


def _take_rows(connection: psycopg.Connection, folder: Path) -> None:
    tables = _tables(connection)
    # The rows are as the triggers left them.
    connection.execute("SET session_replication_role = replica")
    connection.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, tables))))
    for table in tables:
        copying = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
        with connection.cursor() as cursor, cursor.copy(copying) as copy:
            copy.write((folder / table).read_bytes())
    for line in (folder.parent / "sequences").read_text().splitlines():
        name, value = line.split()
        connection.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, int(value)])


def _tables(connection: psycopg.Connection) -> list[str]:
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in found]
