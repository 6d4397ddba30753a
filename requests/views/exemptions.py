"""The exemptions: what each means, and where it was relied on."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.views.conditional import last_change, revalidated
from requests.views.exemption_pages import all_exemptions, exemption_page


@require_safe
def exemptions(request: HttpRequest) -> HttpResponseBase:
    """Every exemption of the three laws, with how often it was relied on here."""
    changed_at = last_change()
    shown = {"current": reverse("exemptions"), "all": all_exemptions()}
    return revalidated(request, render(request, "archive/exemptions.html", shown), changed_at)


@require_safe
def exemption(request: HttpRequest, code: str) -> HttpResponseBase:
    """One exemption in plain words, and the answers that rely on it."""
    changed_at = last_change()
    page = render(request, "archive/exemption.html", {"page": exemption_page(code)})
    return revalidated(request, page, changed_at)
