"""Jobs that take their time or fail, for tests of the worker."""

from __future__ import annotations

import time

from django_tasks import task

from documents.unfinished import Unfinished


@task()
def wait(seconds: float) -> str:
    """Done after so many seconds."""
    time.sleep(seconds)
    return "waited"


@task()
def do_in_parts(parts: int) -> list[str]:
    """Keeps each part; what its last turn found done, and what it did."""
    kept, done = Unfinished("drawn", b"a long letter", 1), []
    for name in map(str, range(parts)):
        done.append("before" if kept.part(name) else "now")
        if done[-1] == "now":
            kept.keep(name, b"a part")
    return done


@task()
def stumble(words: str) -> None:
    """Fails, and its error quotes what it was given, as a reader's quotes the letter."""
    raise ValueError(words)
