"""What every public page needs besides its own content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from requests.models.publication import PublishedAuthority


def office(request: HttpRequest) -> dict[str, Any]:
    """The office this archive belongs to, looked up once and only by a page that shows it."""
    return {"office": SimpleLazyObject(PublishedAuthority.objects.first)}
