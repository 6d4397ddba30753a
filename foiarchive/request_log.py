"""Every request has a number; with FOI_LOG=json a line of the log tells how each was answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foiarchive.logs import NOWHERE, STATIC, method_of, numbered, route_of

HEADER = "X-Request-Id"

logger = logging.getLogger(__name__)


class RequestLogMiddleware:
    """Stands before all others. The number is sent along only where something went wrong: all else stays as it was.

    Nothing that a visitor sent is logged: not the address but its name, the method, the status and the time it took.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with numbered() as number:
            began = time.perf_counter()
            response = self.get_response(request)
            if response.status_code >= 500:
                response.headers[HEADER] = number
            if logger.isEnabledFor(logging.INFO):
                told = {
                    "route": route_or_static(request),
                    "method": method_of(request),
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - began) * 1000, 1),
                }
                logger.info("answered", extra={"told": told})
        return response


def route_or_static(request: HttpRequest) -> str:
    """The route's name; of the styles and pictures of our own, which have none, just that."""
    route = route_of(request)
    return STATIC if route == NOWHERE and request.path_info.startswith(f"/{settings.STATIC_URL.lstrip('/')}") else route
