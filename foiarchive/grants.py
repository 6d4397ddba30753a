"""What each database login may do: the staff's reads and writes every table, the public's reads the published copy.

The public's may also add rows to the intake tables, where readers hand things in, without reading any of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

# What the login that asks may do with each table, wherever it is and if with one column only. The server's own are left
# out: everybody may read them. CASE, because WHERE does not say which of its tests comes first.
TABLES = """
    SELECT CASE nspname WHEN 'public' THEN relname ELSE nspname || '.' || relname END,
           has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT'),
           has_table_privilege(c.oid, 'INSERT') OR has_any_column_privilege(c.oid, 'INSERT'),
           has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
           OR has_any_column_privilege(c.oid, 'UPDATE, REFERENCES')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema')
    AND nspname !~ '^pg_(toast|temp)'
"""
SEQUENCES = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND CASE WHEN relkind = 'S' THEN has_sequence_privilege(oid, 'USAGE, SELECT, UPDATE') ELSE false END
"""

OWNED = """
    SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND pg_has_role(relowner, 'USAGE'))
"""
OWNS = "it owns the tables, so whoever breaks into the public site may read and change everything"
FEW = 5  # tables that a sentence names


def missing_logins(connection: BaseDatabaseWrapper, users: Iterable[str]) -> list[str]:
    """Those of `users` that the server does not know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles")
        known = {name for (name,) in cursor.fetchall()}
    return [user for user in users if user not in known]


def may_make_logins(connection: BaseDatabaseWrapper) -> bool:
    """Whether the owner's login may make others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def set_login(connection: BaseDatabaseWrapper, user: str, password: str, *, new: bool) -> None:
    """Make the login, or give it its password anew (the secret it derives from may have changed)."""
    word = sql.SQL("CREATE" if new else "ALTER")
    command = sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(word, sql.Identifier(user), sql.Literal(password))
    with connection.cursor() as cursor:
        cursor.execute(command)


def grant(
    connection: BaseDatabaseWrapper, staff: str, public: str, public_tables: Iterable[str], intake_tables: Iterable[str]
) -> None:
    """Take everything from everybody and give each login its own. Run as the owner, inside a transaction."""
    intake = [sql.Identifier("public", table) for table in intake_tables]
    names = {
        "database": sql.Identifier(connection.settings_dict["NAME"]),
        "staff": sql.Identifier(staff),
        "public": sql.Identifier(public),
        "published": sql.SQL(", ").join(sql.Identifier("public", table) for table in public_tables),
        "intake": sql.SQL(", ").join(intake),
    }
    with connection.cursor() as cursor:
        for line in (GRANTS + (INTAKE_GRANT if intake else "")).strip().splitlines():
            cursor.execute(sql.SQL(line).format(**names))


def shut(connection: BaseDatabaseWrapper, users: Iterable[str]) -> None:
    """Let these logins, and everybody whom nobody named, do nothing until the next `grant`. Inside a transaction.

    Whoever is connected already keeps the connection, and can read nothing by it.
    """
    wanted = [user for user in users if user != connection.settings_dict["USER"]]
    missing = missing_logins(connection, wanted)
    names = {
        "database": sql.Identifier(connection.settings_dict["NAME"]),
        "logins": sql.SQL(", ").join(
            [sql.SQL("PUBLIC"), *(sql.Identifier(user) for user in wanted if user not in missing)]
        ),
    }
    with connection.cursor() as cursor:
        for line in SHUT.strip().splitlines():
            cursor.execute(sql.SQL(line).format(**names))


SHUT = """
REVOKE ALL ON DATABASE {database} FROM {logins}
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {logins}
"""
GRANTS = """
REVOKE ALL ON DATABASE {database} FROM PUBLIC, {staff}, {public}
REVOKE ALL ON SCHEMA public FROM PUBLIC, {staff}, {public}
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {staff}, {public}
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {staff}, {public}
REVOKE ALL ON ALL ROUTINES IN SCHEMA public FROM PUBLIC, {staff}, {public}
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM PUBLIC
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM PUBLIC
ALTER DEFAULT PRIVILEGES REVOKE ALL ON ROUTINES FROM PUBLIC
GRANT CONNECT ON DATABASE {database} TO {staff}, {public}
GRANT USAGE ON SCHEMA public TO {staff}, {public}
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {staff}
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {staff}
GRANT EXECUTE ON FUNCTION public.foi_handled(bigint) TO {staff}
GRANT SELECT ON TABLE {published} TO {public}
"""
INTAKE_GRANT = "GRANT INSERT ON TABLE {intake} TO {public}"


def unexpected_privileges(
    connection: BaseDatabaseWrapper, public_tables: Iterable[str], intake_tables: Iterable[str]
) -> list[str]:
    """Where this login may do more or less than read `public_tables` and add to `intake_tables`: a few sentences."""
    wanted, intake = set(public_tables), set(intake_tables)
    with connection.cursor() as cursor:
        cursor.execute(OWNED)
        if cursor.fetchone()[0]:
            return [OWNS]
        cursor.execute(TABLES)
        found = cursor.fetchall()
        cursor.execute(SEQUENCES)
        sequences = {name for (name,) in cursor.fetchall()}
    readable = {name for name, may_read, _, _ in found if may_read}
    addable = {name for name, _, may_add, _ in found if may_add}
    changeable = {name for name, _, _, may_change in found if may_change}
    wrong = {
        "it may read {}": readable - wanted,
        "it may not read {}": wanted - readable,
        "it may write to {}": changeable | addable - intake,
        "it may not add to {}": intake - addable,
        "it may use the sequence {}": sequences,
    }
    return [sentence.format(_named(names)) for sentence, names in wrong.items() if names]


def _named(names: set[str]) -> str:
    few, others = sorted(names)[:FEW], len(names) - FEW
    return f"{', '.join(few)} and {others} others" if others > 0 else ", ".join(few)
