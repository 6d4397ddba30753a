"""What runs: the search index and how far it has followed, the mailbox and whether it is looked through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from requests.cases.inbox import state_of_inbox
from requests.cases.inbox_settings import is_set_up, problems
from requests.doctor.findings import Finding, bad, good
from requests.models import SearchChange
from requests.search.opened import reader
from requests.search.place import NoIndex

SEARCH, INBOX = "Search", "Inbox"
LONG = timedelta(minutes=10)
WORKER = "See that manage.py worker runs on this machine."


def examined() -> Iterator[Finding]:
    """The index of this machine, and the mailbox."""
    yield _index()
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
