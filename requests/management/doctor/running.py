"""What runs: the search index and how far it has followed, the jobs and whether anybody does them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from requests.cases.inbox import state_of_inbox
from requests.cases.inbox_settings import is_set_up, problems
from requests.management.doctor.findings import Finding, bad, good, weak
from requests.models import SearchChange
from requests.search.opened import reader
from requests.search.place import NoIndex

SEARCH, JOBS, INBOX = "Search", "Jobs", "Inbox"
LONG = timedelta(minutes=10)
LATELY = timedelta(days=7)
WORKER = "See that manage.py worker runs on this machine."


def examined() -> Iterator[Finding]:
    """The index of this machine, and the jobs of all."""
    yield _index()
    yield from _jobs()
    yield from _inbox()


def _index() -> Finding:
    try:
        at = reader().progress.change
    except NoIndex as problem:
        return bad(SEARCH, f"{problem} Searching finds nothing meanwhile.", f"{WORKER} It builds the index.")
    behind = SearchChange.objects.filter(pk__gt=at, made_at__lt=timezone.now() - LONG)
    if behind.exists():
        return bad(SEARCH, f"The index is {behind.count():,} changes behind.", WORKER)
    return good(SEARCH, "The index is there and follows.")


def _jobs() -> Iterator[Finding]:
    now = timezone.now()
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, enqueued_at__lt=now - LONG)
    if oldest := waiting.order_by("enqueued_at").first():
        minutes = int((now - oldest.enqueued_at).total_seconds() // 60)
        yield bad(JOBS, f"Jobs that wait: {waiting.count()}, the oldest for {minutes:,} minutes.", WORKER)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=now - LATELY)
    if count := failed.count():
        yield weak(JOBS, f"Jobs that failed in the last seven days: {count}.", "The worker's log says why.")
    if not oldest and not count:
        yield good(JOBS, "No job waits for long, and none failed in the last seven days.")


def _inbox() -> Iterator[Finding]:
    """Only where a mailbox is fetched, or half set up."""
    for sentence in problems():
        yield bad(INBOX, sentence, "docs/deploy.md tells what a mailbox needs.")
    if not is_set_up():
        return
    state, late = state_of_inbox(), timezone.now() - LONG
    if state.problem:
        yield bad(INBOX, state.problem, "Requests wait in the mailbox until it is put right.")
    elif state.fetched_at is None or state.fetched_at < late:
        yield bad(INBOX, "The inbox was not looked through in the last ten minutes.", WORKER)
    else:
        yield good(INBOX, "The inbox is looked through every minute.")
