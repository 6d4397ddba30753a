"""From publishing to being found, and from withdrawing to being gone, with a live follower and a reader of its own."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.db import transaction
from django.utils import timezone

from requests.models import PublishedResponse
from requests.search.entries import add_entries, remove_entries
from requests.search.follower import Follower
from requests.search.query import SearchQuery
from requests.search.results import search
from tests.search.invented import one, write

TIMES = 5
PATIENCE = 30.0  # seconds


def measured() -> dict[str, float]:
    """The median seconds of both, each word searched for being one that was never there."""
    found, gone = [], []
    with _following():
        for number in range(TIMES):
            word = f"zyx{timezone.now():%H%M%S%f}"
            with transaction.atomic():
                rows = write(one(f"The {word} is here.", reference=f"FOI 99{number:02d}/{timezone.now():%H%M%S%f}"))
                add_entries(rows, timezone.now())
            found.append(_seconds_until(partial(_is_found, word)))
            _withdraw(rows)
            gone.append(_seconds_until(partial(_is_gone, word)))
    return {"found after": statistics.median(found), "gone after": statistics.median(gone)}


def _is_found(word: str) -> bool:
    return bool(search(SearchQuery(word)).hits)


def _is_gone(word: str) -> bool:
    return not _is_found(word)


def _withdraw(rows: PublishedResponse) -> None:
    with transaction.atomic():
        remove_entries(rows, timezone.now())
        publication = rows.publication
        rows.delete()
        case = publication.foi_request
        publication.delete()
        case.delete()


@contextmanager
def _following() -> Iterator[None]:
    follower = Follower()
    thread = threading.Thread(target=follower.run)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join()


def _seconds_until(holds: Callable[[], bool]) -> float:
    began = time.perf_counter()
    while not holds():
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit("The index does not follow.")
        time.sleep(0.005)
    return time.perf_counter() - began
