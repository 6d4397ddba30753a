"""The exemptions: what each means, and where it was relied on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.views.exemption_pages import all_exemptions, exemption_page


@require_safe
def exemptions(request: HttpRequest) -> HttpResponse:
    """Every exemption of the three laws, with how often it was relied on here."""
    shown = {"current": reverse("exemptions"), "all": all_exemptions()}
    return render(request, "archive/exemptions.html", shown)


@require_safe
def exemption(request: HttpRequest, code: str) -> HttpResponse:
    """One exemption in plain words, and the answers that rely on it."""
    return render(request, "archive/exemption.html", {"page": exemption_page(code)})
