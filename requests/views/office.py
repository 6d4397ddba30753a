"""What every public page needs besides its own content."""

from __future__ import annotations

from typing import Any

from django.db import connections, router
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from requests.models.published_office import PublishedAuthority

# Composed by a query set, this statement would take several times as long as the database takes to answer it.
_NAMES = [column.attname for column in PublishedAuthority._meta.concrete_fields]
_OFFICE = f"SELECT {', '.join(_NAMES)} FROM requests_publishedauthority"  # noqa: S608  names of our own columns


def office(request: HttpRequest) -> dict[str, Any]:
    """The office this archive belongs to, looked up once and only by a page that shows it."""
    return {"office": SimpleLazyObject(_office)}


def _office() -> PublishedAuthority | None:
    database = router.db_for_read(PublishedAuthority)
    with connections[database].cursor() as cursor:
        cursor.execute(_OFFICE)
        row = cursor.fetchone()
    return PublishedAuthority.from_db(database, _NAMES, row) if row else None
