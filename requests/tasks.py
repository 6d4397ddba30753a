"""Jobs for the worker. Views and commands enqueue them; acts never do."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from requests.search import rebuild
from requests.settling import settle


@task()
def take_in_file(key: int) -> None:
    """Read and file one file that was handed in."""
    settle(key, timezone.now())


@task()
def rebuild_search() -> int:
    """Build the search index of the worker's machine anew; how many answers are in it."""
    built = rebuild.rebuild()
    return built.entries if built else 0
