"""Whose a change is: whoever is signed in and sends something."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foiarchive.middleware import STAFF_PATHS
from requests.audit import acting
from requests.models import Person


class ActingMiddleware:
    """Tells the audit whose a change is: whoever is signed in and sends something. It stands after the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_staffs = is_sent(request) and request.path_info.startswith(STAFF_PATHS)
        if not is_staffs or not isinstance(request.user, Person):
            return self.get_response(request)
        with acting(str(request.user.pk), request.path_info):
            return self.get_response(request)


def is_sent(request: HttpRequest) -> bool:
    """Whether a form is sent. It may come an hour after its page was opened, so that nothing typed is lost."""
    return request.method not in ("GET", "HEAD", "OPTIONS")
