"""What a web server sends: unlike Django's client it hands out files through a wrapper of its own (PEP 3333)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from wsgiref.headers import Headers
from wsgiref.util import FileWrapper, setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client


class Sent(NamedTuple):
    """An answer as it leaves the server."""

    status: int
    headers: Headers
    body: bytes


def served(client: Client, path: str, handler: WSGIHandler | None = None, **headers: str) -> Sent:
    """What this visitor is sent. Headers as `Range="bytes=0-9"`."""
    environ: dict[str, Any] = {f"HTTP_{name.upper()}": said for name, said in headers.items()}
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
    environ |= {"PATH_INFO": path, "HTTP_HOST": "localhost", "HTTP_COOKIE": cookies, "wsgi.file_wrapper": FileWrapper}
    setup_testing_defaults(environ)
    began: list[Any] = []
    with connections_kept():
        answer: Any = (handler or WSGIHandler())(environ, cast("Any", lambda *said: began.extend(said)))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
    return Sent(int(began[0].split()[0]), Headers(began[1]), body)


@contextmanager
def connections_kept() -> Iterator[None]:
    """A request closes connections when it begins and ends; the test's own transaction outlives it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class Answering(WSGIHandler):
    """A site that has one answer alone."""

    def __init__(self, answer: Callable[[], HttpResponseBase]) -> None:
        super().__init__()
        self.answer = answer

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer()
