"""A bucket of a real server that speaks S3: moto's, in a process of its own and a Python environment of its own.

Its environment holds PyPI's `requests`, which ours may not; `make s3-server` makes it.
"""

from __future__ import annotations

import itertools
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import override_settings

from foiarchive.stores.bucket import S3Bucket
from foiarchive.stores.opening import BUCKET, the_bucket
from tests.plugins.requirements import S3_SERVER, need

START_SECONDS = 60.0
UP, DOWN = "to the server", "from the server"
# It keeps one object wrongly when two are put at one moment, which a real store does not: so one after the other.
SERVER = """
import sys, threading
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple

turn, served = threading.Lock(), DomainDispatcherApplication(create_backend_app)

def answer(environ, start):
    with turn:
        return list(served(environ, start))

run_simple("127.0.0.1", int(sys.argv[1]), answer, threaded=True)
"""
_numbers = itertools.count(1)


class Halfway:
    """Stands between archive and server, and passes everything on until it is told to break off halfway."""

    def __init__(self, port: int) -> None:
        self.server_port = port
        self.way, self.left, self.is_down = "", 0, False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def break_off(self, way: str, after: int) -> None:
        """Once so many bytes more have passed that way the server is gone, with whatever was under way."""
        self.way, self.left = way, after

    def mend(self) -> None:
        """The server is back."""
        self.way, self.is_down = "", False

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                ours, _ = self.listener.accept()
                if self.is_down:
                    ours.close()
                    continue
                theirs = socket.create_connection(("127.0.0.1", self.server_port))
                for way, source, target in ((UP, ours, theirs), (DOWN, theirs, ours)):
                    threading.Thread(target=self._pass_on, args=[way, source, target], daemon=True).start()

    def _pass_on(self, way: str, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError), source, target:
            while passed := source.recv(65536):
                if way == self.way:
                    self.left -= len(passed)
                    self.is_down = self.is_down or self.left < 0
                if self.is_down:
                    break
                target.sendall(passed)
            for each in (source, target):
                each.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[int]:
    """Its port."""
    need("s3")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [S3_SERVER, "-I", "-c", SERVER, str(port)]  # -I: our own `requests` lies where we are
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except ConnectionRefusedError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.05)
    yield port
    process.terminate()
    process.wait()


@pytest.fixture
def halfway(s3_server: int) -> Iterator[Halfway]:
    """What can make the server stop."""
    between = Halfway(s3_server)
    yield between
    between.listener.close()


@pytest.fixture
def bucket(halfway: Halfway) -> Iterator[S3Bucket]:
    """An empty bucket, in which every file is kept that the test keeps."""
    options = {
        "bucket_name": f"bucket-{next(_numbers)}",
        "endpoint_url": f"http://127.0.0.1:{halfway.port}",
        "region_name": "eu-west-2",
        "access_key": "a-key",
        "secret_key": "a-secret",
    }
    backend = {"BACKEND": "foiarchive.stores.bucket.S3Bucket", "OPTIONS": options}
    with override_settings(STORAGES={**settings.STORAGES, BUCKET: backend}):
        made = the_bucket()
        assert isinstance(made, S3Bucket)
        where = {"LocationConstraint": "eu-west-2"}
        made.connection.create_bucket(Bucket=made.bucket_name, CreateBucketConfiguration=where)
        yield made
