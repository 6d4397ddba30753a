"""The three database logins can do what they are for, and no more. On a real server, with real logins."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, ProgrammingError, connections
from django.db.utils import OperationalError

from requests.models import INTAKE_MODELS, PUBLIC_MODELS, Person

pytestmark = pytest.mark.usefixtures("own_database")

PUBLISHED = [model._meta.db_table for model in PUBLIC_MODELS]
INTAKE = [model._meta.db_table for model in INTAKE_MODELS]


def tables():
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def refused(alias, statement):
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return "permission denied" in str(error) or "must be owner" in str(error)
    return False


def test_each_alias_comes_in_by_a_login_of_its_own():
    users = set()
    for alias in ("default", "public", "owner"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT current_user, session_user")
            users.update(cursor.fetchone())
    assert users == {"foiarchive_staff", "foiarchive_public", "foiarchive_owner"}


def test_no_login_of_the_site_is_a_superuser():
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'foiarchive%' AND rolsuper")
        assert cursor.fetchall() == []


def test_the_public_login_reads_the_published_copy_and_nothing_else():
    assert {table for table in tables() if not refused("public", f"SELECT 1 FROM {table}")} == set(PUBLISHED)


def test_the_public_login_adds_to_the_intake_tables_and_nowhere_else():
    """Adding nothing but defaults may break a constraint, which is past the question of who may."""
    allowed = []
    for table in tables():
        try:
            if not refused("public", f"INSERT INTO {table} DEFAULT VALUES"):
                allowed.append(table)
        except IntegrityError:
            allowed.append(table)
    assert set(allowed) == set(INTAKE)


@pytest.mark.parametrize("verb", ["DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_the_public_login_changes_and_removes_nothing(verb):
    assert [table for table in tables() if not refused("public", verb.format(table))] == []


def test_the_public_login_makes_no_table_not_even_a_temporary_one():
    assert refused("public", "CREATE TABLE mine (x int)")
    assert refused("public", "CREATE TEMPORARY TABLE mine (x int)")


def test_the_public_login_cannot_become_another():
    assert refused("public", "SET ROLE foiarchive_staff")


def test_a_long_query_of_the_public_login_is_cut_off():
    with connections["public"].cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("2s",)
        cursor.execute("SET statement_timeout = 50")
        with pytest.raises(OperationalError):
            cursor.execute("SELECT pg_sleep(5)")


def test_the_staff_login_reads_and_writes_every_table():
    assert [table for table in tables() if refused("default", f"SELECT 1 FROM {table}")] == []
    person = Person.objects.create(username="officer")
    person.delete()


def test_the_staff_login_cannot_change_the_tables():
    assert refused("default", "DROP TABLE requests_person")
    assert refused("default", "ALTER TABLE requests_person ADD COLUMN x int")
    assert refused("default", "CREATE TABLE mine (x int)")


def test_the_check_of_the_public_login_finds_nothing_wrong():
    call_command("check", databases=["public"])


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("GRANT SELECT ON requests_person TO foiarchive_public", "it may read requests_person"),
        ("GRANT SELECT (password) ON requests_person TO foiarchive_public", "it may read requests_person"),
        ("GRANT UPDATE (id) ON requests_searchentry TO foiarchive_public", "it may write to requests_searchentry"),
        ("CREATE SCHEMA x; CREATE TABLE x.y (); GRANT SELECT ON x.y TO foiarchive_public", r"it may read x\.y"),
        ("GRANT INSERT ON requests_searchentry TO foiarchive_public", "it may write to requests_searchentry"),
        ("REVOKE SELECT ON requests_publishedpage FROM foiarchive_public", "it may not read requests_publishedpage"),
        ("GRANT USAGE ON SEQUENCE requests_person_id_seq TO foiarchive_public", "the sequence requests_person_id_seq"),
    ],
)
def test_the_check_names_each_wrong_privilege(statement, sentence):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(SystemCheckError, match=sentence):
        call_command("check", databases=["public"])


def test_preparing_the_database_again_mends_the_privileges():
    with connections["owner"].cursor() as cursor:
        cursor.execute("GRANT SELECT ON requests_person TO foiarchive_public")
    call_command("prepare_database", verbosity=0)
    call_command("check", databases=["public"])


def test_a_new_table_is_not_public_by_itself():
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE letters_to_come (words text)")
    assert refused("public", "SELECT 1 FROM letters_to_come")
