"""Jobs for the worker. Views and commands enqueue them; acts never do."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from requests.filed_letters import publish_case
from requests.models import Person
from requests.publishing.versions import Reason
from requests.regulator_cases.bundling import make_bundle
from requests.reuse import downloads
from requests.search import rebuild
from requests.settling import settle

BACKGROUND = -50  # the priority of what nobody waits for
A_TURN = 5  # jobs


def turn_of(nth: int) -> int:
    """The priority of the nth of many jobs that one person hands over at once, counted from 0.

    The first few go like any other; the later ones let pass what others hand over meanwhile.
    """
    return max(-(nth // A_TURN), BACKGROUND + 1)


@task()
def take_in_file(key: int) -> None:
    """Read and file one file that was handed in."""
    settle(key, timezone.now())


@task()
def rebuild_search() -> int:
    """Build the search index of the worker's machine anew; how many answers are in it."""
    built = rebuild.rebuild()
    return built.entries if built else 0


@task()
def publish_letter(
    key: int, version: int, person: int, checked: bool | None = None, because: str = "", hides_words: bool = False
) -> list[str]:
    """Publish a letter that is too long to wait for; why it was not, or nothing."""
    by, reason = Person.objects.get(pk=person), Reason(because, hides_words)
    return publish_case(key, version, timezone.now(), by, checked=checked, reason=reason)


@task()
def put_together(key: str) -> bool:
    """Make an evidence bundle for the regulator; whether it was made now."""
    return make_bundle(UUID(key), timezone.now())


@task(priority=BACKGROUND)
def make_downloads() -> int:
    """Make the files that hold the whole archive anew; how many responses are in them."""
    return downloads.make(timezone.now())
