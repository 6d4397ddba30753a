"""Following a search: by feed, or by e-mail where that is set up.

No cookie is set; the form is sent as that of /ask/. A link from a message shows a page with one button, since mail
scanners open links too, and only what is sent by the button counts. Stopping asks for nothing but the link: mail
programs send it by themselves when somebody unsubscribes there (RFC 8058).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests.filters import SearchFilter, query_of
from requests.following import ask_to_follow, confirm, is_too_long, read_confirming, read_stopping, stop, to_follow
from requests.forms.asking import new_token
from requests.forms.following import FollowForm, FollowSendingForm
from requests.limits import SENDING, count
from requests.search.in_words import in_words
from requests.search.query import SearchQuery
from requests.sending import is_set_up
from requests.views.ask import from_here
from requests.views.result_links import address

METHODS = ["GET", "HEAD", "POST"]


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(METHODS)
def follow(request: HttpRequest) -> HttpResponse:
    """How to follow the search of this address, and the form to do so by e-mail."""
    typed = SearchFilter(request.GET)
    if typed.problems:
        return page(request, "follow", {"problems": typed.problems}, status=400)
    query = to_follow(typed.query)
    if query.is_wordless:
        return page(request, "follow", {"problems": query.notes}, status=400)
    if request.method != "POST":
        return offered(request, query)
    if not from_here(request):
        return render(request, "403.html", status=403)
    if is_too_long(query) or not is_set_up():
        return offered(request, query, status=409)
    return asked(request, query)


def offered(request: HttpRequest, query: SearchQuery, status: int = 200, **changed: Any) -> HttpResponse:
    """The page with both ways, as far as they are open."""
    shown = {
        **named(query),
        "feed": request.build_absolute_uri(address(reverse("search_feed"), query)),
        "follow": address(reverse("follow"), query),
        "by_email": is_set_up(),
        "too_long": is_too_long(query),
        "form": FollowForm(),
        "token": new_token(),
    }
    return page(request, "follow", shown | changed, status=status)


def asked(request: HttpRequest, query: SearchQuery) -> HttpResponse:
    """The answer is the same whether or not the address is known."""
    form, sending = FollowForm(request.POST), FollowSendingForm(request.POST)
    key, objection = sending.key, sending.objection
    token = new_token() if key is None else request.POST["token"]
    if not form.is_valid():
        return offered(request, query, status=400, form=form, token=token)
    if objection or key is None:
        return offered(request, query, status=409, form=form, token=token, objection=objection)
    count(request, *SENDING)
    ask_to_follow(key, form.cleaned_data["email"], query, timezone.now())
    return page(request, "asked", {**named(query), "email": form.cleaned_data["email"]})


def named(query: SearchQuery) -> dict[str, str]:
    """The search in words, and where its results are."""
    return {"search": in_words(query), "results": address(reverse("search"), query)}


@csrf_exempt
@require_http_methods(METHODS)
def follow_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What is to be confirmed, and a button."""
    found = read_confirming(token, timezone.now())
    query = query_of(found.search) if found else None
    if found is None or query is None:
        return page(request, "old_link", {}, status=404)
    if request.method == "POST":
        confirm(found.key, timezone.now())
    return page(request, "confirm", {**named(query), "done": request.method == "POST"})


@csrf_exempt
@require_http_methods(METHODS)
def follow_stop(request: HttpRequest, token: str) -> HttpResponse:
    """A button; or, from a mail program, at once."""
    key = read_stopping(token)
    if key is None:
        return page(request, "old_link", {"stopping": True}, status=404)
    if request.method == "POST":
        stop(key, timezone.now())
    return page(request, "stop", {"done": request.method == "POST"})


def page(request: HttpRequest, name: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of following. The address of one from a message holds its token, so no form of it names another."""
    return render(request, f"follow/{name}.html", {"current": reverse("search"), **shown}, status=status)
