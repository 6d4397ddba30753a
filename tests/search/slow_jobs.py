"""Jobs that take their time or fail, for tests of the worker."""

from __future__ import annotations

import time

from django_tasks import task


@task()
def wait(seconds: float) -> str:
    """Done after so many seconds."""
    time.sleep(seconds)
    return "waited"


@task()
def stumble(words: str) -> None:
    """Fails, and its error quotes what it was given, as a reader's quotes the letter."""
    raise ValueError(words)
