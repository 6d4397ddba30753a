"""What every request passes: the door it comes in by, its headers, and a plain page when the database is away."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from foiarchive import replica
from foiarchive.database import AWAY, PUBLIC, REPLICA, STAFF, each_through, open_door, through, took_too_long
from foiarchive.stores.shapes import StoreAway, Unreadable

GetResponse = Callable[[HttpRequest], HttpResponseBase]
STAFF_PATHS = ("/staff/", "/admin/")
RETRY_SECONDS = 15

logger = logging.getLogger(__name__)


class DoorMiddleware:
    """Readers come in by the public login; staff, and whoever is signed in, by the staff's.

    It stands after the session and who is signed in, which are always looked up by the staff's login. Where there is a
    replica, readers' pages are read there while it has everything; one that goes away under a page is made up for.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.choose = replica.chosen if replica.is_set_up() else None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            login = door_for(request)
        except AWAY:
            return away()
        with through(login, self.choose if login == PUBLIC else None) as door:
            response = self.get_response(request)
        if door.broke_off and door.chosen == REPLICA and request.method in ("GET", "HEAD"):
            replica.leave_alone()
            with through(login) as door:
                response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = each_through(door, iter(response))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The database, or the store of files, went away under a view: say so, and ask to come back."""
        if isinstance(exception, Unreadable):
            logger.error("%s", exception)
            return away()
        if not isinstance(exception, (*AWAY, StoreAway)):
            return None
        if not isinstance(exception, StoreAway) and not took_too_long(exception):
            open_door().broke_off = True
        return away()


def door_for(request: HttpRequest) -> str:
    """By which login this request is answered. Asks the database only for who carries a session."""
    if request.path_info.startswith(STAFF_PATHS):  # without the prefix the site may be mounted under
        return STAFF
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return PUBLIC
    return STAFF if request.user.is_authenticated else PUBLIC


def away() -> HttpResponse:
    """The page for when the database or the store of files cannot be reached; nothing on it needs either."""
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_SECONDS)})


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
}


class HeadersMiddleware:
    """Headers that every answer has, those too that are made before Django's own middlewares are reached."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, str(value))
        if settings.DEBUG and response.status_code in (404, 500):
            del response.headers["Content-Security-Policy"]  # Django's own pages for developers bring their styles
        return response
