"""A dovecot for tests: Debian's own, started as an ordinary user on free ports, with TLS and mailboxes in a folder.

Beside it runs a sign-on over HTTP: it gives tokens for a client's secret, and tells dovecot whose token one is.
"""

from __future__ import annotations

import grp
import imaplib
import ipaddress
import json
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "foi@office.example", "sésame, ouvre-toi"
CLIENT, SECRET = "the-archive", "a secret: of the client"
CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
default_internal_user = {me}
default_internal_group = {group}
default_login_user = {me}
auth_mechanisms = plain xoauth2
disable_plaintext_auth = yes
auth_failure_delay = 0
ssl = yes
ssl_cert = <{folder}/certificate
ssl_key = <{folder}/key
mail_location = maildir:{folder}/mail/%u
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
}}
first_valid_uid = {uid}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {starttls}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2
}}
passdb {{
  driver = passwd-file
  mechanisms = plain
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
"""


class SignOn(BaseHTTPRequestHandler):
    """POST /token gives a token; GET /whose tells dovecot whose it is."""

    server: SignOnServer

    def do_POST(self):
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = {name: values[0] for name, values in told.items()}
        self.server.asked.append(asked)
        right = {"grant_type": "client_credentials", "client_id": CLIENT, "client_secret": SECRET}
        if not right.items() <= asked.items():
            return self.say({"error": "invalid_client"}, 401)
        token = f"token-{len(self.server.asked)}"
        self.server.tokens.add(token)
        return self.say({"access_token": token, "token_type": "Bearer", "expires_in": 3600})

    def do_GET(self):
        token = parse_qs(urlsplit(self.path).query).get("access_token", [""])[0]
        if token not in self.server.tokens:
            return self.say({"error": "invalid_token"}, 401)
        return self.say({"username": USER, "active": True})

    def say(self, told, status=200):
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class SignOnServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), SignOn)
        self.asked, self.tokens = [], set()


class Dovecot:
    """A running one. `folder` holds its mailboxes; `sign_on` is the sign-on beside it."""

    def __init__(self, folder, tls, starttls, sign_on):
        self.folder, self.tls, self.starttls, self.sign_on = folder, tls, starttls, sign_on
        self.certificate = folder / "certificate"

    @contextmanager
    def signed_in(self):
        """As a person's mail program."""
        trusting = ssl.create_default_context(cafile=self.certificate)
        with imaplib.IMAP4_SSL("localhost", self.tls, ssl_context=trusting) as there:
            there.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            yield there

    def put(self, message, folder="INBOX", at=None, flags=""):
        """Let a message lie there as if it had come at that time."""
        came = imaplib.Time2Internaldate(at or datetime.now(UTC))
        with self.signed_in() as there:
            told = there.append(folder, flags, came, message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        assert told[0] == "OK", told

    def count(self, folder="INBOX"):
        """How many messages lie there; 0 where there is no such folder."""
        with self.signed_in() as there:
            told, lines = there.select(folder, readonly=True)
            return int(lines[0]) if told == "OK" else 0

    def emptied(self):
        """As on the first day."""
        shutil.rmtree(self.folder / "mail" / USER, ignore_errors=True)


@contextmanager
def dovecot():
    """Started by whoever runs the tests, or by `nobody` where that is root: it serves no mail as root."""
    folder = Path(tempfile.mkdtemp(prefix="foi-imap-", dir="/tmp"))
    me = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    uid, gid = me.pw_uid, me.pw_gid
    ports = free_ports(2)
    with SignOnServer() as sign_on:
        threading.Thread(target=sign_on.serve_forever, args=[0.05], daemon=True).start()
        server = Dovecot(folder, *ports, sign_on)
        write_certificate(folder)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
        whose = f"http://127.0.0.1:{sign_on.server_port}/whose?access_token="
        (folder / "oauth2").write_text(
            f"tokeninfo_url = {whose}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
        filled = CONFIGURATION.format(
            folder=folder,
            me=me.pw_name,
            group=grp.getgrgid(gid).gr_name,
            uid=uid,
            gid=gid,
            tls=ports[0],
            starttls=ports[1],
        )
        (folder / "configuration").write_text(filled)
        (folder / "mail").mkdir()
        as_user = ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups"] if os.geteuid() == 0 else []
        if as_user:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, uid, gid)
        process = subprocess.Popen(
            [*as_user, "/usr/sbin/dovecot", "-F", "-c", str(folder / "configuration")], cwd=folder
        )
        try:
            wait_for(ports[0], process, folder)
            yield server
        finally:
            process.terminate()
            process.wait()
            sign_on.shutdown()
            shutil.rmtree(folder, ignore_errors=True)


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(port, process, folder):
    for _ in range(200):
        if process.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    log = folder / "log"
    raise AssertionError(f"dovecot did not start: {log.read_text() if log.exists() else 'it says nothing'}")


def write_certificate(folder):
    """For localhost, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    (folder / "certificate").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
