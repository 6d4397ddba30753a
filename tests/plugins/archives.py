"""Fixtures for what lies in the database.

A test with `db` (or the mark `django_db`) sees an empty database by the staff's login and is rolled back. The public
login is another connection and cannot see such rows, so tests of public pages use a committed archive instead:

- `archive`: FOI 0008/24 and its fellows, filed and published (`tests.archive.build`, `tests.plugins.kept`). Read-only.
- `own_archive`: a copy of it for this test alone, to write to: signing in, filing, withdrawing, killing processes.
- `own_database`: a copy of the empty database for this test alone.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.features import DatabaseFeatures
from django.test import override_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from foiarchive.database import MIGRATIONS, PUBLIC, STAFF
from requests.search.rebuild import rebuild
from tests import archive as committed
from tests.plugins import kept
from tests.plugins.servers import Embedded, Server

EMPTY = "foiarchive"
ALIASES = (STAFF, PUBLIC, MIGRATIONS)
COMMITTED = kept.Archive("archive", committed.build, ("tests/archive.py",))
FOLDERS = ("FOI_LETTERS", "FOI_WAITING", "FOI_PUBLISHED", "FOI_DOWNLOADS", "FOI_BUNDLES", "FOI_SEARCH", "FOI_ERASED")


@dataclass(frozen=True)
class Home:
    """A database and the folders that belong to it."""

    name: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)  # for a child process that shall work on it


@pytest.fixture(scope="session")
def django_db_setup(server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Instead of pytest-django's: our own server's database, made ready as on any other."""
    # Django would find out by making a table, which neither the staff's nor the public's login may.
    DatabaseFeatures.supports_transactions = True
    with django_db_blocker.unblock():
        for alias in ALIASES:
            connections[alias].settings_dict["CONN_MAX_AGE"] = 0
        call_command("prepare_database", verbosity=0)
        close_all()
    yield
    with django_db_blocker.unblock():
        close_all()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hundreds of tests sign in; hashing passwords takes half a second, on purpose."""
    with override_settings(PASSWORD_HASHERS=["tests.people.QuickHasher"]):
        yield


@pytest.fixture(scope="session")
def archive_home(django_db_setup: None, server: Server, django_db_blocker: DjangoDbBlocker) -> Home:
    """The committed archive, built once for all processes."""
    home = copied(server, EMPTY, "archive", settings.FOI_VAR / "archive")
    with django_db_blocker.unblock(), living_in(home), server.administrator(home.name) as connection:
        kept.fill(connection, home.folder, COMMITTED)
    with server.administrator() as connection:
        connection.execute("ALTER DATABASE archive SET default_transaction_read_only = on")
    return home


@pytest.fixture
def archive(archive_home: Home, django_db_blocker: DjangoDbBlocker) -> Iterator[Home]:
    """The committed archive, read-only."""
    with django_db_blocker.unblock(), living_in(archive_home):
        yield archive_home


@pytest.fixture(scope="session")
def archive_index(archive_home: Home, django_db_blocker: DjangoDbBlocker) -> None:
    """The committed archive's search index, where none was kept with it."""
    with django_db_blocker.unblock(), living_in(archive_home):
        rebuild(even_if_usable=False)


_numbers = itertools.count(1)


@pytest.fixture
def own_archive(archive_home: Home, server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[Home]:
    """A copy of the committed archive, this test's own."""
    yield from borrowed(server, archive_home, django_db_blocker)


@pytest.fixture
def own_database(django_db_setup: None, server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[Home]:
    """A copy of the empty database, this test's own: what it writes is committed, and seen by every login."""
    yield from borrowed(server, Home(EMPTY, settings.FOI_VAR / "none"), django_db_blocker)


def borrowed(server: Server, of: Home, blocker: DjangoDbBlocker) -> Iterator[Home]:
    """A copy of `of` for as long as the test runs."""
    name = f"copy_{next(_numbers)}"
    with blocker.unblock():
        copy = copied(server, of.name, name, settings.FOI_VAR / name)
        if of.folder.exists():
            shutil.copytree(of.folder, copy.folder, dirs_exist_ok=True)
        with living_in(copy):
            yield copy
        with server.administrator() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        shutil.rmtree(copy.folder)


def copied(server: Server, source: str, name: str, folder: Path) -> Home:
    """A new database with the rows of `source`, and an empty folder."""
    close_all()
    with server.administrator() as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        names = (sql.Identifier(name), sql.Identifier(source), sql.Identifier("foiarchive_owner"))
        # Files as they are: half the work of going through the server's log.
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(*names))
        # A copy has the tables' privileges, but not the database's own.
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(names[0]))
        logins = sql.SQL("GRANT CONNECT ON DATABASE {} TO foiarchive_staff, foiarchive_public")
        connection.execute(logins.format(names[0]))
    folder.mkdir()
    return Home(name, folder, environment=environment_for(server, name, folder))


def environment_for(server: Server, name: str, folder: Path) -> dict[str, str]:
    """What a child process needs in its environment to work on this database and these folders."""
    variables = {STAFF: "DATABASE_STAFF_URL", PUBLIC: "DATABASE_PUBLIC_URL", MIGRATIONS: "DATABASE_URL"}
    urls = {}
    for alias, variable in variables.items():
        login = connections[alias].settings_dict
        host = quote(str(login["HOST"]), safe="") + (f":{login['PORT']}" if login.get("PORT") else "")
        if isinstance(server, Embedded):
            host = quote(str(server.server.join()), safe="")
        urls[variable] = f"postgresql://{login['USER']}:{login['PASSWORD']}@{host}/{name}"
    return {**urls, "FOI_VAR": str(folder), "SECRET_KEY": settings.SECRET_KEY}


@contextmanager
def living_in(home: Home) -> Iterator[None]:
    """All three logins, and every folder, are this home's; afterwards those of the one it was within."""
    if connections[STAFF].in_atomic_block:
        pytest.fail("`archive`, `own_archive` and `own_database` do not go together with `db`.", pytrace=False)
    folders = {name: home.folder / str(getattr(settings, name).name) for name in FOLDERS}
    outer = connections[STAFF].settings_dict["NAME"]
    turn_to(home.name)
    try:
        with override_settings(**folders):
            yield
    finally:
        turn_to(outer)


def turn_to(name: str) -> None:
    """Every alias connects to the database `name` from now on, in every thread."""
    close_all()
    for alias in ALIASES:
        connections[alias].settings_dict["NAME"] = name


def close_all() -> None:
    """Close this thread's connections."""
    for alias in ALIASES:
        connections[alias].close()
