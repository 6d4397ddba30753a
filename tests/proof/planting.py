"""Canaries in every row that is not the public copy: every text of the staff's tables, and the letters' own files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import CharField, Field, Model, SlugField
from psycopg import sql

from requests.models import PUBLIC_MODELS
from tests.proof.canaries import canary

# The same canaries as `canaries.canary` makes.
SQL = """
CREATE SEQUENCE canaries;
CREATE FUNCTION canary() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT CASE n % 5 WHEN 0 THEN 'Zyxanthe Quillfeather-' || n WHEN 1 THEN 'zq' || n || '@canary.invalid'
        WHEN 2 THEN '07700 900' || lpad((n % 1000)::text, 3, '0') || ', extension ' || n
        WHEN 3 THEN n || ' Quillfeather Row, Northam ZX9 9ZX' ELSE 'note canarytoken' || n END
    FROM (SELECT nextval('canaries') AS n) AS drawn
$$;
"""
ROOM = 40  # the longest canary
VALUES = {
    "text": "canary()", "character varying": "canary()", "integer": "1", "bigint": "1", "smallint": "1",
    "boolean": "false", "date": "DATE '2024-01-02'", "timestamp with time zone": "now()", "jsonb": "'[]'",
    "uuid": "gen_random_uuid()", "double precision": "1", "ARRAY": "'{}'", "numeric": "1", "interval": "'1 hour'",
    "bytea": "''", "inet": "'127.0.0.1'",
}  # fmt: skip
APPENDED = {
    "text": "{0} || ' ' || canary()",
    "character varying": "CASE WHEN length({0}) > {1} - 41 THEN canary() ELSE {0} || ' ' || canary() END",
    "jsonb": "CASE jsonb_typeof({0}) WHEN 'object' THEN {0} || jsonb_build_object('canary', canary()) "
    "WHEN 'array' THEN {0} || to_jsonb(canary()) ELSE {0} END",
    "ARRAY": "{0} || canary()::varchar",
}
COLUMNS = """
SELECT column_name, data_type, coalesce(character_maximum_length, 1000000),
    is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO', udt_name
FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position
"""


@dataclass(frozen=True)
class Planted:
    """How many canaries, numbered from 1; the tables that have one; those with words that could not be given any."""

    last: int
    tables: frozenset[str]
    without: frozenset[str]


def plant(connection: psycopg.Connection[Any]) -> Planted:
    """Into every row of every table but the public ones; an empty table gets a row. By a superuser's connection."""
    connection.execute("SET session_replication_role = replica")  # no trigger of the audit, no foreign key
    connection.execute(SQL)
    tables: set[str] = set()
    without: set[str] = set()
    for model in staff_models():
        table = model._meta.db_table
        _fill(connection, model)
        planted = [_append(connection, table, *column) for column in _plantable(connection, model)]
        if planted:
            (tables if any(planted) else without).add(table)
    connection.execute("SET session_replication_role = origin")
    [(last,)] = connection.execute("SELECT last_value FROM canaries").fetchall()
    return Planted(last, frozenset(tables), frozenset(without))


def staff_models() -> Iterator[type[Model]]:
    """Every model that readers may not read."""
    yield from (model for model in apps.get_models(include_auto_created=True) if model not in PUBLIC_MODELS)


def plant_files(folder: Path, last: int) -> int:
    """Into every letter as it came, and beside; how many canaries there are now. None of these files is ever served."""
    originals = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in originals:
        last += 1
        path.chmod(0o600)
        path.write_bytes(path.read_bytes() + f"\n{canary(last)}\n".encode())
    return last


def _fill(connection: psycopg.Connection[Any], model: type[Model]) -> None:
    """A row for a table that has none: with what must be there, and what a constraint wants besides."""
    table = model._meta.db_table
    if connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table))).fetchone():
        return
    fields = {field.column: field for field in model._meta.concrete_fields}
    columns = connection.execute(COLUMNS, [table]).fetchall()
    related = [name for name, field in fields.items() if field.is_relation and field.null]
    for spares, more in product((True, False), ([], related[:1])):
        values = {
            name: _value(fields[name], kind, room, spares=spares)
            for name, kind, room, is_needed, _ in columns
            if is_needed
        } | dict.fromkeys(more, sql.SQL("1"))
        names, said = sql.SQL(", ").join(map(sql.Identifier, values)), sql.SQL(", ").join(values.values())
        if _tried(connection, sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, said)):
            return


def _value(field: Field[Any, Any], kind: str, room: int, *, spares: bool) -> sql.Composable:
    if spares and field.blank and kind in ("text", "character varying"):
        return sql.Literal("")
    if field.choices:
        return sql.Literal(field.flatchoices[0][0])
    value = sql.SQL(VALUES[kind])
    return sql.SQL("left({}, {})").format(value, sql.Literal(room)) if kind == "character varying" else value


def _plantable(connection: psycopg.Connection[Any], model: type[Model]) -> Iterator[tuple[str, str, int]]:
    """The columns that hold words: not what is chosen from a list, nor what an address or a file is found by."""
    fields = {field.column: field for field in model._meta.concrete_fields}
    for name, kind, room, _, inner in connection.execute(COLUMNS, [model._meta.db_table]).fetchall():
        is_words = kind in ("text", "jsonb") or (kind == "character varying" and room > ROOM) or inner == "_varchar"
        if is_words and not _is_fixed(fields[name]):
            yield name, kind, room


def _is_fixed(field: Field[Any, Any]) -> bool:
    return bool(field.choices) or isinstance(field, SlugField) or (isinstance(field, CharField) and field.unique)


def _append(connection: psycopg.Connection[Any], table: str, column: str, kind: str, room: int) -> bool:
    """A canary behind what each row says; whether any row has one now."""
    name = sql.Identifier(column)
    value = sql.SQL(APPENDED[kind]).format(name, sql.Literal(room))
    changed = sql.SQL("UPDATE {} SET {} = {} WHERE {} IS NOT NULL").format(sql.Identifier(table), name, value, name)
    return _tried(connection, changed) > 0


def _tried(connection: psycopg.Connection[Any], statement: sql.Composed) -> int:
    """How many rows it changed; none where a constraint forbids it."""
    try:
        with connection.transaction():
            return connection.execute(statement).rowcount
    except (psycopg.errors.IntegrityError, psycopg.errors.DataError):
        return 0
