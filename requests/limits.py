"""How often one address may search, take files away or send forms. Whoever does it more often is asked to wait.

It stands before everything that costs something: no session is looked up, no statement made. Signed-in staff are
limited on public pages like everybody, and not at all on their own.
"""

from __future__ import annotations

import logging
import math
import re
import time
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from foiarchive.counters import Pace, seconds_to_wait
from foiarchive.visitors import visitor

MINUTE, DAY = 60.0, 86_400.0
READING = ("GET", "HEAD", "OPTIONS")
COMPLAIN_EVERY = 60.0

logger = logging.getLogger(__name__)


class Limit(Enum):
    """A kind of thing that is done, and how often one address may."""

    SEARCH = "searches", Pace(30, MINUTE)
    SUGGESTIONS = "suggestions", Pace(120, MINUTE)  # one at every pause in typing
    FILES = "files", Pace(60, MINUTE)
    PROGRAMS = "programs", Pace(120, MINUTE)
    SIGNING_IN = "signing-in", Pace(10, MINUTE)
    STEPS = "steps", Pace(60, MINUTE)  # of a form that keeps nothing before its last
    FORMS = "forms", Pace(10, MINUTE)
    FORMS_A_DAY = "forms-a-day", Pace(60, DAY)

    def __init__(self, file_name: str, pace: Pace) -> None:
        self.file_name, self.pace = file_name, pace


SENDING = (Limit.FORMS, Limit.FORMS_A_DAY)
READ = {
    re.compile(r"/search/suggest|/suggest"): (Limit.SUGGESTIONS,),
    re.compile(r"/search/follow/"): (Limit.STEPS,),
    re.compile(r"/search/|/feeds/search"): (Limit.SEARCH,),
    re.compile(r"/api/|/foi/[^/]+\.json$"): (Limit.PROGRAMS,),
    re.compile(r"/downloads/.|.+\.(csv|pdf|zip)$"): (Limit.FILES,),
}
SENT = {
    re.compile(r"/staff/sign-in/"): (Limit.SIGNING_IN,),
    re.compile(r"/(staff|admin)/"): (),
    re.compile(r"/ask/|/search/follow/"): (Limit.STEPS,),
    re.compile(r"/"): SENDING,
}


class TooOften(Exception):
    """Somebody has to wait that many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:.0f} seconds")
        self.seconds = max(1, math.ceil(seconds))


def limits_of(method: str, path: str) -> tuple[Limit, ...]:
    """What a request at that address is counted under."""
    table = READ if method in READING else SENT
    return next((limits for address, limits in table.items() if address.match(path)), ())


def count(request: HttpRequest, *limits: Limit) -> None:
    """Count it under each of the limits, or raise TooOften.

    A view calls it for what an address does not tell, such as the last step of a form. Should the counters be out of
    order the site goes on without them.
    """
    if not settings.FOI_LIMITS:
        return
    who = visitor(request.META, settings.TRUSTED_PROXIES)
    for limit in limits:
        try:
            wait = seconds_to_wait(settings.FOI_COUNTERS / limit.file_name, limit.pace, who, time.time())
        except OSError as problem:
            _complain(problem)
            continue
        if wait:
            raise TooOften(wait)


def sweep(at: datetime) -> None:
    """Throw away the keys that nobody needs: on a quiet site the next request of a kind may be long in coming."""
    for limit in Limit:
        file = settings.FOI_COUNTERS / limit.file_name
        if file.exists() and file.stat().st_mtime + limit.pace.life < at.timestamp():
            file.unlink(missing_ok=True)


class LimitMiddleware:
    """Asks whoever comes too often to wait: 429, with the seconds in Retry-After."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            count(request, *limits_of(request.method or "", request.path_info))
        except TooOften as too_often:
            return come_back(request, too_often)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view counted something itself."""
        return come_back(request, exception) if isinstance(exception, TooOften) else None


def come_back(request: HttpRequest, too_often: TooOften) -> HttpResponse:
    """The page that says when to come again; JSON for programs."""
    headers = {"Retry-After": str(too_often.seconds), "Cache-Control": "no-store"}
    if limits_of("GET", request.path_info) in {(Limit.PROGRAMS,), (Limit.SUGGESTIONS,)}:
        told = {"status": 429, "detail": f"Too many requests. Come back in {too_often.seconds} seconds."}
        return JsonResponse(told, status=429, headers=headers)
    shown = {"seconds": too_often.seconds, "sent": request.method not in READING}
    response = render(request, "429.html", shown, status=429)
    for name, value in headers.items():
        response.headers[name] = value
    return response


_complained_at = 0.0


def _complain(problem: OSError) -> None:
    """Once a minute: a full disk would otherwise be filled by the log."""
    global _complained_at
    if time.monotonic() - _complained_at > COMPLAIN_EVERY or not _complained_at:
        _complained_at = time.monotonic()
        logger.warning("Requests are not counted, so nobody is limited: %s", problem.strerror)
