"""The one process a machine needs beside the web server: it does jobs, keeps the search index in step, and tidies."""

from __future__ import annotations

import logging
import os
import threading

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from requests.management.jobs import Jobs, deaf, stopped_by_signals
from requests.search.follower import Follower
from requests.search.place import Busy, only_one
from requests.tidying import tidy

JOIN_SECONDS = 1.5
TIDY_SECONDS = 3600.0

logger = logging.getLogger(__name__)


def tidy_until(ended: threading.Event) -> None:
    """Tidy up at the start and every hour. What fails is tried again an hour later."""
    while not ended.is_set():
        try:
            tidy(timezone.now())
        except (OperationalError, InterfaceError):
            logger.warning("The database is away; what was to be tidied up waits an hour.")
        except Exception:
            logger.exception("Tidying up failed")
        finally:
            connections.close_all()
        ended.wait(TIDY_SECONDS)


class Command(BaseCommand):
    """A second one on the same machine does jobs only: an index has one writer."""

    help = "Does jobs and follows the search log until Ctrl-C. One a machine."

    def handle(self, **options: object) -> None:
        jobs = Jobs()
        with stopped_by_signals(jobs):
            try:
                with only_one("follower"):
                    self.follow_and_work(jobs)
            except Busy:
                self.say("Another worker on this machine keeps the search index. This one does jobs only.")
                jobs.work()

    def follow_and_work(self, jobs: Jobs) -> None:
        """Jobs in this thread, the index in another, tidying in a third."""
        follower, ended = Follower(), threading.Event()
        thread = threading.Thread(target=follower.run, name="follower", daemon=True)
        tidying = threading.Thread(target=tidy_until, args=[ended], name="tidying", daemon=True)
        with deaf():
            thread.start()
            tidying.start()
        self.say("Doing jobs and keeping the search index. Ctrl-C stops it.")
        try:
            jobs.work()
        finally:
            follower.stop()
            ended.set()
            thread.join(JOIN_SECONDS)
            tidying.join(JOIN_SECONDS)
        if (
            thread.is_alive() or tidying.is_alive()
        ):  # in the engine's own code, where Python cannot end it; the index bears that
            os._exit(0)

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
