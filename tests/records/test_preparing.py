"""`manage.py prepare_database` makes a bare database ready, or says what it may not do."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from tests.commands import manage
from tests.plugins.servers import Embedded


@pytest.fixture
def bare(server, own_database):
    """A database with nothing in it, its owner one who may not make logins; and the environment to work on it."""
    with server.administrator() as connection:
        connection.execute("CREATE ROLE plain_owner LOGIN PASSWORD 'pw'")
        connection.execute("CREATE DATABASE bare OWNER plain_owner")
    url = own_database.environment["DATABASE_URL"]
    host = url.rpartition("@")[2].partition("/")[0]
    yield {
        "FOI_VAR": own_database.environment["FOI_VAR"],
        "DATABASE_URL": f"postgresql://plain_owner:pw@{host}/bare",
        "SECRET_KEY": "the first secret",
    }
    with server.administrator() as connection:
        connection.execute("DROP DATABASE bare WITH (FORCE)")
        for login in ("bare_staff", "bare_public", "plain_owner"):
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login)))


def allow_logins(server):
    with server.administrator() as connection:
        connection.execute("ALTER ROLE plain_owner CREATEROLE")


def test_an_owner_who_may_make_logins_needs_nobody_else(server, bare):
    allow_logins(server)
    status, plan = manage(bare, "prepare_database", "--plan")
    assert (status, "requests.0001_" in plan, logins(server)) == (0, True, [])  # a plan changes nothing
    assert manage(bare, "prepare_database") == (0, "The database is ready.")
    assert logins(server) == ["bare_public", "bare_staff"]
    assert manage(bare, "check", "--database", "public")[0] == 0
    if isinstance(server, Embedded):
        return  # it asks for no password; what follows is tried with --server
    changed = {**bare, "SECRET_KEY": "the second secret"}
    assert manage(changed, "prepare_database") == (0, "The database is ready.")
    assert [manage(each, "check", "--database", "public")[0] for each in (bare, changed)] == [1, 0]


def logins(server):
    """Those that were made for the database."""
    with server.administrator() as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'bare_%' ORDER BY 1")
        return [name for (name,) in found]


def test_an_owner_who_may_not_is_told_what_to_ask_for(bare):
    status, said = manage(bare, "prepare_database")
    assert status == 1
    assert "CREATE ROLE bare_staff LOGIN PASSWORD '…'; CREATE ROLE bare_public LOGIN PASSWORD '…';" in said
    assert "DATABASE_STAFF_URL and DATABASE_PUBLIC_URL" in said
    assert "\n" not in said


def test_logins_an_administrator_made_are_enough(server, bare):
    with server.administrator() as connection:
        connection.execute("CREATE ROLE bare_staff LOGIN PASSWORD 'one'")
        connection.execute("CREATE ROLE bare_public LOGIN PASSWORD 'two'")
    url = bare["DATABASE_URL"]
    given = {
        "DATABASE_STAFF_URL": url.replace("plain_owner:pw", "bare_staff:one"),
        "DATABASE_PUBLIC_URL": url.replace("plain_owner:pw", "bare_public:two"),
    }
    assert manage({**bare, **given}, "prepare_database") == (0, "The database is ready.")


@pytest.mark.usefixtures("own_database")
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.usefixtures("own_database")
def test_only_the_owners_alias_makes_tables():
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchall() == [("foiarchive_owner",)]


def test_an_owner_that_is_given_for_the_public_is_told_of_in_one_sentence(server, bare):
    allow_logins(server)
    assert manage(bare, "prepare_database")[0] == 0
    as_public = {**bare, "DATABASE_PUBLIC_URL": bare["DATABASE_URL"]}
    said = [line for line in manage(as_public, "doctor")[1].splitlines() if line.split()[1:2] == ["Logins:"]]
    assert said == [
        "bad   Logins: The public login has the wrong privileges: "
        "it owns the tables, so whoever breaks into the public site may read and change everything."
    ]
    status, refusal = manage(as_public, "prepare_database")
    assert (status, refusal.count("\n")) == (1, 0)
    assert "DATABASE_PUBLIC_URL must name a login of its own" in refusal
    assert manage(bare, "check", "--database", "public")[0] == 0  # nothing was taken from anybody


def test_of_many_wrong_privileges_a_few_are_named(server, bare):
    allow_logins(server)
    assert manage(bare, "prepare_database")[0] == 0
    with server.administrator("bare") as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO bare_public")
    said = [line for line in manage(bare, "doctor")[1].splitlines() if line.split()[1:2] == ["Logins:"]]
    assert len(said) == 1
    assert " others" in said[0]
