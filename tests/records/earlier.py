"""A database as the release before left it, with the demo's cases and FOI 0008/24 published.

`earlier_release.tar.xz` holds its tables as that release's own `prepare_database` made them (`pg_dump -s`) and the rows
as its `load_demo` and `backup` wrote them (commit RELEASE, the migrations up to requests.0030). A release that is
published brings its own: `load_demo --letters FOLDER`, `backup DIR`, and tar of `tables`, both manifests and schema.
"""

from __future__ import annotations

import os
import signal
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections

from foiarchive import half_restored
from foiarchive.database import MIGRATIONS, PUBLIC
from requests.management.backups import manifest, restoring, rows
from requests.models import PUBLIC_MODELS
from tests.plugins.archives import Home, close_all, copied, living_in

RELEASE = "9027998"  # its commit
KEPT = Path(__file__).with_name("earlier_release.tar.xz")
CHANGED_BY_MIGRATING = {"django_migrations", "django_content_type", "auth_permission"}
SETTLED = {  # by today's rules, once this version serves: requests.publishing.older_rules
    "requests_publishedquestion", "requests_publishedresponse", "requests_searchentry", "requests_searchchange",
    "requests_publishedtally", "requests_talliedresponse",
}  # fmt: skip
Rows = dict[str, tuple[str, ...]]


@contextmanager
def earlier_release(server, folder: Path, name: str) -> Iterator[Home]:
    """A database of that release; the public login may read what it could read then."""
    unpacked(folder)
    home = copied(server, "template0", name, settings.FOI_VAR / name)
    with living_in(home):
        rows.opened().execute((folder / "schema.sql").read_bytes())
        restoring._take_rows(folder, manifest.read(folder))
        half_restored.end(connections[MIGRATIONS])  # it was in use
        rows.opened().execute(f'GRANT CONNECT ON DATABASE "{name}" TO PUBLIC')
        rows.opened().execute("GRANT USAGE ON SCHEMA public TO foiarchive_public")
        for table in public_tables():
            rows.opened().execute(f'GRANT SELECT ON "{table}" TO foiarchive_public')
        yield home
        close_all()
    with server.administrator() as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def unpacked(folder: Path) -> Path:
    """Its tables and manifest, as a backup has them, and its schema."""
    with tarfile.open(KEPT) as kept:
        kept.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none
        kept.extractall(folder)  # noqa: S202  ours
    return folder


def public_tables() -> list[str]:
    """Those of the published copy that are here already."""
    return sorted({model._meta.db_table for model in PUBLIC_MODELS} & set(rows.tables(rows.opened())))


def all_rows(columns: Rows | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every row that migrating has no business with, by its table; of `columns` alone, where some are given."""
    here, found = rows.opened(), {}
    columns = columns or all_columns()
    for table in sorted(set(columns) - CHANGED_BY_MIGRATING):
        names = ", ".join(f'"{name}"' for name in columns[table])
        found[table] = sorted(here.execute(f'SELECT {names} FROM "{table}"').fetchall(), key=repr)
    return found


def all_columns() -> Rows:
    """The columns of every table."""
    here = rows.opened()
    return {table: rows.columns(here, table) for table in rows.tables(here)}


def read_what_is_public(columns: Rows | None = None) -> None:
    """As a reader does, within the time that a reader has: raises where they would be shown no page.

    Of these columns' tables alone, where some are given: a new table is granted to readers only at the end.
    """
    for table in set(public_tables()) & set(columns or all_columns()):
        with connections[PUBLIC].cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM (SELECT * FROM "{table}") AS rows')


@contextmanager
def begun() -> Iterator[int]:
    """Another process that runs prepare_database; killed at the end, wherever it is by then."""
    close_all()  # no connection is shared with it
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            call_command("prepare_database", verbosity=0)
        os._exit(0)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def wait_until_it_waits(server, name: str) -> None:
    """Until somebody in that database wants a lock that is not to be had."""
    until = time.monotonic() + 60
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    with server.administrator() as connection:
        while not connection.execute(asked, [name]).fetchone()[0]:
            assert time.monotonic() < until, "Nobody waits."
            time.sleep(0.02)


def migrations_made() -> int:
    with connections[MIGRATIONS].cursor() as cursor, suppress(OperationalError):
        cursor.execute("SELECT count(*) FROM django_migrations")
        return int(cursor.fetchone()[0])
    return 0
