"""Answers of the API: an item as JSON with its tag, composed with addresses of the host that was asked."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from requests.reuse.addresses import Addresses
from requests.reuse.composing import Composer
from requests.reuse.heads import Item
from requests.reuse.rows import office
from requests.views.conditional import revalidated


def addresses(request: HttpRequest) -> Addresses:
    """Public addresses under the host that was asked."""
    return Addresses(f"{request.scheme}://{request.get_host()}")


def composer(request: HttpRequest) -> Composer:
    """Two statements."""
    return Composer(addresses(request), office())


def answer(request: HttpRequest, item: Item, changed_at: datetime | None = None) -> HttpResponseBase:
    """The item, or 304 for whoever has it. `changed_at`: as `revalidated` takes it."""
    response = HttpResponse(item.model_dump_json(), content_type="application/json; charset=utf-8")
    following = getattr(item, "next", None)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return revalidated(request, response, changed_at)


def following(request: HttpRequest, name: str, value: str | None) -> str | None:
    """This address with another value of `name`: the next page, if there is a value."""
    if value is None:
        return None
    asked: QueryDict = request.GET.copy()
    asked[name] = value
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
