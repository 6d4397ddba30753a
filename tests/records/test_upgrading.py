"""From the release before to this one, killed on the way, while readers read."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections
from django.test import Client

from foiarchive.database import MIGRATIONS
from requests.management.backups import manifest, restoring
from requests.management.patience import PREPARING, alone, patiently
from requests.publishing.older_rules import TodaysRules
from tests.archive import LATER
from tests.plugins.archives import copied, living_in
from tests.records.earlier import (
    SETTLED,
    all_columns,
    all_rows,
    begun,
    earlier_release,
    migrations_made,
    read_what_is_public,
    unpacked,
    wait_until_it_waits,
)

# It is changed by a migration in the middle. Somebody reads it for long, so whoever migrates waits there.
HELD = "requests_publishedresponse"


def test_killed_on_the_way_it_is_run_again_and_nothing_is_lost_while_readers_read(
    django_db_setup, server, django_db_blocker, tmp_path
):
    with django_db_blocker.unblock():
        wanted = all_columns()
        with earlier_release(server, tmp_path, "earlier"):
            columns = all_columns()
            before, made = all_rows(columns), [migrations_made()]
            assert len(before["requests_case"]) > 3
            with server.administrator("earlier") as long_reader, long_reader.transaction():
                long_reader.execute(f"LOCK TABLE {HELD} IN ACCESS SHARE MODE")
                with begun():
                    wait_until_it_waits(server, "earlier")
                    read_what_is_public(columns)  # behind whoever waits
            made.append(migrations_made())
            assert all_rows(columns) == before
            call_command("prepare_database", verbosity=0)
            made.append(migrations_made())
            assert made[0] < made[1] < made[2]
            assert all_rows(columns) == before  # the release before still serves it
            now = all_columns()
            assert {table: now[table] for table in wanted} == wanted
            TodaysRules().follow(LATER)
            settled = all_rows(columns)
            assert {table for table in before if settled[table] != before[table]} == SETTLED
            TodaysRules().follow(LATER)
            assert all_rows(columns) == settled
            read_what_is_public()
            page = Client(headers={"host": "localhost"}).get("/foi/0008-24/")
            assert (page.status_code, "Violence Reduction" in page.text) == (200, True)


def test_a_backup_of_it_gets_tables_of_its_own_time(django_db_setup, server, django_db_blocker, tmp_path):
    kept = manifest.read(unpacked(tmp_path))
    with django_db_blocker.unblock(), living_in(copied(server, "template0", "of_then", settings.FOI_VAR / "of_then")):
        restoring._bring_tables_to(kept)
        here = {table: set(columns) for table, columns in all_columns().items()}
    assert here == {table: set(found.columns) for table, found in kept.tables.items()}
    with server.administrator() as connection:
        connection.execute("DROP DATABASE of_then WITH (FORCE)")


def test_a_change_that_cannot_be_made_for_long_is_told_in_one_sentence(own_database, server, monkeypatch):
    monkeypatch.setattr("requests.management.patience.WAITS_FOR", "20ms")
    monkeypatch.setattr("requests.management.patience.PAUSE", 0.01)
    owner, tries = connections[MIGRATIONS], []

    def change():
        tries.append(1)
        with owner.cursor() as cursor:
            cursor.execute("ALTER TABLE requests_case ADD COLUMN never int")

    with server.administrator(own_database.name) as reader, reader.transaction(), alone(owner):
        reader.execute("SELECT count(*) FROM requests_case")
        with pytest.raises(CommandError, match="Somebody has been at a table all the time"):
            patiently(owner, change, tries_for=0.05)
        with server.administrator(own_database.name) as second:
            second.execute("SET lock_timeout = '20ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                second.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
    assert len(tries) > 1
    with pytest.raises(OperationalError, match="no such"):
        patiently(owner, lambda: (_ for _ in ()).throw(OperationalError("no such")))
