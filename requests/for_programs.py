"""What holds for every address that programs read: any site's scripts may, errors are JSON, nothing is ever changed.

An error made anywhere, by a view or by what stands before it, is told in the same form: RFC 9457, in plain English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

ADDRESSES = re.compile(r"/api/|/foi/[^/]+\.json$")
PROBLEM = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
TOLD = "ETag, Last-Modified, Link, Retry-After, Content-Length"
ASKED_WITH = "Accept, Content-Type, If-Modified-Since, If-None-Match"
KEPT = ("Retry-After",)
A_DAY = 86_400

PROBLEMS = {
    400: ("The address cannot be understood", "Something in the address or the head of the request makes no sense."),
    404: ("Not found", "There is nothing public at this address. What was withdrawn is not found either."),
    405: ("Only to be read", f"Nothing can be changed here. Use one of {METHODS}."),
    413: ("Too large", "Send no body: nothing here reads one."),
    429: ("Too many requests", "Wait as many seconds as Retry-After says, then go on more slowly."),
    500: ("Something broke", "It is not your fault. Try again later; if it stays so, tell the office."),
    503: ("Not now", "The archive cannot answer just now. Try again in as many seconds as Retry-After says."),
}


def problem(status: int, detail: str = "", problems: Sequence[str] = ()) -> HttpResponse:
    """An error as programs get it. `problems`: each thing that is wrong, a sentence each."""
    title, usual = PROBLEMS.get(status, PROBLEMS[400 if status < 500 else 500])
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail or usual}
    content = json.dumps({**told, "problems": list(problems)}, ensure_ascii=False)
    response = HttpResponse(content, status=status, content_type=PROBLEM)
    response.headers["Content-Length"] = str(len(response.content))
    if status == 405:
        response.headers["Allow"] = METHODS
    return response


class ForProgramsMiddleware:
    """Stands before all that may refuse a request, so that no refusal comes as a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not ADDRESSES.match(request.path_info):
            return self.get_response(request)
        response = self.answer(request)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            _open_to_all(response)
        return response

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, content_type="text/plain", headers={"Allow": METHODS})
        if request.method not in ("GET", "HEAD"):
            return problem(405)
        response = self.get_response(request)
        return response if response.status_code < 400 else _told_anew(response)


def _told_anew(response: HttpResponseBase) -> HttpResponse:
    """The error without anything that tells by whom it was refused: view, middleware, or no such address."""
    told = problem(response.status_code)
    if isinstance(response, HttpResponse) and response.headers.get("Content-Type") == PROBLEM:
        told.content = response.content
        told.headers["Content-Length"] = str(len(told.content))
    for name in KEPT:
        if name in response.headers:
            told.headers[name] = response.headers[name]
    return told


def _open_to_all(response: HttpResponseBase) -> None:
    """Scripts of any site may read it, without the reader's cookies: there is nothing in it that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = TOLD
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.status_code == 204:
        response.headers["Access-Control-Allow-Methods"] = METHODS
        response.headers["Access-Control-Allow-Headers"] = ASKED_WITH
        response.headers["Access-Control-Max-Age"] = str(A_DAY)
