"""The front page, the list of responses, and the response itself."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from documents.errors import NotTypeset
from requests.models.publication import PublishedQuestion, PublishedResponse
from requests.models.published_notice import PublishedNotice
from requests.models.published_office import PublishedAuthority
from requests.views.cited_links import cited_links
from requests.views.conditional import revalidated, unless_known
from requests.views.downloads import busy, pdf
from requests.views.home_page import archive_figures, specimen
from requests.views.linked_data import of_response, of_site
from requests.views.paper_files import paper_file
from requests.views.paper_page import on_paper
from requests.views.published_copy import published_copy
from requests.views.response_page import response_page
from requests.views.response_rows import response_rows
from requests.views.review_steps import next_steps
from requests.views.timeline import timeline

LATEST = 5
_IN_ORDER = Prefetch("questions", PublishedQuestion.objects.order_by("order"))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search box, an answer beside its source, the newest responses."""
    newest = PublishedResponse.objects.order_by("-answered_on", "-pk").prefetch_related(_IN_ORDER)
    shown = {
        "figures": archive_figures(),
        "specimen": specimen(),
        "latest": response_rows(newest[:LATEST]),
        "no_small_search": True,
        "linked": of_site(request.build_absolute_uri("/").rstrip("/")),
    }
    return render(request, "archive/home.html", shown)


@require_safe
def response(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One response: each question with its answer beside the place in the letter it stands at."""
    try:
        copy = published_copy(slug)
    except Http404:
        return withdrawn(request, slug)
    office = PublishedAuthority.objects.first()
    page, site = response_page(copy), request.build_absolute_uri("/").rstrip("/")
    shown = {
        "shown": page,
        "response": copy.response,
        "cited": cited_links(copy.questions, copy.parts, copy.response.dead_links),
        "timeline": timeline(copy.response, copy.history),
        "linked": of_response(page, office, site),
        "office": office,
        "topics": copy.topics,
        "next_steps": next_steps(copy.response, office, localdate()),
        "address": request.build_absolute_uri(reverse("response", args=[slug])),
        "site": site,
    }
    return revalidated(request, render(request, "archive/response.html", shown), copy.response.changed_at)


def withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """That a response was withdrawn, where staff chose to say so; else the 404 of what never was.

    410 has search engines forget the page. What lay below its address is a 404 like any other.
    """
    notice = get_object_or_404(PublishedNotice, slug=slug)
    shown = {"notice": notice, "office": PublishedAuthority.objects.first()}
    page = render(request, "archive/withdrawn.html", shown, status=410)
    page.headers["Cache-Control"] = "no-cache"  # it may be published again
    return page


@require_safe
def response_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same on paper: a PDF of the page's words, made when it is first asked for."""
    copy = published_copy(slug)
    office = PublishedAuthority.objects.first()
    steps = next_steps(copy.response, office, localdate())
    site = request.build_absolute_uri("/").rstrip("/")
    told = on_paper(response_page(copy), timeline(copy.response, copy.history), steps, office, site)
    made = paper_file(copy.response, told)
    try:
        return unless_known(request, f'"{made.tag}"', lambda: pdf(made.content(), copy.response.reference, "page"))
    except NotTypeset:
        return busy()
