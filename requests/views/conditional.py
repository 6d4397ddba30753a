"""Answers that browsers and feed readers may keep, but must ask about each time: what was withdrawn is gone at once.

The tag is made of the answer itself, not of the row's age: a page also changes with the site's own templates and
styles, and with the day, where it says that a date has passed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from requests.models import PublishedChange

SETTLED = timedelta(seconds=5)


def revalidated(request: HttpRequest, response: HttpResponse, changed_at: datetime | None = None) -> HttpResponseBase:
    """The answer with its tag, or 304 for whoever has it already.

    `changed_at`: when its content was published; of a list the `last_change` before it was read, each later than any
    before, so that a list which lost something is newer too.
    """
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    last_modified = int(changed_at.timestamp()) if changed_at else None
    if last_modified is not None:
        response.headers["Last-Modified"] = http_date(last_modified)
    return get_conditional_response(request, etag=etag, last_modified=last_modified, response=response) or response


def last_change() -> datetime | None:
    """When anything that lists show last changed; to be asked before the list is read, so that it is never too late.

    None where that is not settled: a date has only seconds, and another change may come in the same one.
    """
    settled = PublishedChange.objects.filter(changed_at__lt=Now() - SETTLED)
    return settled.values_list("changed_at", flat=True).first()


def unless_known(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    """304 for whoever has it already; otherwise what `make` makes, with the tag. For files that are dear to make."""
    response = get_conditional_response(request, etag=etag) or make()
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response
