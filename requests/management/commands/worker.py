"""The one process a machine needs beside the web server: it does jobs and keeps the search index in step."""

from __future__ import annotations

import contextlib
import threading

from django.core.management.base import BaseCommand

from requests.management.jobs import Jobs, stopped_by_signals
from requests.search.follower import Follower
from requests.search.place import Busy, only_one

JOIN_SECONDS = 1.5


class Command(BaseCommand):
    """A second one on the same machine does jobs only: an index has one writer."""

    help = "Does jobs and follows the search log until Ctrl-C. One a machine."

    def handle(self, **options: object) -> None:
        jobs = Jobs()
        with stopped_by_signals(jobs), contextlib.ExitStack() as stack:
            try:
                stack.enter_context(only_one("follower"))
            except Busy:
                self.stdout.write("Another worker on this machine keeps the search index. This one does jobs only.")
            else:
                follower = Follower()
                thread = threading.Thread(target=follower.run, name="follower", daemon=True)
                stack.callback(thread.join, JOIN_SECONDS)
                stack.callback(follower.stop)
                thread.start()
                self.stdout.write("Doing jobs and keeping the search index. Ctrl-C stops it.")
            self.stdout.flush()
            jobs.work()
