"""Requests from the office's mailbox: the worker looks through it every minute.

    what lies there ─ not known yet ─▶ fetched ─ one transaction: a case, a part of one, or set aside; its hash ─▶ moved

A message stays where it is until all that becomes of it is committed, and is moved after that. Stopped before the
commit, the worker finds it as it was; stopped after it, it knows it by its hash, and only moves it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from documents.intake import MIB
from foiarchive.database import AWAY
from requests.cases.inbox_deciding import Fetched, take_in
from requests.cases.inbox_mailbox import LATER, InboxFault, Lying, Mailbox, opened
from requests.cases.inbox_settings import is_set_up, problems
from requests.models import InboxMessage, InboxState

AT_ONCE = 50  # new messages a time: so many that each time ends
LOCK = 0x464F4949  # PostgreSQL advisory lock: one worker fetches, however many machines there are
UNFINISHED = "The settings of the inbox are half filled in, so it is not fetched. manage.py check says what is missing."
BROKEN = "A fault of this site keeps it from looking through the inbox; the worker’s log says where."

logger = logging.getLogger(__name__)


def fetch_inbox(at: datetime) -> int:
    """Look through the mailbox; how many messages were new. What goes wrong is told to staff, and tried again."""
    if not is_set_up():
        return 0
    state = state_of_inbox()
    if state.next_at is not None and at < state.next_at:
        return 0
    with _alone() as is_ours:
        if not is_ours:
            return 0
        new = 0
        try:
            if problems():
                raise InboxFault(UNFINISHED, LATER)
            with opened(at) as mailbox:
                for _ in _taken_in(mailbox):
                    new += 1
        except InboxFault as fault:
            state.went_wrong(fault.sentence, at, at + fault.wait)
        except AWAY:
            raise
        except Exception:
            state.went_wrong(BROKEN, at, at + LATER)
            raise
        else:
            state.went_well(timezone.now())
    if new:
        logger.info("The inbox: %s new messages", new)
    return new


def state_of_inbox() -> InboxState:
    """How fetching stands."""
    return InboxState.objects.filter(pk=1).first() or InboxState(pk=1)


def try_again_now() -> None:
    """Somebody put right what was wrong: the worker need not wait."""
    InboxState.objects.filter(pk=1).update(next_at=None)


def _taken_in(mailbox: Mailbox) -> Iterator[InboxMessage]:
    """Every new message of both folders. Those of the inbox are moved, however often that was tried before."""
    stuck: InboxFault | None = None
    for message, row in _looked_through(mailbox, mailbox.lying(settings.FOI_INBOX_FOLDER)):
        if row is not None:
            yield row
        if stuck is None:
            try:
                mailbox.move(message, settings.FOI_INBOX_LOGGED)
            except InboxFault as fault:  # what comes is taken in all the same
                stuck = fault
    if settings.FOI_INBOX_SPAM:
        for _, row in _looked_through(mailbox, mailbox.lying(settings.FOI_INBOX_SPAM, is_spam=True)):
            if row is not None:
                yield row
    if stuck is not None:
        raise stuck


def _looked_through(mailbox: Mailbox, lying: Sequence[Lying]) -> Iterator[tuple[Lying, InboxMessage | None]]:
    """Each message that lies there and is written down; with what became of it, where that is new."""
    known, new = _known(lying), 0
    for message in lying:
        if (message.uid, message.size) in known:
            yield message, None
            continue
        fetched = _fetched(mailbox, message) if new < AT_ONCE else None
        if fetched is None:  # the next time, or taken away by somebody
            continue
        at = timezone.now()
        row = take_in(fetched, at)
        is_new = row.taken_at == at
        new += is_new
        yield message, row if is_new else None


def _known(lying: Sequence[Lying]) -> set[tuple[int, int]]:
    """Where messages lie that are written down: a number that the server gave away twice is told by the size."""
    if not lying:
        return set()
    places = InboxMessage.objects.filter(folder=lying[0].folder, validity=lying[0].validity)
    return set(places.values_list("uid", "size"))


def _fetched(mailbox: Mailbox, message: Lying) -> Fetched | None:
    is_whole = message.size <= settings.FOI_MAX_LETTER_MB * MIB
    content = mailbox.content(message) if is_whole else mailbox.head(message)
    return None if content is None else Fetched(message, content, is_whole)


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other worker fetches. A worker that is killed lets go by that."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
