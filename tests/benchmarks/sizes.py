"""How much room the archive takes, on disk and in memory, at one size: what docs/scale.md reckons with."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from django.db import connections

from requests.models import PUBLIC_MODELS, PublishedResponse
from requests.search.place import current
from requests.search.rebuild import rebuild
from requests.search.schema import SCHEMA_VERSION
from tests.commands import ROOT
from tests.plugins.database import free_port

VISITS = 20
WEB_PROCESSES = 4
KIB, MIB = 1024, 1024**2


def measured(rows: int) -> dict[str, float]:
    """Bytes an answer in the database, of them indexes, and in the search index; MiB of a web process."""
    rebuild(even_if_usable=False)
    with connections["owner"].cursor() as cursor:
        tables = [model._meta.db_table for model in PUBLIC_MODELS]
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)), sum(pg_indexes_size(name::regclass))"
            " FROM unnest(%s::text[]) name",
            [tables],
        )
        tables_size, indexes_size = cursor.fetchone()
    index = sum(path.stat().st_size for path in current(SCHEMA_VERSION).rglob("*") if path.is_file())
    with web_processes() as (port, master):
        _visit(port)
        workers = _children_of(master)
        before, visits = _worked(workers), _visit(port)
        worked = _worked(workers) - before
        shares = [_share_of(pid) for pid in workers]
    return {
        "bytes of published tables": float(tables_size) / rows,
        "bytes of their indexes": float(indexes_size) / rows,
        "bytes of search index": index / rows,
        "MiB of a web process": sum(shares) / len(shares) / MIB,
        "ms of processor a page in the web processes": worked / visits * 1000,
    }


@contextmanager
def web_processes() -> Iterator[tuple[int, int]]:
    """The site as docs/deploy.md runs it: its port, and its first process."""
    port = free_port()
    command = ["-m", "gunicorn", "--workers", str(WEB_PROCESSES), "--bind", f"127.0.0.1:{port}", "foiarchive.wsgi"]
    master = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=os.environ, stderr=subprocess.DEVNULL)
    try:
        while _status(port, "/health/") != 200:
            if master.poll() is not None:
                raise SystemExit("The web processes do not start.")
            time.sleep(0.2)
        yield port, master.pid
    finally:
        master.terminate()
        master.wait()


def _visit(port: int) -> int:
    """As readers do, until every process has had some; how many pages."""
    slugs = PublishedResponse.objects.values_list("slug", flat=True)[:VISITS]
    pages = [f"/foi/{slug}/" for slug in slugs] + [f"/foi/{slug}/letter/1/" for slug in slugs]
    pages += ["/search/?q=police+officers", "/statistics/"] * len(slugs)
    for path in pages:
        if _status(port, path) != HTTPStatus.OK:
            raise SystemExit(f"{path} could not be had.")
    return len(pages)


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def _children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _worked(pids: list[int]) -> float:
    """Seconds of processor time so far."""
    fields = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for pid in pids]
    return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")


def _share_of(pid: int) -> int:
    """Its memory in bytes; what it shares with others counts in parts (Pss)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:"))
