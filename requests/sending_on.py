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
