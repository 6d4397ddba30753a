"""Responses: in a list, and each whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from requests.models import PublishedResponse
from requests.reuse.foi_json import Response
from requests.reuse.whole import whole_responses
from requests.search.field_words import FIRST_YEAR, LAST_YEAR
from requests.views.api.answers import answer, composer, following
from requests.views.api.asking import PAGED, USUAL, Cursor, Limit, refuse_unknown
from requests.views.api.items import Responses
from requests.views.api.paging import Order
from requests.views.conditional import last_change

router = Router(tags=["Responses"])
ORDER = Order()

Year = Annotated[
    int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR, description="Those answered in this year, such as 2024.")
]
OfTopic = Annotated[
    str, Query(pattern=r"^[-a-zA-Z0-9_]*$", max_length=60, description="Those about the topic of this slug.")
]
Since = Annotated[
    date | None,
    Query(description="Those whose present version was published on this day or later: what is new or was changed."),
]


@router.api_operation(["GET", "HEAD"], "/responses", response=Responses, summary="List responses")
def responses(
    request: HttpRequest,
    year: Year = None,
    topic: OfTopic = "",
    published_since: Since = None,
    cursor: Cursor = "",
    limit: Limit = USUAL,
) -> HttpResponseBase:
    """Every published response, those first published last coming first."""
    refuse_unknown(request, ("year", "topic", "published_since", *PAGED))
    changed_at, rows = last_change(), PublishedResponse.objects.all()
    if year is not None:
        rows = rows.filter(answered_on__year=year)
    if topic:
        rows = rows.filter(topics__contains=[topic])
    if published_since is not None:
        rows = rows.filter(published_at__date__gte=published_since)
    page = ORDER.page(rows, cursor, limit)
    composed = composer(request)
    items = [composed.head(row) for row in page.rows]
    return answer(request, Responses(items=items, next=following(request, "cursor", page.cursor)), changed_at)


@router.api_operation(["GET", "HEAD"], "/responses/{slug:slug}", response=Response, summary="One response, whole")
def response(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A response with its questions, answers, tables and pages: `foi.json`, as under the response’s own address."""
    refuse_unknown(request, ())
    return whole(request, slug)


def whole(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`foi.json` of that response. Ten statements."""
    row = get_object_or_404(PublishedResponse, slug=slug)
    [item] = whole_responses([row], composer(request))
    return answer(request, item, row.changed_at)
