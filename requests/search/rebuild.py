"""Building the index anew from the entries, beside the one in use, which it then replaces."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connections, router, transaction
from django.db.models.functions import Now

from requests.models import SearchChange, SearchEntry
from requests.search.fields import to_index
from requests.search.index import IndexReader, IndexWriter, Progress
from requests.search.place import NoIndex, current, new, only_one, put_in_use
from requests.search.schema import SCHEMA_VERSION

CHUNK = 1000


class Stopped(Exception):
    """Building was broken off; the index in use is as it was."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it."""

    entries: int
    seconds: float


def rebuild(
    *, even_if_usable: bool = True, goes_on: Callable[[], bool] = lambda: True, each: Callable[[], object] | None = None
) -> Rebuilt | None:
    """Build the index anew; None where it was not needed. Searching goes on meanwhile. `each` is called once an entry.

    One process of a machine at a time; who had to wait may find that the work is done. Raises Stopped.
    """
    with only_one("rebuild", wait=True):
        if not even_if_usable and is_usable():
            return None
        began = time.monotonic()
        folder = new(SCHEMA_VERSION)
        try:
            entries = _build(folder, goes_on, each)
            put_in_use(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return Rebuilt(entries, time.monotonic() - began)


def is_usable() -> bool:
    """Whether there is an index, whole as far as can be seen, that has followed this database's change log."""
    try:
        return follows_our_log(IndexReader(current(SCHEMA_VERSION)).progress)
    except NoIndex:
        return False


def follows_our_log(progress: Progress) -> bool:
    """Whether the change an index stands at is in our log still.

    Not so when the database was put back to an earlier state, or when the index was left alone until its place in the
    log had been pruned; either way nobody could tell what it lacks.
    """
    made_at = datetime.fromisoformat(progress.made_at)
    return SearchChange.objects.filter(pk=progress.change, made_at=made_at).exists()


def _build(folder: Path, goes_on: Callable[[], bool], each: Callable[[], object] | None) -> int:
    writer = IndexWriter(folder, new=True)
    _see_that_the_log_is_not_empty()
    with _one_moment():
        newest = SearchChange.objects.latest("pk")
        entries = to_index().iterator(chunk_size=CHUNK)
        count = writer.put(_watched(entries, goes_on, each))
    writer.commit(Progress(newest.pk, newest.made_at.isoformat()))
    writer.finish()
    return count


def _watched(
    entries: Iterator[SearchEntry], goes_on: Callable[[], bool], each: Callable[[], object] | None
) -> Iterator[SearchEntry]:
    for entry in entries:
        if not goes_on():
            raise Stopped
        yield entry
        if each is not None:
            each()


def _see_that_the_log_is_not_empty() -> None:
    """An index stands at a change; before the first real one that is the removal of an entry that never was."""
    if not SearchChange.objects.exists():
        SearchChange.objects.create(entry_id=0, removed=True, made_at=Now())


@contextmanager
def _one_moment() -> Iterator[None]:
    """Every statement inside sees the rows as they are now, so that entries and log fit together."""
    alias = router.db_for_read(SearchEntry)
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
