"""Counting requests for Prometheus, by route, method and status, over all web processes of a machine.

Each process counts in memory, and writes every count to its place in a file of its own under FOI_VAR; `manage.py
metrics` adds the files up. Files are written, not mapped: on a full disk a write only fails, while a mapping would end
the process, and the page with it. Nothing that a visitor sent becomes a label.

    a row, 256 bytes: "route method status" ␀… | seconds in all | how many took up to each of SECONDS | how many longer
"""

from __future__ import annotations

import logging
import os
import struct
import time
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foiarchive.logs import method_of
from foiarchive.request_log import route_or_static

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
NUMBERS = 1 + len(SECONDS) + 1
_ROW = struct.Struct(f"<{256 - 8 * NUMBERS}s{NUMBERS}d")

Labels = tuple[str, str, str]  # route, method, status

logger = logging.getLogger(__name__)


class Counts:
    """What this process answered. A process that is forked counts in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = Lock()
        self.process = self.handle = -1
        self.rows: dict[Labels, tuple[int, list[float]]] = {}  # with its place in the file
        self.is_told = False

    def count(self, labels: Labels, seconds: float) -> None:
        """Never raises: what cannot be written is told once, and caught up with by the next of its kind that can."""
        with self.lock:
            try:
                self._count(labels, seconds)
            except OSError as fault:
                if not self.is_told:
                    logger.warning("Requests are not counted: %s cannot be written: %s.", self.folder, fault.strerror)
                self.is_told = True

    def _count(self, labels: Labels, seconds: float) -> None:
        if self.process != os.getpid():
            self._begin()
        if labels not in self.rows:
            self.rows[labels] = (1 + max((place for place, _ in self.rows.values()), default=-1), [0.0] * NUMBERS)
        place, numbers = self.rows[labels]
        numbers[0] += seconds
        numbers[1 + bisect_left(SECONDS, seconds)] += 1
        os.pwrite(self.handle, _ROW.pack(" ".join(labels).encode(), *numbers), place * _ROW.size)

    def _begin(self) -> None:
        """Counts on from where an earlier process of the same number ended: sums never fall."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self.folder / f"answered_{os.getpid()}.db"
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if self.handle >= 0:
            os.close(self.handle)
        self.rows, self.handle, self.process = counted_in(file), handle, os.getpid()


def counted_in(file: Path) -> dict[Labels, tuple[int, list[float]]]:
    """What a process wrote, and at which place each row stands. Rows that it could not write are passed over."""
    content, rows = file.read_bytes(), {}
    whole = len(content) - len(content) % _ROW.size
    for place, (words, *numbers) in enumerate(_ROW.iter_unpack(content[:whole])):
        labels = words.rstrip(b"\0").decode(errors="replace").split(" ")
        if len(labels) == len(("route", "method", "status")):
            rows[labels[0], labels[1], labels[2]] = (place, numbers)
    return rows


class MetricsMiddleware:
    """In use only where FOI_METRICS_PORT is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.counts = Counts(settings.FOI_METRICS)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        labels = (route_or_static(request), method_of(request), str(response.status_code))
        self.counts.count(labels, time.perf_counter() - began)
        return response
