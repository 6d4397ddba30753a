"""A job that takes its time, for tests of stopping."""

from __future__ import annotations

import time

from django_tasks import task


@task()
def wait(seconds: float) -> str:
    """Done after so many seconds."""
    time.sleep(seconds)
    return "waited"
