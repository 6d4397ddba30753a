"""The database server: reached by each login, new enough, safe against a power cut, its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error, OperationalError
from django.utils import timezone

from foiarchive import clocks, half_restored
from foiarchive.database import MIGRATIONS, PUBLIC, STAFF, plain_sentence
from foiarchive.grants import OWNS, unexpected_privileges
from requests.doctor.findings import Finding, bad, good, weak
from requests.models import INTAKE_MODELS, PUBLIC_MODELS

DATABASE, LOGINS, CLOCK = "Database", "Logins", "Clock"
OLDEST = 15_00_00
EMBEDDED = "foiarchive.embedded"
SAFE = ("fsync", "full_page_writes", "synchronous_commit")
PREPARE = "Run manage.py prepare_database."
OWN_LOGIN = "Let DATABASE_PUBLIC_URL name a login of its own, then run manage.py prepare_database."
KNOWN = {MIGRATIONS: "owner's", STAFF: "staff's", PUBLIC: "public's"}


def is_there() -> Iterator[Finding]:
    """Whether each login comes in. Where one does not, nothing else about the database can be told."""
    for alias, whose in KNOWN.items():
        try:
            connections[alias].ensure_connection()
        except OperationalError as problem:
            yield bad(DATABASE, f"The {whose} login cannot connect. {plain_sentence(problem)}", "See docs/deploy.md.")
        else:
            if alias == MIGRATIONS and half_restored.is_half_restored(connections[alias]):
                yield bad(DATABASE, half_restored.SENTENCE, half_restored.ADVICE)


def examined(*, thoroughly: bool) -> Iterator[Finding]:
    """All there is to say of a database that can be reached. `thoroughly`: by every login, not the staff's alone."""
    server = connections[MIGRATIONS if thoroughly else STAFF]
    yield _version(server)
    yield from _safety(server)
    yield _tables(server)
    if thoroughly:
        yield from _logins()
    yield _clock()


def _version(server: BaseDatabaseWrapper) -> Finding:
    number = int(_said(server, "server_version_num"))
    name = f"PostgreSQL {number // 10000}"
    if number < OLDEST:
        return bad(DATABASE, f"{name} is too old.", "Move the database to PostgreSQL 15 or newer.")
    if server.settings_dict["ENGINE"] == EMBEDDED:
        return weak(DATABASE, f"{name}, the embedded server, which is for a laptop.", "Set DATABASE_URL to a server.")
    return good(DATABASE, f"{name} answers.")


def _safety(server: BaseDatabaseWrapper) -> Iterator[Finding]:
    off = [name for name in SAFE if _said(server, name) == "off"]
    if off:
        sentence = f"{' and '.join(off)} {'is' if len(off) == 1 else 'are'} off: a power cut can lose what was kept."
        yield bad(DATABASE, sentence, "Turn them on in postgresql.conf.")
    else:
        yield good(DATABASE, "What is committed survives a power cut.")


def _tables(server: BaseDatabaseWrapper) -> Finding:
    executor = MigrationExecutor(server)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return bad(DATABASE, f"Changes of the tables that have not been made: {len(waiting)}.", PREPARE)
    return good(DATABASE, "The tables are up to date.")


def _logins() -> Iterator[Finding]:
    tables = ([model._meta.db_table for model in models] for models in (PUBLIC_MODELS, INTAKE_MODELS))
    wrong = unexpected_privileges(connections[PUBLIC], *tables)
    for sentence in wrong:
        to_do = OWN_LOGIN if sentence == OWNS else PREPARE
        yield bad(LOGINS, f"The public login has the wrong privileges: {sentence}.", to_do)
    if not wrong:
        yield good(LOGINS, "The public login may read what is published and nothing else.")


def _clock() -> Finding:
    apart = clocks.apart(timezone.now())
    if apart > clocks.APART:
        sentence = f"This machine's clock and the database server's are {apart.total_seconds():,.0f} seconds apart."
        return bad(CLOCK, sentence, "Have both set by time servers (chrony or systemd-timesyncd).")
    return good(CLOCK, "This machine and the database server agree on the time.")


def _said(server: BaseDatabaseWrapper, name: str) -> str:
    try:
        with server.cursor() as cursor:
            cursor.execute("SELECT current_setting(%s)", [name])
            return str(cursor.fetchone()[0])
    except Error as problem:  # a login may be kept from looking
        return plain_sentence(problem)
