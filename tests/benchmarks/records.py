"""What filing letters costs that were read already, against COPY of the very rows it leaves: `make bench-scale`."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from functools import partial

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from psycopg import sql

from documents.intake import check_file, store
from documents.reading.letters import read
from documents.recording import record
from foiarchive.embedded.server import ADMINISTRATOR, DATABASE, server_in
from requests.filing import file_letter
from tests.benchmarks.measuring import seconds

LETTERS = 100
MODEL = settings.BASE_DIR / "tests" / "letters" / "foi-0101-25.txt"
FIRST = 600_000  # of references that no archive of the benchmarks has
Rows = dict[str, bytes]  # of each table, as COPY writes them


def measured(rows: int) -> dict[str, float]:
    """Seconds of one letter and of all, filed and copied; nothing of them stays."""
    folder = server_in(settings.FOI_POSTGRES).join()
    with psycopg.connect(host=str(folder), user=ADMINISTRATOR, dbname=DATABASE, autocommit=True) as administrator:
        administrator.execute("SET session_replication_role = replica")  # rows alone: nothing looks at them
        tables = [model._meta.db_table for model in apps.get_models() if _counts(model)]
        small = _size(administrator)
        before = {table: _newest(administrator, table) for table in tables}
        try:
            taken, left, since = [], [], before
            for number in range(LETTERS):
                taken.append(_filing_seconds(FIRST + number))
                left.append(_rows_since(administrator, since))
                since = {table: _newest(administrator, table) for table in tables}
            grown = _size(administrator) - small
            _remove(administrator, before)
            one = statistics.median(seconds(partial(_copy, administrator, [rows])) for rows in left)
            _remove(administrator, before)
            many = seconds(partial(_copy, administrator, left))
        finally:
            _remove(administrator, before)
    ratios = {"filing/copy": statistics.median(taken) / one, "bulk/copy": sum(taken) / many}
    return {**ratios, "filed KB": grown / LETTERS / 1000, "copied KB": _length(left) / LETTERS / 1000}


def _counts(model: type[models.Model]) -> bool:
    """Whether its rows are of filing: those of the audit are the triggers' work, not its own."""
    return isinstance(model._meta.pk, models.AutoField) and model.__name__ not in ("AuditEntry", "AuditHead")


def _filing_seconds(number: int) -> float:
    text = MODEL.read_text(encoding="utf-8").replace("0101/25", f"{number}/25").encode()
    reading, at = read(MODEL.name, text), timezone.now()
    letter = store(MODEL.name, text, check_file(MODEL.name, text), at)

    @transaction.atomic
    def file() -> None:
        file_letter(record(letter, reading, at), reading, at, None)

    return seconds(file)


def _size(connection: psycopg.Connection) -> int:
    return int(connection.execute("SELECT pg_database_size(current_database())").fetchall()[0][0])


def _length(letters: Sequence[Rows]) -> int:
    return sum(len(written) for rows in letters for written in rows.values())


def _newest(connection: psycopg.Connection, table: str) -> int:
    found = connection.execute(sql.SQL("SELECT coalesce(max(id), 0) FROM {}").format(sql.Identifier(table)))
    return int(found.fetchall()[0][0])


def _rows_since(connection: psycopg.Connection, since: Mapping[str, int]) -> Rows:
    found = {}
    for table, newest in since.items():
        command = sql.SQL("COPY (SELECT * FROM {} WHERE id > {} ORDER BY id) TO STDOUT")
        with connection.cursor().copy(command.format(sql.Identifier(table), sql.Literal(newest))) as copy:
            if written := b"".join(bytes(chunk) for chunk in copy):
                found[table] = written
    return found


def _copy(connection: psycopg.Connection, letters: Sequence[Rows]) -> None:
    """One COPY a table, in one transaction."""
    with connection.transaction():
        for table in dict.fromkeys(table for rows in letters for table in rows):
            command = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
            with connection.cursor().copy(command) as copy:
                copy.write(b"".join(rows.get(table, b"") for rows in letters))


def _remove(connection: psycopg.Connection, since: Mapping[str, int]) -> None:
    for table, newest in since.items():
        command = sql.SQL("DELETE FROM {} WHERE id > {}").format(sql.Identifier(table), sql.Literal(newest))
        connection.execute(command)
