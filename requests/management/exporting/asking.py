"""Asking the site for a page as a reader does: by its own WSGI handler, without cookies, by the public login."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answers. `kind`: its Content-Type; `cookies`: whether it set any; `leads_to`: of a redirect."""

    status: int
    kind: str
    body: bytes
    cookies: bool = False
    leads_to: str = ""


class Reader:
    """Somebody who reads the site at this address."""

    def __init__(self, address: str) -> None:
        self.handler, self.whole = WSGIHandler(), urlsplit(address)

    def get(self, asked: str) -> Answer:
        """Path and query, as a browser sends them."""
        path, _, query = asked.partition("?")
        if path.startswith(settings.STATIC_URL):
            return _static(path.removeprefix(settings.STATIC_URL))
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": self.whole.netloc,
            "HTTP_X_FORWARDED_PROTO": self.whole.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self.whole.scheme,
            "wsgi.input": io.BytesIO(),
        }
        setup_testing_defaults(environ)
        with contextlib.closing(self.handler(environ, _unheard)) as response:
            body = b"".join(response)
            headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(
            response.status_code, headers.get("content-type", ""), body, bool(response.cookies), _path(headers)
        )


def _path(headers: Mapping[str, str]) -> str:
    """Where it leads to, within the site."""
    whole = urlsplit(headers.get("location", ""))
    return whole._replace(scheme="", netloc="").geturl()


def _unheard(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
    """What a web server is told: the response tells the same."""
    return len


def _static(name: str) -> Answer:
    """A style, script or picture, as `collectstatic` gathered it or as it lies in the code."""
    gathered = settings.STATIC_ROOT / name
    found = gathered if gathered.is_file() else finders.find(name)
    if not found:
        return Answer(404, "", b"")
    return Answer(200, "text/css" if name.endswith(".css") else "", Path(found).read_bytes())


@contextmanager
def served_at(address: str) -> Iterator[Reader]:
    """The site as it is at that address, to somebody who may ask as often as they like."""
    host = urlsplit(address).hostname or ""
    for_now: dict[str, Any] = {
        "FOI_ADDRESS": address,
        "ALLOWED_HOSTS": [host],
        "FOI_FORMER_HOSTS": [],
        "FOI_LIMITS": False,
        "FOI_DEMO": False,
    }
    before = {name: getattr(settings, name) for name in for_now}
    try:
        for name, value in for_now.items():
            setattr(settings, name, value)
        yield Reader(address)
    finally:
        for name, value in before.items():
            setattr(settings, name, value)
