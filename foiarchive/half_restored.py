"""A database into which a backup is being put back: shut, and marked, until whoever was erased since is gone from it.

The mark is a table of its own beside the archive's. It is made in the transaction that puts the rows back, and removed
in the one that opens the database to its logins, so that no kill leaves erased people where somebody can read them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

MARK = "restore_begun"
SENTENCE = "A restore was begun here and not ended: people who were erased since the backup may still be in it."
ADVICE = "Make the database anew, empty the folders of FOI_VAR (or the bucket), and restore again."


def begin(connection: BaseDatabaseWrapper) -> None:
    """Mark it. Inside the transaction that puts the rows back."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARK} ()")


def end(connection: BaseDatabaseWrapper) -> None:
    """Remove the mark. Inside the transaction that opens it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {MARK}")


def is_half_restored(connection: BaseDatabaseWrapper) -> bool:
    """Whether a restore came no further."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{MARK}"])
        return bool(cursor.fetchone()[0])
