"""Every address, from the top."""

from __future__ import annotations

import sys

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from foiarchive.database import AWAY
from foiarchive.middleware import away
from requests.views.errors import server_error

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("requests.urls")),
]
handler400 = "requests.views.errors.bad_request"
handler404 = "requests.views.errors.not_found"
handler500 = "foiarchive.urls.broken"


def broken(request: HttpRequest) -> HttpResponse:
    """The page for an error that nobody caught, such as a database that went away between two middlewares."""
    return away() if isinstance(sys.exception(), AWAY) else server_error(request)
