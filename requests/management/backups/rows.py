"""Tables to files and back, by COPY."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

from django.db import connections
from psycopg import Connection, sql

from foiarchive.database import MIGRATIONS

LEFT_OUT = frozenset({"django_session"})
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it was kept. `columns`: in the order in which each row has them."""

    columns: tuple[str, ...]
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


def columns(connection: Connection[Any], table: str) -> tuple[str, ...]:
    """Its columns by name: where they stand in it depends on which migrations made it."""
    found = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
        "ORDER BY column_name",
        [table],
    )
    return tuple(name for (name,) in found)


def keep(connection: Connection[Any], table: str, path: Path) -> KeptTable:
    """Write all rows of the table as they are in this transaction."""
    digest, names = hashlib.sha256(), columns(connection, table)
    with path.open("xb") as stream, connection.cursor() as cursor:
        with cursor.copy(_copy("COPY {} ({}) TO STDOUT", table, names)) as copy:
            for data in copy:
                stream.write(data)
                digest.update(data)
        return KeptTable(names, cursor.rowcount, digest.hexdigest())


def written(path: Path, names: Sequence[str], column: str) -> Iterator[str]:
    """What kept rows have in this column, as COPY writes it: within a value no tab and no line ends."""
    place = list(names).index(column)
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from (line.rstrip("\n").split("\t")[place] for line in lines)


def take(connection: Connection[Any], table: str, names: Sequence[str], path: Path) -> int:
    """Read rows that have these columns into the empty table; how many."""
    with path.open("rb") as stream, connection.cursor() as cursor:
        with cursor.copy(_copy("COPY {} ({}) FROM STDIN", table, names)) as copy:
            while data := stream.read(CHUNK):
                copy.write(data)
        return cursor.rowcount


def _copy(command: LiteralString, table: str, names: Sequence[str]) -> sql.Composed:
    return sql.SQL(command).format(sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)))


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
