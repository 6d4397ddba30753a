"""Visiting pages that letters point to: nothing inside is reached, and no site holds the worker up (T45, F15)."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from requests.visits.places import LONGEST
from requests.visits.visiting import Network, Verdict, resolved, visit

AGENT = "FOI Archive tests"
PUBLIC = "93.184.216.34"
NAMES = {
    "example.org": [PUBLIC],
    "www.example.org": ["2606:2800:220:1::1"],
    "inside.example.org": ["10.0.0.7"],
    "both.example.org": [PUBLIC, "127.0.0.1"],
    "nobody.example.org": [],
    "metadata.google.internal": ["169.254.169.254"],
}
# Sites as they may stand in a letter; none may be connected to, under http and https alike.
HOSTS = (
    "127.0.0.1", "127.1", "127.0.1", "0", "0.0.0", "2130706433", "017700000001", "0177.0.0.1", "0x7f000001",
    "0x7f.0.0.1", "0x7f.1", "127.000.000.001", "127。0。0。1", "１２７.0.0.1", "127.0.0.1.", "10.0.0.1",
    "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "224.0.0.1", "255.255.255.255", "240.0.0.1",
    "192.0.2.1", "198.18.0.1", "[::]", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fe80::1]",
    "[fe80::1%25lo]", "[fc00::1]", "[fd00:ec2::254]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
    "[2001:0:7f00:1::]", "[ff02::1]", "[fec0::1]", "[3fff::1]", "192.88.99.1",
    "localhost", "LOCALHOST", "inside.example.org", "both.example.org",
    "metadata.google.internal", "example.org@127.0.0.1", "user:word@example.org", "example.org:22", "example.org:8080",
    "127.0.0.1:80", "example.org:x", "[::1", "exa mple.org", "example.org\\@127.0.0.1", "ex\tample.org", "é" * 90, ".",
)  # fmt: skip
OTHERS = (
    "//x/", "ftp://example.org/", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)",
    "data:text/html,x", "mailto:a@example.org", "http:example.org", "http:///etc", "", "https://",
    "http://example.org/\r\nX: y", "unix:/run/docker.sock", "dict://127.0.0.1:11211/", "HTTP:/127.0.0.1/",
    f"http://example.org/{'x' * 2000}",
)  # fmt: skip
FORMS = (*(f"{scheme}://{host}/" for host in HOSTS for scheme in ("http", "https")), *OTHERS)


def known(host, port):
    """The names of these tests; what is none is what the machine makes of it: a number in any writing."""
    if host in NAMES:
        return NAMES[host]
    return resolved(host, port) if host.replace(".", "").replace("x", "").isalnum() or ":" in host else []


class Dialled:
    """Keeps whom a connection was asked for, and refuses it."""

    def __init__(self):
        self.to = []

    def __call__(self, address, port):
        self.to.append((address, port))
        raise ConnectionRefusedError


def test_no_form_of_an_address_leads_inside():
    dial = Dialled()
    network = Network(known, dial)
    assert len(FORMS) >= 80
    verdicts = {form: visit(form, AGENT, network).verdict for form in FORMS}
    assert dial.to == []
    assert set(verdicts.values()) <= {Verdict.NOT_VISITED, Verdict.FAILED}
    visit("http://example.org/", AGENT, network)  # the way is open to what may be visited
    assert dial.to == [(PUBLIC, 80)]


def test_a_name_that_leads_elsewhere_a_moment_later_is_connected_to_where_it_was_looked_at():
    dial, answers = Dialled(), iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    assert visit("https://rebinding.example.org/", AGENT, Network(lambda *_: next(answers), dial)).verdict.is_bad
    assert dial.to == [(PUBLIC, 443)]


@contextmanager
def site(*answers):
    """A site on this machine that gives these answers in turn; yields a network in which every name is it."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            for answer in answers:
                client, _ = server.accept()
                with client:
                    asked.append(client.recv(65536).decode())
                    if callable(answer):
                        answer(client)
                    else:
                        client.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        here = server.getsockname()
        yield Network(known, lambda address, port: socket.create_connection(here, 5)), asked
        thread.join(5)


def answer(status, *headers, page=b""):
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(page)}", "", ""]).encode() + page


def test_a_page_is_read_as_a_stranger_would():
    with site(answer("200 OK", "Content-Type: text/html", "Set-Cookie: a=b", page=b"<p>Here")) as (network, asked):
        seen = visit("http://example.org/a b?q=é", AGENT, network)
        assert seen.verdict is Verdict.NOT_VISITED  # a blank stands in no address
        seen = visit("http://example.org/ab?q=é", AGENT, network)
    assert (seen.verdict, seen.page, seen.kind) == (Verdict.WORKS, b"<p>Here", "text/html")
    [sent] = asked
    assert sent.startswith("GET /ab?q=%C3%A9 HTTP/1.1\r\nHost: example.org\r\n")
    assert "cookie" not in sent.lower()


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("404 Not Found", Verdict.GONE),
        ("410 Gone", Verdict.GONE),
        ("403 Forbidden", Verdict.UNCLEAR),
        ("503 Away", Verdict.FAILED),
    ],
)
def test_what_the_site_says_is_what_is_told(status, verdict):
    with site(answer(status)) as (network, _):
        assert visit("http://example.org/", AGENT, network).verdict is verdict


def test_a_redirect_is_followed_to_where_one_may_go_and_no_further():
    moved = answer("301 Moved", "Location: http://www.example.org/new")
    with site(moved, answer("200 OK", page=b"new")) as (network, _):
        seen = visit("http://example.org/old", AGENT, network)
    assert (seen.verdict, seen.ended_at, seen.page) == (Verdict.MOVED, "http://www.example.org/new", b"new")
    for inside in ("http://127.0.0.1/", "//localhost/", "https://inside.example.org/", "file:///etc/passwd"):
        with site(answer("302 Found", f"Location: {inside}")) as (network, asked):
            assert visit("http://example.org/", AGENT, network).verdict is Verdict.NOT_VISITED, inside
        assert len(asked) == 1, inside


@pytest.mark.parametrize(
    "said",
    [
        answer("302 Found", "Location: http://["),
        answer("302 Found", "Location: http://a\x00b/"),
        answer("302 Found", f"Location: http://www.example.org/{'x' * 9000}"),
        answer("200 OK", "Content-Type: text/html\x00", page=b"x"),
    ],
    ids=["no address", "a NUL in it", "a long one", "a kind with a NUL"],
)
def test_whatever_a_site_sends_is_told_as_what_can_be_kept(said):
    with site(said) as (network, _):
        seen = visit("http://example.org/", AGENT, network)
    told = (seen.verdict.value, seen.why, seen.ended_at, seen.kind)
    assert ["\x00" in each or len(each) > LONGEST for each in told] == [False] * 4


def test_going_round_ends():
    with site(*[answer("302 Found", "Location: /again")] * 6) as (network, asked):
        assert visit("http://example.org/", AGENT, network).verdict is Verdict.FAILED
    assert len(asked) == 6


def test_a_site_that_drips_or_floods_holds_nobody_up():
    def drip(client):
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            try:
                client.sendall(b"x")
            except OSError:
                return
            threading.Event().wait(0.05)

    with site(drip) as (network, _):
        seen = visit("http://example.org/", AGENT, replace(network, seconds=0.3))
    assert (seen.verdict, seen.page) == (Verdict.FAILED, b"")
    with site(answer("200 OK", page=b"x" * 200_000)) as (network, _):
        seen = visit("http://example.org/", AGENT, network)
    assert (seen.verdict, seen.page) == (Verdict.WORKS, b"")  # too much to keep is not kept in part


def test_what_is_no_web_site_is_told_in_words():
    for said in (b"SSH-2.0-OpenSSH\r\n", b"", b"HTTP/1.1 200 OK\r\nA" + b": b\r\nA" * 300):
        with site(said) as (network, _):
            seen = visit("http://example.org/", AGENT, network)
        assert seen.verdict is Verdict.FAILED
        assert seen.why == "The site did not answer as a web site does."
