"""nginx as docs/deploy/nginx.conf sets it up, in front of the site: what readers may say, and what they are told."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread

from foiarchive.environment import env_networks
from requests.limits import Limit
from tests.acts.imap_server import write_certificate
from tests.commands import ROOT
from tests.plugins.database import free_port
from tests.plugins.requirements import need
from tests.web.test_limits import use_up

NAME = "foi.example.org"
# One process, nothing of the machine's own nginx.
AROUND = """
    daemon off; master_process off; pid {folder}/pid; error_log stderr warn;
    events {{}}
    http {{
        client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/none;
        uwsgi_temp_path {folder}/none; scgi_temp_path {folder}/none;
        include /etc/nginx/mime.types;
        {site}
    }}
"""


@dataclass
class Proxy:
    """A running nginx, and the site behind it."""

    plain: int
    tls: int
    folder: Path
    site: LiveServerThread
    certificate: ssl.SSLContext

    @contextmanager
    def said(self, method="GET", path="/", body=None, host=NAME, **headers) -> Iterator[http.client.HTTPResponse]:
        """What a reader is answered who comes by https."""
        connection = http.client.HTTPConnection(NAME, timeout=20)
        with self.reached() as connection.sock:
            sent = {name.replace("_", "-"): text for name, text in headers.items()}
            connection.request(method, path, body, {"Host": host, **sent})
            yield connection.getresponse()
            connection.close()

    def reached(self) -> ssl.SSLSocket:
        """A reader's connection, by https."""
        plain = socket.create_connection(("127.0.0.1", self.tls), timeout=20)
        return self.certificate.wrap_socket(plain, server_hostname=NAME)


@pytest.fixture
def proxy(archive, settings, tmp_path) -> Iterator[Proxy]:
    """The site as behind https, with nginx before it."""
    need("proxy")
    settings.ALLOWED_HOSTS, settings.TRUSTED_PROXIES = [NAME], env_networks("TRUSTED_PROXIES", "127.0.0.1,::1")
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.FOI_LIMITS, settings.FOI_COUNTERS = True, tmp_path / "counters"
    site = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
    site.daemon = True
    site.start()
    site.is_ready.wait()
    assert site.error is None
    write_certificate(tmp_path)
    made = Proxy(free_port(), free_port(), tmp_path, site, trusting_any())
    (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path, site=configured(made)))
    nginx = subprocess.Popen(["nginx", "-p", tmp_path, "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.PIPE)
    try:
        wait_for(made.tls, nginx)
        yield made
    finally:
        nginx.terminate()
        nginx.communicate(timeout=20)
        site.terminate()


def trusting_any() -> ssl.SSLContext:
    """It was made for another name, and is not what is tried here."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def configured(made: Proxy) -> str:
    """The given configuration with this test's ports and folders, and nothing else changed."""
    text = (ROOT / "docs/deploy/nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"listen \[::\]:.*", "", text)
    for here, there in {
        "listen 80": f"listen 127.0.0.1:{made.plain}",
        "listen 443": f"listen 127.0.0.1:{made.tls}",
        "server 127.0.0.1:8000": f"server 127.0.0.1:{made.site.port}",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": f"{made.folder}/certificate",
        f"/etc/letsencrypt/live/{NAME}/privkey.pem": f"{made.folder}/key",
        "/etc/foiarchive/closed": f"{made.folder}/closed",
        "/opt/foiarchive/": f"{ROOT}/",
    }.items():
        assert here in text
        text = text.replace(here, there)
    return text


def wait_for(port: int, nginx: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert nginx.poll() is None, nginx.stderr and nginx.stderr.read().decode()
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail("nginx does not listen")


def test_the_proxy_says_who_asks_and_lets_nobody_say_it_instead(proxy):
    with proxy.said(path="/foi/0008-24/", Accept_Encoding="gzip") as answer:
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Server"] == "nginx"
    with proxy.said(path="/static/css/base.css") as answer:
        assert (answer.status, answer.headers.get_content_type()) == (200, "text/css")
    with proxy.said(path="/foi/nothing/", X_Forwarded_Proto="http", X_Forwarded_Host="evil.example") as answer:
        assert (answer.status, b"This page is not here" in answer.read()) == (404, True)
    use_up(Limit.SEARCH)  # by 127.0.0.1, where this test's reader is
    with proxy.said(path="/search/?q=funding", X_Forwarded_For="192.0.2.7") as answer:
        assert answer.status == 429
    for name, of_whom in (("evil.example", b""), (NAME, b"Location: https://foi.example.org/search/?q=a%20b\r\n")):
        with socket.create_connection(("127.0.0.1", proxy.plain), timeout=20) as reader:
            reader.sendall(f"GET /search/?q=a%20b HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
            told = b"".join(iter(lambda: reader.recv(65536), b""))
        assert of_whom in told
        assert bool(told) is bool(of_whom)
    with pytest.raises(ssl.SSLError), socket.create_connection(("127.0.0.1", proxy.tls), timeout=20) as reader:
        proxy.certificate.wrap_socket(reader, server_hostname="evil.example")
    with pytest.raises(http.client.RemoteDisconnected), proxy.said(host="evil.example"):
        pass


def test_what_the_site_cannot_say_itself_the_proxy_says_plainly(proxy):
    with proxy.said("POST", "/ask/", b"x" * 4_000_000) as answer:
        assert (answer.status, b"too much to send at once" in answer.read()) == (413, True)
    with proxy.said("POST", "/staff/letters/new/", b"x" * 4_000_000) as answer:
        assert "sign-in" in answer.headers["Location"]  # it came as far as the site
    (proxy.folder / "closed").touch()
    with proxy.said() as answer:
        assert (answer.status, b"away just now" in answer.read()) == (503, True)
    (proxy.folder / "closed").unlink()
    with proxy.said() as answer:
        assert answer.status == 200
    proxy.site.terminate()
    with proxy.said(path="/foi/0008-24/") as answer:
        assert (answer.status, b"Nothing is lost" in answer.read()) == (503, True)
        assert (answer.headers["Retry-After"], answer.headers["Cache-Control"]) == ("60", "no-store")
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_slow_readers_keep_no_web_process_waiting(proxy, settings, tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "large.bin").write_bytes(bytes(40_000_000))
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    begun, done = watched(proxy.site)
    with ExitStack() as slow:
        readers = [slow.enter_context(proxy.reached()) for _ in range(6)]
        for reader in readers[:3]:
            reader.sendall(b"POST /ask/ HTTP/1.1\r\nHost: foi.example.org\r\nContent-Length: 900\r\n\r\ntext=")
        for reader in readers[3:]:
            reader.sendall(b"GET / HTTP/1.1\r\nHost: foi.example.org\r\nX-Slow: ")
        large = slow.enter_context(proxy.reached())
        large.sendall(b"GET /static/large.bin HTTP/1.1\r\nHost: foi.example.org\r\n\r\n")
        assert large.recv(1000).startswith(b"HTTP/1.1 200")
        until = time.monotonic() + 20
        while not done and time.monotonic() < until:
            time.sleep(0.02)
        assert (len(begun), len(done)) == (1, 1)  # the site has sent the file, and never heard of the others


def watched(site):
    """The requests that reach it from now on, and those it is done with."""
    begun, done = [], []
    begin, end = site.httpd.process_request, site.httpd.shutdown_request
    site.httpd.process_request = lambda *told: (begun.append(told), begin(*told))
    site.httpd.shutdown_request = lambda request: (end(request), done.append(request))
    return begun, done
