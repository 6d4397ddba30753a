"""A pytest plugin: the tests' own database server, chosen before Django reads its settings.

Loaded by `-p` in pyproject.toml. `pytest` runs on the embedded server, `pytest --server` (or FOI_TEST_SERVER=1) on a
PostgreSQL 15 over TCP. Either lives in a private folder and ends with the tests; nobody's real archive is touched.

Whatever tests write lies in memory, where there is room for it: hundreds of them copy a database, which is a thousand
files, and on a disk that alone took a twelfth of the time.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

OURS = ("FOI_", "DATABASE_", "DEBUG", "HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "TRUSTED_PROXIES")
MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3  # bytes; about a quarter of it is used


def place_for_folders() -> str | None:
    """Where tests make their folders: in memory, or where the system has its temporary files."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return str(MEMORY) if usable else None


_folder = Path(tempfile.mkdtemp(prefix=f"foi-{os.getpid()}-", dir=place_for_folders()))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--server", action="store_true", help="run on a PostgreSQL 15 over TCP instead of the embedded one"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """The environment that foiarchive.settings will read; nothing of the developer's own reaches the tests."""
    if early_config.known_args_namespace.server:
        os.environ["FOI_TEST_SERVER"] = "1"  # for the processes that pytest-xdist starts
    for name in list(os.environ):
        if name.startswith(OURS) and name != "FOI_TEST_SERVER":
            del os.environ[name]
    _sweep_out()
    temporary = _folder / "tmp"
    temporary.mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    os.environ.update(FOI_VAR=str(_folder), SECRET_KEY=secrets.token_urlsafe(32), FOI_HASHED_STATIC="0", FOI_LIMITS="0")
    if os.environ.get("FOI_TEST_SERVER") == "1":
        password = secrets.token_urlsafe(16)
        os.environ["DATABASE_URL"] = f"postgresql://foiarchive_owner:{password}@127.0.0.1:{free_port()}/foiarchive"


def _sweep_out() -> None:
    """Remove what tests that were killed left in memory."""
    for left in MEMORY.glob("foi-*-*"):
        if not Path("/proc", left.name.split("-")[1]).exists():
            shutil.rmtree(left, ignore_errors=True)


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def pytest_unconfigure() -> None:
    shutil.rmtree(_folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[object]:
    """The running server."""
    from django.conf import settings

    from tests.plugins.servers import Embedded, OverTCP, Server

    owner = settings.DATABASES["owner"]
    chosen: Server = (
        OverTCP(owner["PORT"], owner["PASSWORD"]) if os.environ.get("DATABASE_URL") else Embedded(settings.FOI_POSTGRES)
    )
    chosen.start()
    yield chosen
    chosen.stop()
