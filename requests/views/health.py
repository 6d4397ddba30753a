"""Whether the site can answer: for those who watch over it, and for the balancer in front."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.conf import settings
from django.db import connections, router
from django.db.utils import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from foiarchive.middleware import RETRY_SECONDS
from requests.doctor import styles
from requests.doctor.machines import SILENT, beat_file
from requests.models import PublishedResponse
from requests.search.opened import reader
from requests.search.place import NoIndex

OK, AWAY = "ok", "unavailable"
FULL = 64 * 1024**2  # bytes; with less nothing is taken in


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers the public login and pages have their styles, else 503: nobody is to be sent here.

    Without worker, index or room on the disk readers are answered all the same, so it says "read-only", with 200.
    """
    parts = {
        "database": OK if _database_answers() else AWAY,
        "styles": OK if styles.are_there() else "missing",
        "search": OK if _has_index() else "being built",
        "worker": OK if _worker_was_heard() else "silent",
        "disk": _disk(settings.FOI_VAR),
    }
    is_up = parts["database"] == parts["styles"] == OK
    status = AWAY if not is_up else OK if set(parts.values()) == {OK} else "read-only"
    response = JsonResponse(
        {"status": status, **parts}, status=200 if is_up else 503, headers={"Cache-Control": "no-store"}
    )
    if not is_up:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _database_answers() -> bool:
    try:
        with connections[router.db_for_read(PublishedResponse)].cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except Error:
        return False


def _has_index() -> bool:
    try:
        reader()
    except NoIndex:
        return False
    return True


def _worker_was_heard() -> bool:
    """Of this machine; each has its own."""
    try:
        return time.time() - beat_file().stat().st_mtime < SILENT.total_seconds()
    except OSError:
        return False


def _disk(folder: Path) -> str:
    try:
        found = os.statvfs(folder)
    except OSError:
        return "away"
    if found.f_flag & os.ST_RDONLY:
        return "read-only"
    return OK if found.f_bavail * found.f_frsize >= FULL else "full"
