"""The documents that describe the API and `foi.json`, and each response as `foi.json` under its own address."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.reuse.foi_json import schema
from requests.views.api.responses import whole
from requests.views.api.site import described
from requests.views.conditional import revalidated


@require_safe
def foi_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One response, whole."""
    return whole(request, slug)


@require_safe
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The API as an OpenAPI document."""
    server = request.build_absolute_uri("/").rstrip("/")
    return _document(request, {**described(), "servers": [{"url": server}]})


@require_safe
def foi_json_schema(request: HttpRequest) -> HttpResponseBase:
    """The JSON Schema of `foi.json`."""
    address = request.build_absolute_uri(reverse("foi_json_schema"))
    return _document(request, {"$id": address, **schema()}, "application/schema+json")


def _document(request: HttpRequest, document: dict[str, Any], kind: str = "application/json") -> HttpResponseBase:
    content = json.dumps(document, ensure_ascii=False, indent=1)
    return revalidated(request, HttpResponse(content, content_type=kind))
