"""The pages for what cannot be shown. None asks the database, and none says why: what is not public never was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foiarchive.logs import request_number


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one 404, the same for what is not public and for what never was."""
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read."""
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; nothing is said of what, but by which number the log tells it."""
    return render(request, "500.html", {"number": request_number()}, status=500)
