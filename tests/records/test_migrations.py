"""Migrations may run while readers read: what is changed of a table that they read is changed last."""

from __future__ import annotations

from django.db.migrations import AddField, AlterField, Migration, RemoveField, RenameField
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import IndexOperation

from requests.models import PUBLIC_MODELS

LOCKING = (AddField, AlterField, RemoveField, RenameField, IndexOperation)
READ = {model._meta.model_name for model in PUBLIC_MODELS}


def locks_what_is_read(operation: Operation) -> bool:
    return isinstance(operation, LOCKING) and str(getattr(operation, "model_name", "")).lower() in READ


def early(migration: type[Migration] | Migration) -> list[str]:
    """Those that hold such a table while others are made after them, which takes seconds: Django thinks in between."""
    locking = [locks_what_is_read(operation) for operation in migration.operations]
    last = len(locking) - sum(locking)
    return [str(each) for each, locks in zip(migration.operations[:last], locking, strict=False) if locks]


def test_a_table_that_readers_read_is_changed_last_of_all_in_its_migration():
    later = {
        f"{app}.{name}": migration
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in {"requests", "documents"} and not migration.replaces
    }
    assert sum(any(map(locks_what_is_read, migration.operations)) for migration in later.values()) >= 2
    assert {name: found for name, migration in later.items() if (found := early(migration))} == {}, (
        "Move these operations to the end of their migration: readers wait for as long as it goes on after them."
    )
