"""Whether the site can answer: for those who watch over it, and for the proxy in front."""

from __future__ import annotations

from django.db import connections, router
from django.db.utils import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from foiarchive.middleware import RETRY_SECONDS
from requests.models import PublishedResponse
from requests.search.opened import reader
from requests.search.place import NoIndex


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers the public login, else 503. Without its index the site goes on, without search."""
    is_up = _database_answers()
    state = {
        "status": "ok" if is_up else "unavailable",
        "database": "ok" if is_up else "unavailable",
        "search": "ok" if _has_index() else "being built",
    }
    response = JsonResponse(state, status=200 if is_up else 503, headers={"Cache-Control": "no-store"})
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
