"""Sending readers on who ask for the address that a letter had before it came here.

Only where there is nothing else at that address, and only while the letter is public: otherwise the answer is the 404
that it would have been.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from foiarchive.database import AWAY
from foiarchive.middleware import STAFF_PATHS
from requests.models import PublishedOldAddress

LONGEST = 500
HEALTH = "/health/"


class FormerHostMiddleware:
    """Whoever comes by a name that the site had before goes on to the same address under the one it has now.

    It asks for nothing else of such a request, so a former name need not stand in ALLOWED_HOSTS.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        host = request.META.get("HTTP_HOST", "").lower().partition(":")[0]
        if host and host in settings.FOI_FORMER_HOSTS and request.path_info != HEALTH:
            return MovedHost(settings.FOI_ADDRESS + request.get_full_path())
        return self.get_response(request)


class MovedHost(HttpResponsePermanentRedirect):
    """To the same address elsewhere; a form that is sent stays one."""

    status_code = 308


class OldAddressMiddleware:
    """It stands after the door, so that it reads what is public and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if request.path_info.startswith(STAFF_PATHS):
            return response
        return sent_on(request) or response


def sent_on(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """To the letter that had this address; None where none had, or where it cannot be told which. One query at most."""
    asked = unquote(request.get_full_path())
    if len(asked) > LONGEST or "\x00" in asked:
        return None
    try:
        rows = list(PublishedOldAddress.objects.filter(asked_for=asked).select_related("response"))
    except AWAY:
        return None
    ours = [row for row in rows if urlsplit(row.address).netloc == request.get_host()]
    slugs = {row.response.slug for row in ours or rows}
    if len(slugs) != 1:
        return None
    redirect = HttpResponsePermanentRedirect(f"{settings.FOI_ADDRESS}{reverse('response', args=[slugs.pop()])}")
    redirect.headers["Cache-Control"] = "no-cache"  # it may be withdrawn
    return redirect
