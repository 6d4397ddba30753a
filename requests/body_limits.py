"""How much a form may send. Said by the head of the request, before anything of its body is read or kept."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from requests.cases.consulting import consultation_with, why_shut

MIB = 1024 * 1024
OF_STAFF = frozenset(
    {
        "upload",
        "case_log",
        "case_came",
        "case_documents",
        "case_letter_back",
        "letter_template",
        "review_documents",
        "review_letter_act",
        "review_open",
        "regulator_letter",
    }
)
BY_LINK = "colleague"  # files too, but only of who has a link that is good
FORM_MB = 2  # any form without files
LONGEST_SWALLOWED = 1024 * MIB
GULP = MIB


class BodyMiddleware:
    """Stands after who may, and before the form's token is looked for: that reads the whole body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponseBase | None:
        takes_files = _takes_files(request)
        most = settings.FOI_MAX_UPLOAD_MB if takes_files else FORM_MB
        if length_of(request) > most * MIB:
            if takes_files:  # nobody else has such a body by mistake, and none may keep a worker reading
                swallow(request)
            return too_large(request, f"more than the {most} MB that can be sent at once")
        if takes_files and request.method == "POST":
            try:
                request.FILES  # noqa: B018  read here, where what is wrong with it can be told
            except TooManyFilesSent:
                return too_large(request, f"more than {settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files")
            except (TooManyFieldsSent, RequestDataTooBig):
                return too_large(request, "more than a form holds")
        return None


def _takes_files(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or match.view_name != BY_LINK or request.method != "POST":
        return match is not None and match.view_name in OF_STAFF
    found = consultation_with(match.kwargs["token"])
    return found is not None and not why_shut(found, timezone.localdate())


def length_of(request: HttpRequest) -> int:
    """How long the body says it is. One that does not say is read as empty."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def swallow(request: HttpRequest) -> None:
    """Read the body and drop it: a browser that is cut short while it sends never shows the answer."""
    left = min(length_of(request), LONGEST_SWALLOWED)
    while left > 0 and (gulp := request.read(min(GULP, left))):
        left -= len(gulp)


def too_large(request: HttpRequest, what: str) -> HttpResponse:
    """What was wrong, and what to do."""
    return render(request, "413.html", {"what": what}, status=413)
