"""Putting a backup back, into an installation that holds nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from foiarchive import half_restored
from foiarchive.database import MIGRATIONS, PUBLIC, STAFF, through
from foiarchive.grants import shut
from foiarchive.stores.copying import copy_in
from foiarchive.stores.opening import folder_of, store, the_bucket
from foiarchive.stores.shapes import StoreAway
from requests import audit, guards
from requests.erasing.acts import erase_again, folders_of_certificates, settle
from requests.law.written_dates import in_full
from requests.management.backups import manifest, rows
from requests.management.backups.making import FOLDERS
from requests.management.backups.manifest import Manifest, NotABackup
from requests.management.commands.prepare_database import change_tables, give_privileges, make_logins
from requests.models import Authority

NOT_EMPTY = "This installation is not empty"
LEFT_THERE = "Where it says then that files are there, they are of this try: empty the bucket."
LEFT_IN = "Files of this try stay in {}, because they could not be removed either: empty it, and try again."
RESTORING = 0x464F4952  # PostgreSQL advisory lock: one restore at a time
FILLED_BY_MIGRATING = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "requests_regulator", "requests_publishedregulator"}
)


class NotRestored(Exception):
    """Nothing was put back; the message says why, for people. The installation is as it was."""


def restore(
    folder: Path, erased: Sequence[Path] = (), successor_on: date | None = None
) -> tuple[Manifest, int, list[str]]:
    """Put the backup in `folder` back, and erase once more what was erased since. Raises NotABackup and NotRestored.

    `erased`: more folders with certificates of that. Also told: how many were erased, and why others were not.
    `successor_on`: from when somebody is to take over afterwards; where that cannot be, nothing is put back.
    """
    kept = _fit(folder, successor_on)
    with _only_one():
        _see_that_nothing_is_here(kept)
        make_logins()
        _bring_tables_to(kept)
        try:
            _take_files(folder, kept)
            _take_rows(folder, kept)
        except BaseException as fault:
            left = _take_away_again()
            if why := _why(fault, left):
                raise NotRestored(why) from fault
            raise
    _let_in_the_staffs()
    done, problems = erase_again([*folders_of_certificates(folder), *erased])
    settle()
    _open()
    return kept, done, problems


def _let_in_the_staffs() -> None:
    """Today's tables, and the login by which is erased. The public's stays out until that is done."""
    owner = connections[MIGRATIONS]
    change_tables(verbosity=0)
    with transaction.atomic(using=MIGRATIONS):
        give_privileges()
        shut(owner, [connections[PUBLIC].settings_dict["USER"]])


def _open() -> None:
    with transaction.atomic(using=MIGRATIONS):
        half_restored.end(connections[MIGRATIONS])
        give_privileges()
    call_command("prepare_database", verbosity=0)


def _take_away_again() -> list[str]:
    """The files of a try that failed; where some of them stay."""
    left = []
    for kind in FOLDERS:
        try:
            store(kind).remove_folder("")
        except OSError:
            left.append(str(folder_of(kind)))
    return left


def _why(fault: BaseException, left: list[str]) -> str:
    """Why it could not be put back, and where files of it are `left`; blank where the first is not known."""
    if isinstance(fault, StoreAway):
        return f"{fault} {LEFT_THERE}"
    if isinstance(fault, OSError):
        said = f"The files could not be written to {settings.FOI_VAR}: {manifest.why(fault)}."
        return f"{said} {LEFT_IN.format(' and '.join(left)) if left else 'None of them was kept.'}"
    if isinstance(fault, psycopg.OperationalError):  # its disk is full, or it went away
        return f"The database gave up: {str(fault).splitlines()[0]}."
    return ""


def _fit(folder: Path, successor_on: date | None) -> Manifest:
    """What a backup holds that is whole, and whose authority may pass on that day."""
    kept = manifest.read(folder)
    if wrong := list(manifest.problems(folder, kept)):
        raise NotABackup(" ".join(wrong[:10]))
    if successor_on:
        _see_that_it_may_pass(folder, kept, successor_on)
    return kept


def _see_that_it_may_pass(folder: Path, kept: Manifest, on: date) -> None:
    """As entering the successor will ask it, of the rows in the backup."""
    table = Authority._meta.db_table
    days = [
        date.fromisoformat(day)
        for day in rows.written(folder / "tables" / table, kept.tables[table].columns, "valid_from")
    ]
    if not days:
        raise NotRestored("The backup has no authority yet to take over from. Leave --successor out.")
    if on <= max(days):
        raise NotRestored(f"Its authority has details from {in_full(max(days))} on. Choose a later day for --from.")


@contextmanager
def _only_one() -> Iterator[None]:
    with connections[MIGRATIONS].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [RESTORING])
        if not cursor.fetchone()[0]:
            raise NotRestored("Another restore into this database is under way.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [RESTORING])


def _see_that_nothing_is_here(kept: Manifest) -> None:
    if half_restored.is_half_restored(connections[MIGRATIONS]):
        raise NotRestored(f"{half_restored.SENTENCE} {half_restored.ADVICE}")
    loader = MigrationExecutor(connections[MIGRATIONS]).loader
    of_before = (node for squashed in loader.replacements.values() for node in squashed.replaces)
    known = {f"{app}.{name}" for app, name in (*loader.disk_migrations, *of_before)}
    if unknown := sorted(set(kept.migrations) - known):
        raise NotRestored(f"The backup is of a newer version than this one, which has no {unknown[-1]}. Update first.")
    connection = rows.opened()
    for table in set(rows.tables(connection)) - FILLED_BY_MIGRATING:
        some = connection.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))).fetchone()
        if some and some[0]:
            raise NotRestored(f"{NOT_EMPTY}: {table} has rows. A backup is put back into an empty one.")
    for kind in FOLDERS:
        if next(store(kind).folders(), None) is not None:
            where = f"the bucket, under {folder_of(kind).name}/" if the_bucket() else str(folder_of(kind))
            raise NotRestored(f"{NOT_EMPTY}: there are files in {where}.")


def _bring_tables_to(kept: Manifest) -> None:
    """The tables as they were when the backup was made; a newer version's changes come after its rows."""
    with through(MIGRATIONS):
        executor = MigrationExecutor(connections[MIGRATIONS])
        applied = _in_todays_names(executor.loader, kept)
        ahead = set(executor.loader.applied_migrations) - applied
        if not ahead:
            executor.migrate(list(_last_of_each_app(executor, applied)))
            return
    names = ", ".join(".".join(node) for node in sorted(ahead)[:3])
    raise NotRestored(
        f"The tables here are newer than the backup ({names}). Put it back into a new database, "
        "before prepare_database was run there."
    )


def _in_todays_names(loader: MigrationLoader, kept: Manifest) -> set[tuple[str, str]]:
    """What was applied to the backup's tables, those included that a later version put into one. Raises NotRestored.

    Where only some of those were, the loader goes on with each by itself.
    """
    applied = {(app, name) for app, _, name in (each.partition(".") for each in kept.migrations)}
    for node, squashed in loader.replacements.items():
        before = set(squashed.replaces)
        if node in applied or before <= applied:
            applied.add(node)
        elif before & applied and not before - applied <= loader.disk_migrations.keys():
            raise NotRestored("The backup is of an older version than can be brought up to date. Use one in between.")
        elif before & applied:
            loader.replace_migrations = False  # type: ignore[attr-defined]  # the stubs misspell it
    loader.build_graph()
    return applied


def _last_of_each_app(executor: MigrationExecutor, applied: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    graph = executor.loader.graph
    for node in sorted(applied & graph.nodes.keys()):
        followers = {child.key for child in graph.node_map[node].children if child.key[0] == node[0]}
        if not followers & applied:
            yield node


def _take_files(folder: Path, kept: Manifest) -> None:
    """Put the files in their stores. What goes wrong with them, or with the rows later, takes all away again."""
    for kind in FOLDERS:
        place = folder_of(kind)
        for name in sorted(kept.files):
            if name.startswith(f"{place.name}/"):
                copy_in(folder / "files" / name, store(kind), name.partition("/")[2])


def _take_rows(folder: Path, kept: Manifest) -> None:
    with transaction.atomic(using=MIGRATIONS):
        connection = rows.opened()
        here = rows.tables(connection)
        if set(here) != set(kept.tables):
            odd = ", ".join(sorted(set(here) ^ set(kept.tables)))
            raise NotRestored(f"The tables here are not those of the backup: {odd}.")
        guards.detach(connections[MIGRATIONS])
        audit.detach(connections[MIGRATIONS])  # it comes back as it was; prepare_database goes on with it
        rows.empty(connection, here)
        for name, table in kept.tables.items():
            found = rows.take(connection, name, table.columns, folder / "tables" / name)
            if found != table.rows:
                raise NotRestored(f"{name} has {found:,} rows and not {table.rows:,}.")
        rows.go_on_from(connection, kept.sequences)
        shut(connections[MIGRATIONS], [connections[alias].settings_dict["USER"] for alias in (STAFF, PUBLIC)])
        half_restored.begin(connections[MIGRATIONS])
