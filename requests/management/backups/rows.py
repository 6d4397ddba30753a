"""Tables to files and back, by COPY."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections
from psycopg import Connection, sql

from foiarchive.database import MIGRATIONS

LEFT_OUT = frozenset({"django_session"})
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it was kept."""

    rows: int
    sha256: str


def opened() -> Connection[Any]:
    """The owner's connection, as psycopg has it."""
    owner = connections[MIGRATIONS]
    owner.ensure_connection()
    connection: Connection[Any] = owner.connection
    return connection


def tables(connection: Connection[Any]) -> list[str]:
    """Every table of ours."""
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in found if name not in LEFT_OUT]


def keep(connection: Connection[Any], table: str, path: Path) -> KeptTable:
    """Write all rows of the table as they are in this transaction."""
    digest = hashlib.sha256()
    with path.open("xb") as stream, connection.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
            for data in copy:
                stream.write(data)
                digest.update(data)
        return KeptTable(cursor.rowcount, digest.hexdigest())


def take(connection: Connection[Any], table: str, path: Path) -> int:
    """Read rows into the empty table; how many."""
    with path.open("rb") as stream, connection.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
            while data := stream.read(CHUNK):
                copy.write(data)
        return cursor.rowcount


def empty(connection: Connection[Any], names: Iterable[str]) -> None:
    """Remove every row of these tables."""
    connection.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(map(sql.Identifier, names))))


def numbers(connection: Connection[Any]) -> dict[str, int]:
    """How far each sequence has counted."""
    found = connection.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
    return {name: value for name, value in found if value is not None}


def go_on_from(connection: Connection[Any], kept: dict[str, int]) -> None:
    """Let each sequence count on from there."""
    for name, value in kept.items():
        connection.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, value])
