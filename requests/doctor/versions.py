"""Which versions run here: of the program, the database and what they stand on."""

from __future__ import annotations

import platform
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.db import connections

from documents.reading.shapes import READER_VERSION
from foiarchive.database import STAFF


@cache
def code_version() -> str:
    """The program's own, as pyproject.toml has it."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def versions() -> Iterator[tuple[str, str]]:
    """What, and its version. The database has to be there."""
    yield "FOI Archive", code_version()
    yield "Reader of letters", str(READER_VERSION)
    yield "Tables", _last_migration()
    yield "PostgreSQL", str(_said("SHOW server_version"))
    yield "Python", platform.python_version()
    yield "Django", django.get_version()


def _last_migration() -> str:
    return str(_said("SELECT max(name) FROM django_migrations WHERE app = 'requests'") or "none")


def _said(question: str) -> object:
    with connections[STAFF].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
