"""Visiting a page elsewhere: what came of it. Nothing of ours goes along, and no more is read than has to be.

A name is resolved once, every address it has must be public, and the connection goes to the one that was looked at: a
name that leads elsewhere a moment later leads nowhere. Each redirect is a new address, looked at like the first.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from requests.visits.places import NotVisited, Place, is_public, place_of

SECONDS = 5.0  # for each address, however slowly it answers
LARGEST = 64 * 1024  # bytes read of a page
REDIRECTS = 5
REDIRECTING = frozenset({301, 302, 303, 307, 308})
NO_MORE = frozenset({404, 410})
CLOSED = frozenset({401, 402, 403, 405, 406, 429, 451, 999})  # said to programs, whatever people would get
OK = 200


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a name, as this machine's resolver has them; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def dialled(address: str, port: int) -> socket.socket:
    """A connection to an address that was looked at; raises OSError."""
    return socket.create_connection((address, port), SECONDS)


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses, and addresses connections."""

    resolve: Callable[[str, int], Sequence[str]] = resolved
    dial: Callable[[str, int], socket.socket] = dialled
    seconds: float = SECONDS


INTERNET = Network()


class Verdict(StrEnum):
    """What a visit tells of an address."""

    WORKS = "works"
    MOVED = "works at another address"
    GONE = "the site says that there is no such page"
    FAILED = "the site did not answer"
    UNCLEAR = "the site does not let programs in"
    NOT_VISITED = "not looked at"

    @property
    def is_bad(self) -> bool:
        return self in (Verdict.GONE, Verdict.FAILED)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one. `page` is what the site sent, where that was all of it; `ended_at` where redirects led.

    Whatever the site sent, the rest are words that can be kept: an address, a kind.
    """

    verdict: Verdict
    why: str = ""
    ended_at: str = ""
    page: bytes = b""
    kind: str = ""


def visit(url: str, agent: str, network: Network = INTERNET) -> Visit:
    """Go to an address and through its redirects. Never raises for what an address or a site does."""
    at = url
    for _ in range(REDIRECTS + 1):
        try:
            status, headers, page = _answer(place_of(at), agent, network)
            if status in REDIRECTING and (further := headers.get("Location")):
                at = place_of(urljoin(at, further)).url
                continue
        except NotVisited as refusal:
            return Visit(Verdict.NOT_VISITED, str(refusal), at if at != url else "")
        except (OSError, http.client.HTTPException, ValueError) as problem:
            return Visit(Verdict.FAILED, _plain(problem), at if at != url else "")
        return _told(status, headers.get("Content-Type") or "", page, at if at != url else "")
    return Visit(Verdict.FAILED, "It leads from one address to the next without an end.", at)


def _told(status: int, kind: str, page: bytes, ended_at: str) -> Visit:
    if status == OK:
        whole = page if len(page) <= LARGEST else b""
        named = "".join(filter(str.isprintable, kind))[:100]
        return Visit(Verdict.MOVED if ended_at else Verdict.WORKS, "", ended_at, whole, named)
    if status in NO_MORE:
        return Visit(Verdict.GONE, f"The site answered {status}.", ended_at)
    verdict = Verdict.UNCLEAR if status in CLOSED else Verdict.FAILED
    return Visit(verdict, f"The site answered {status}.", ended_at)


def _answer(place: Place, agent: str, network: Network) -> tuple[int, http.client.HTTPMessage, bytes]:
    """The status, the headers and no more of the page than is kept."""
    addresses = list(network.resolve(place.host.strip("[]"), place.port))
    if not addresses:
        raise OSError("The site’s name is not known.")
    if not all(is_public(address) for address in addresses):
        raise NotVisited("It leads to an address that is not out on the internet.")
    connection = _Connection(place, addresses[0], network)
    watch = threading.Timer(network.seconds, connection.cut)
    watch.start()
    began = time.monotonic()
    try:
        connection.request("GET", place.target, headers={"User-Agent": agent, "Accept": "*/*", "Connection": "close"})
        answer = connection.getresponse()
        page = answer.read(LARGEST + 1) if answer.status == OK else b""
    except (OSError, http.client.HTTPException, ValueError):
        if time.monotonic() - began >= network.seconds:
            raise TimeoutError from None
        raise
    finally:
        watch.cancel()
        connection.close()
    if connection.was_cut:
        raise TimeoutError
    return answer.status, answer.headers, page


class _Connection(http.client.HTTPConnection):
    """To one address that was looked at, whatever its name leads to by now."""

    def __init__(self, place: Place, address: str, network: Network) -> None:
        super().__init__(place.host.strip("[]"), place.port, timeout=network.seconds)
        self.default_port = place.port  # which is not said in the Host header
        self._place, self._address, self._network = place, address, network
        self._made: socket.socket | None = None  # http.client lets go of `sock` once a page is coming
        self.was_cut = False

    def connect(self) -> None:
        self.sock = self._made = self._network.dial(self._address, self.port)
        if self.was_cut:  # while there was nothing to end
            raise TimeoutError
        self.sock.settimeout(self._network.seconds)
        if self._place.scheme == "https":
            tls = ssl.create_default_context()
            # The handshake afterwards, so that it can be cut too.
            self.sock = self._made = tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """End it, from another thread: a site that sends a byte now and then would never be done."""
        self.was_cut = True
        if self._made is not None:
            try:
                self._made.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _plain(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return f"The site did not answer within {SECONDS:.0f} seconds."
    if isinstance(problem, socket.gaierror):
        return "The site’s name is not known any more."
    if isinstance(problem, ssl.SSLError):
        return "The site’s certificate is not in order."
    if isinstance(problem, ConnectionRefusedError):
        return "The site refuses connections."
    return "The site did not answer as a web site does."
