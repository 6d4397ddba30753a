"""The one process a machine needs beside the web server: it does jobs, keeps the search index in step, and tidies."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable

from django.core.management.base import BaseCommand

from requests.management.chores import JOBS_ONLY, chores_until
from requests.management.jobs import BrokenOff, Jobs, deaf, stopped_by_signals
from requests.search.follower import Follower
from requests.search.place import Busy, only_one

JOIN_SECONDS = 1.5


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
                self.only_work(jobs)

    def only_work(self, jobs: Jobs) -> None:
        """Jobs, and word that this machine is there."""
        self.work_beside(jobs, chores_until(ended := threading.Event(), JOBS_ONLY), [ended.set])

    def follow_and_work(self, jobs: Jobs) -> None:
        """Jobs in this thread, the index in another, each chore in one of its own."""
        follower, ended = Follower(), threading.Event()
        thread = threading.Thread(target=follower.run, name="follower", daemon=True)
        self.say("Doing jobs and keeping the search index. Ctrl-C stops it.")
        self.work_beside(jobs, [thread, *chores_until(ended)], [follower.stop, ended.set])

    def work_beside(self, jobs: Jobs, beside: Iterable[threading.Thread], stops: Iterable[Callable[[], None]]) -> None:
        """Do jobs until asked to stop, with these threads beside, which `stops` end."""
        threads = list(beside)
        with deaf():
            for thread in threads:
                thread.start()
        try:
            jobs.work()
        finally:
            for stop in stops:
                stop()
            with contextlib.suppress(BrokenOff):  # they bear it, as below
                for thread in threads:
                    thread.join(JOIN_SECONDS)
        if any(thread.is_alive() for thread in threads):
            os._exit(0)  # in the engine's own code, or waiting for a mail server: Python cannot end that; both bear it

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
