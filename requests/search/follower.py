"""The follower: keeps this machine's index in step with the change log.

It applies the changes in their order, a batch a commit, and the commit holds how far it is: after a crash at any point
it begins where the last commit stood, and doing a change twice does no harm, since a change only names an entry, whose
row is looked up as it is now. NOTIFY wakes it; should a message be lost, it looks every other second anyway.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import psycopg
from django.db import connections, router
from django.db.models import Max, Min
from django.db.models.functions import Now

from foiarchive.database import AWAY
from requests.models import Machine, SearchChange
from requests.search.entries import CHANNEL
from requests.search.fields import to_index
from requests.search.index import IndexReader, IndexWriter, Progress
from requests.search.place import Busy, NoIndex, current, stamp
from requests.search.rebuild import Stopped, follows_our_log, rebuild
from requests.search.schema import SCHEMA_VERSION

BATCH = 1000
LOOK_SECONDS = 2.0
STOP_SECONDS = 0.25  # how long a wait lasts before it looks whether to stop
RETRY_SECONDS = 2.0
CHECK_SECONDS = 10.0
TIDY_SECONDS = 60.0
KEPT = timedelta(days=7)  # an index that was away for longer is built anew
DATABASE_AWAY = (*AWAY, psycopg.OperationalError)

logger = logging.getLogger(__name__)


class Follower:
    """Follows the log until told to stop. Whoever runs it holds the machine's `follower` lock."""

    def __init__(self) -> None:
        self._writer: IndexWriter | None = None
        self._progress = Progress(0, "")
        self._stop = threading.Event()
        self._checked_at = self._tidied_at = time.monotonic()

    def stop(self) -> None:
        """Ask it to end; it does within a second."""
        self._stop.set()

    def run(self) -> None:
        """Follow, whatever happens to the database or the folder, until asked to stop."""
        while not self._stop.is_set():
            try:
                with _listening() as wait_for_word:
                    self._follow(wait_for_word)
            except Stopped:
                break
            except DATABASE_AWAY:
                logger.warning("The database is away; search follows again when it is back.")
            except (NoIndex, Busy, OSError) as problem:
                logger.warning("The search index cannot be written: %s", problem)
            except Exception:
                logger.exception("Following the search log failed; it is tried again.")
            self._let_go()
            connections.close_all()
            self._stop.wait(RETRY_SECONDS)
        self._let_go()
        connections.close_all()

    def catch_up(self) -> int:
        """Apply every change that is in the log; how many there were. Builds the index where there is none to use."""
        done = 0
        writer = self._usable_writer()
        while changes := list(SearchChange.objects.filter(pk__gt=self._progress.change)[:BATCH]):
            self._apply(writer, changes)
            done += len(changes)
        return done

    def _follow(self, wait_for_word: Callable[[float], bool]) -> None:
        while not self._stop.is_set():
            self.catch_up()
            self._tidy()
            looked_at = time.monotonic()
            while not self._stop.is_set() and time.monotonic() - looked_at < LOOK_SECONDS:
                if wait_for_word(STOP_SECONDS):
                    break

    def _apply(self, writer: IndexWriter, changes: Sequence[SearchChange]) -> None:
        ids = {change.entry_id for change in changes}
        entries = list(to_index().filter(pk__in=ids))
        writer.take_out(ids)
        writer.put(entries)
        progress = Progress(changes[-1].pk, changes[-1].made_at.isoformat())
        writer.commit(progress)
        self._progress = progress

    def _usable_writer(self) -> IndexWriter:
        """The writer of the current index, opened anew where that has been exchanged, lost or damaged."""
        try:
            return self._current_writer()
        except NoIndex as problem:
            logger.warning("%s It is built from the database.", problem)
            self._let_go()
            built = rebuild(even_if_usable=False, goes_on=lambda: not self._stop.is_set())
            if built:
                logger.info("The search index is built: %d entries in %.1f seconds.", built.entries, built.seconds)
            return self._current_writer()

    def _current_writer(self) -> IndexWriter:
        folder = current(SCHEMA_VERSION)
        if self._writer is not None and self._writer.folder == folder:
            self._check()
            return self._writer
        self._let_go()
        progress = IndexReader(folder).progress
        if not follows_our_log(progress):
            raise NoIndex("The search index does not belong to this state of the database.")
        self._writer, self._progress = IndexWriter(folder), progress
        return self._writer

    def _check(self) -> None:
        """See that the files are there, and now and then open them as a reader would. Raises NoIndex."""
        stamp(current(SCHEMA_VERSION))
        if time.monotonic() - self._checked_at > CHECK_SECONDS:
            self._checked_at = time.monotonic()
            if IndexReader(current(SCHEMA_VERSION)).progress != self._progress:
                raise NoIndex("The search index was changed by somebody else.")

    def _tidy(self) -> None:
        """Drop files that merges left behind, and changes that every index has had days to apply."""
        if self._writer is not None and time.monotonic() - self._tidied_at > TIDY_SECONDS:
            self._tidied_at = time.monotonic()
            self._writer.drop_dead_files()
            prune()

    def _let_go(self) -> None:
        """Close the index; what was not committed is applied again later."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def prune(kept: timedelta = KEPT) -> int:
    """Delete changes older than that from the start of the log; how many.

    The newest stays whatever its age, so that an index which stands at it knows its log; and nothing is deleted behind
    a change that stays, so that an index whose place is still there lacks none. Nor is anything that a machine which
    tells of itself has not applied, whatever the clocks said when it was written.
    """
    reached = list(Machine.objects.values_list("index_at", flat=True))
    if None in reached:  # it builds its index now
        return 0
    newest = SearchChange.objects.aggregate(newest=Max("pk"))["newest"]
    oldest_kept = SearchChange.objects.filter(made_at__gte=Now() - kept).aggregate(oldest=Min("pk"))["oldest"]
    applied = min([oldest_kept or newest or 0, *(change for change in reached if change is not None)])
    deleted, _ = SearchChange.objects.filter(pk__lt=applied).delete()
    return deleted


@contextmanager
def _listening() -> Iterator[Callable[[float], bool]]:
    """A connection of its own that hears of changes; yields what waits so many seconds for word of one."""
    connection = connections.create_connection(router.db_for_read(SearchChange))
    try:
        connection.ensure_connection()
        raw = connection.connection
        raw.execute(f"LISTEN {CHANNEL}")
        yield lambda seconds: any(True for _ in raw.notifies(timeout=seconds, stop_after=1))
    finally:
        connection.close()
