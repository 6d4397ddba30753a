"""The whole archive on one machine, with the demo letters: database, web processes and worker."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from io import StringIO
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from foiarchive.database import MIGRATIONS
from foiarchive.embedded.server import DATABASE, OWNER, server_in
from foiarchive.environment import env_int, env_text
from foiarchive.supervision import ChildEnded, Children, Stopped, answer_of, port_is_free, stopped_by_signals

ANSWER_SECONDS = 60
LAST_PORT = 65_535
WEB_PROCESSES = "2"
# No proxy stands before it. A browser opens up to six connections ahead, and each on which nothing is sent takes up a
# thread for five seconds: there are more, so that one always answers. Each that does keeps a connection to the database
# for readers and one for staff: 32 at most, of the 100 that the embedded server takes.
THREADS = "8"
# No limit to an address: a search of ten thousand words is answered by a page of ours, not by gunicorn.
OPTIONS = "--preload --limit-request-line 0 --log-level warning"
GUNICORN = f"--workers {WEB_PROCESSES} --threads {THREADS} {OPTIONS} foiarchive.wsgi".split()


class Command(BaseCommand):
    """Everything is kept under FOI_VAR: a second run finds it as it was."""

    help = "Prepares the database, loads the demo letters and runs the site until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        usual = env_int("PORT", 8000, at_least=1)
        parser.add_argument("--port", type=int, default=usual, help="default: PORT, or 8000")

    def handle(self, *, port: int, **options: object) -> None:
        if not 0 < port <= LAST_PORT:
            raise CommandError(f"There is no port {port}. Choose one from 1 to {LAST_PORT}.")
        if not port_is_free(port):
            raise CommandError(f"Port {port} is in use. Choose another: PORT={port + 1} make demo")
        try:
            with stopped_by_signals():
                self.run(port)
        except Stopped:
            self.stdout.write("Stopped.")
        except ChildEnded as problem:
            raise CommandError(str(problem)) from None

    def run(self, port: int) -> None:
        """Set up, start, tell where it is, and stay until told to stop."""
        environment = database_for_children()
        sign_ins = self.prepare()
        log = settings.FOI_VAR / "demo.log"
        here = {"FOI_DEMO": "1", "FOI_ADDRESS": f"http://localhost:{port}", "FOI_LIMITS": env_text("FOI_LIMITS", "0")}
        environment |= here
        children = Children(settings.BASE_DIR, environment, log)
        try:
            bound = f"127.0.0.1:{port}"
            children.start("web server", "-m", "gunicorn", "--bind", bound, *GUNICORN)
            children.start("worker", "manage.py", "worker")
            wait_for_answer(children, port)
            self.stdout.write(f"\nFOI Archive is at http://localhost:{port}")
            self.stdout.write(f"Ctrl-C stops it. Its log is {log}.\n\n{sign_ins}")
            self.stdout.flush()
            while True:
                time.sleep(1)
                children.check()
                database_for_children()  # a database that was killed comes back
        finally:
            children.stop()

    def say(self, step: str) -> None:
        """Now, also where the output goes into a pipe: the step may take a minute."""
        self.stdout.write(step)
        self.stdout.flush()

    def prepare(self) -> str:
        """Database, static files and letters; what load_demo says of the sign-ins."""
        self.say("Preparing the database …")
        call_command("prepare_database", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.say("Loading the demo letters …")
        said = StringIO()
        logging.getLogger("requests").setLevel(logging.WARNING)  # a line a letter would tear the progress bar
        call_command("load_demo", stdout=said)
        connections.close_all()
        return said.getvalue()


def database_for_children() -> dict[str, str]:
    """Where the children find the database. The embedded one is ours alone to start and stop."""
    if settings.DATABASES[MIGRATIONS]["ENGINE"] != "foiarchive.embedded":
        return {}
    host = quote(str(server_in(settings.FOI_POSTGRES).join()), safe="")
    return {"DATABASE_URL": f"postgresql://{OWNER}@{host}/{DATABASE}"}


def wait_for_answer(children: Children, port: int) -> None:
    """Until the site's first page is there."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while (status := answer_of(port)) != 200:
        children.check()
        if time.monotonic() > deadline:
            raise CommandError(f"The site does not answer as it should (status {status}).")
        time.sleep(0.2)
