"""Search results, and every response by year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.filters import BrowseFilter, SearchFilter
from requests.search.browse import browse
from requests.search.results import search as find
from requests.search.suggested import suggested
from requests.search.words import bounded
from requests.views.conditional import revalidated
from requests.views.response_rows import rows_by_year
from requests.views.result_links import chips, kept, orders, pages, ways
from requests.views.shown_hits import address_of, shown_hit


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Answers that match, each with the passage that does, and filters with counts."""
    path = address_of("search")
    typed = SearchFilter(request.GET)
    shown: dict[str, Any] = {"current": path, "no_small_search": True, "problems": typed.problems}
    if typed.problems:
        return render(request, "archive/search.html", shown | {"words": bounded(request.GET.get("q", ""))}, status=400)
    results = find(typed.query)
    shown |= {
        "results": results,
        "words": results.query.words,
        "hits": [shown_hit(hit, results.query) for hit in results.hits],
        "chips": list(chips(path, results.query, results.filters)),
        "orders": orders(path, results.query),
        "ways": ways(path, results.query),
        "kept": kept(results.query),
        "feed": address_of("search_feed"),
        "follow": address_of("follow"),
        "unlike": urlencode(replace(results.query, page=1, like="").parameters),
        "first_page": urlencode(results.query.turned(page=1).parameters),
        "pages": pages(path, results.query, results.pages),
    }
    return revalidated(request, render(request, "archive/search.html", shown))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Published questions that hold what is typed so far: for the search box."""
    found = [
        {
            "question": each.asked,
            "reference": each.reference,
            "number": each.number,
            "address": f"{reverse('response', args=[each.slug])}#{each.anchor}",
        }
        for each in suggested(request.GET.get("q", ""))
    ]
    return JsonResponse({"suggestions": found})


@require_safe
def responses(request: HttpRequest, year: int | None = None) -> HttpResponseBase:
    """Every response, the newest first, with the filters of the search: for people who browse."""
    path = reverse("responses")
    if year is not None and BrowseFilter(_of_year(QueryDict(), year)).problems:
        raise Http404  # no year an answer can be of
    typed = BrowseFilter(_of_year(request.GET, year))
    shown: dict[str, Any] = {"current": path, "year": year, "problems": typed.problems}
    if typed.problems:
        return render(request, "archive/responses.html", shown, status=400)
    found = browse(typed.query)
    shown |= {
        "found": found,
        "years": rows_by_year(found.responses, found.query.order),
        "chips": list(chips(path, found.query, found.filters)),
        "orders": orders(path, found.query),
        "kept": kept(found.query),
        "pages": pages(path, found.query, found.pages),
    }
    return revalidated(request, render(request, "archive/responses.html", shown))


def _of_year(typed: QueryDict, year: int | None) -> QueryDict:
    """What was typed, and the year of the address."""
    if year is None:
        return typed
    with_year = typed.copy()
    with_year.setlist("year", [str(year)])
    return with_year
