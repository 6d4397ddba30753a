"""Every address, from the top."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("requests.urls")),
]
handler400 = "requests.views.errors.bad_request"
handler404 = "requests.views.errors.not_found"
handler500 = "requests.views.errors.server_error"
