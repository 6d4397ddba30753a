"""`manage.py metrics`: what Prometheus asks for, on a port of its own."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from prometheus_client import CollectorRegistry, start_http_server

from foiarchive.supervision import Stopped, stopped_by_signals
from requests.management.measures import Answered, Measures

OFF = "FOI_METRICS_PORT is not set: nothing is counted. Set it for the web processes and for this one."


class Command(BaseCommand):
    """One on each web machine, beside the web processes, whose counts it adds up."""

    help = "Serves what Prometheus asks for at FOI_METRICS_HOST:FOI_METRICS_PORT, until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = settings.FOI_METRICS_HOST, settings.FOI_METRICS_PORT
        if not port:
            raise CommandError(OFF)
        forget_where_nobody_counts(settings.FOI_METRICS)
        try:
            with stopped_by_signals():
                server, thread = start_http_server(port, host, registry())
                self.stdout.write(f"Metrics are at http://{host}:{port}/metrics.")
                self.stdout.flush()
                thread.join()
        except OSError as problem:
            raise CommandError(f"{host}:{port} cannot be listened at: {problem.strerror}.") from None
        except Stopped:
            server.shutdown()


def registry() -> CollectorRegistry:
    """What all web processes of this machine counted, and what is so now."""
    made = CollectorRegistry()
    made.register(Answered())
    made.register(Measures())
    return made


def forget_where_nobody_counts(folder: Path) -> None:
    """Begin anew after the site was stopped. While one process counts, those before it count on: sums never fall."""
    files = list(folder.glob("*_*.db"))
    if any(Path(f"/proc/{file.stem.rpartition('_')[2]}").exists() for file in files):
        return
    for file in files:
        with contextlib.suppress(FileNotFoundError):
            file.unlink()
