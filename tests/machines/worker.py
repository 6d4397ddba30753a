"""`python -m tests.machines.worker FILE`: the worker of a machine whose clock goes as many seconds ahead as FILE says.

A process cannot be given a clock of its own: time namespaces leave that one out, and under libfaketime our waits never
ended. So what the program takes for this machine's clock, Django's `now`, is moved; nobody sets the steady one.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone


def main(file: Path) -> None:
    """Until it is stopped."""
    timezone.now = lambda: datetime.now(UTC) + timedelta(seconds=float(file.read_text(encoding="ascii")))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
    django.setup()
    call_command("worker")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
