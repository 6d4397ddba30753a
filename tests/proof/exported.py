"""The site as plain files, served by Python's own web server: everything that its front page leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin, urlsplit

LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


class _Quiet(SimpleHTTPRequestHandler):
    """It writes no log."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  its name there
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[HTTPConnection]:
    """A connection to `python -m http.server` in that folder."""
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield HTTPConnection("localhost", server.server_port)
    finally:
        server.shutdown()
        server.server_close()


def problems(connection: HTTPConnection, address: str) -> list[str]:
    """Whatever a reader meets on the way: a link that leads nowhere, a form, a cookie. And how many pages they saw."""
    seen: dict[str, set[str]] = {}
    wrong: list[str] = []
    led: list[tuple[str, str, str]] = []
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        connection.request("GET", path)
        response = connection.getresponse()
        body, kind = response.read(), response.headers.get_content_type()
        seen[path] = set()
        if response.status != 200 and response.status != 301:
            wrong.append(f"{path}: {response.status}")
        if response.headers["Set-Cookie"]:
            wrong.append(f"{path} sets a cookie")
        if response.status == 301:
            waiting.append(response.headers["Location"])
        elif kind == "text/html":
            page = body.decode()
            seen[path] = set(re.findall(r'\bid="([^"]*)"', page))
            wrong += [f"{path} has a form"] if "<form" in page else []
            for link in map(unescape, LINK.findall(page)):
                whole = urlsplit(urljoin(address + path, link))
                if f"{whole.scheme}://{whole.netloc}" == address:
                    led.append((path, whole.path, whole.fragment))
                    waiting.append(whole.path)
                    wrong += [f"{path} leads to {link}"] if whole.query else []
    wrong += [f"{path}: no #{name} in {to}" for path, to, name in led if name and name not in seen[to]]
    return [*wrong, f"{len(seen)} addresses"]
