"""Sending letters: by the worker, each once, and what left kept byte for byte.

A letter is claimed, with the very bytes of its message, before these are handed to the mail server. A claim is given
back only where the server certainly did not take the message. What is broken off half-way is never sent again by
itself: the case says that nobody knows, and an officer looks.
"""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import format_datetime
from smtplib import SMTPException, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents.intake import bytes_of, store
from documents.models import Letter, LetterFormat
from requests.cases.letters.documents import leaves_named
from requests.cases.letters.left import has_left
from requests.cases.letters.notices import compose, greeted
from requests.cases.letters.ready import documents_of, file_name, print_now
from requests.cases.letters.unused import drop_unused
from requests.errors import CannotChange
from requests.models import Authority, Correspondence, Outgoing, Requester
from requests.models.correspondence import CorrespondenceKind
from requests.models.outgoing import OutgoingState
from requests.sending import NotTaken, hand_over, is_set_up

AGAIN = timedelta(minutes=2)
AT_ONCE = 20
AWAY = "The mail server could not be reached. It is tried again every few minutes."
PUT_OFF = "The mail server put it off. It is tried again every few minutes."
REFUSED = "The mail server would not take it. Look at the address, and at what is attached."
NO_ADDRESS = "No e-mail address of the requester is kept that a message could go to."
CHANGED = "It was not sent: what it is made of was changed after it was let go. Make it ready again."
ENDED = "It was not sent: {} has ended."
OF_OUTCOME = "outcome"  # in the subject of what tells it
SETTINGS = "The mail server does not take messages from this site’s address: its settings are wrong."

logger = logging.getLogger(__name__)


class Exactly(EmailMessage):
    """A message that is sent as these bytes and no others."""

    def __init__(self, content: bytes, sender: str, to: str) -> None:
        super().__init__(from_email=sender, to=[to])
        self.content = content

    def message(self, *, policy: object = None) -> Exactly:  # type: ignore[override]
        return self

    def as_bytes(self, linesep: str = "\r\n") -> bytes:
        """What the mail server gets."""
        return self.content


def send_letters(at: datetime) -> int:
    """Send what waits; how many letters went out. While the mail server is away, all of it waits and says so."""
    waiting = Outgoing.objects.filter(state=OutgoingState.WAITING).filter(
        Q(tried_at=None) | Q(tried_at__lte=at - AGAIN)
    )
    keys = list(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not keys or not is_set_up():
        return 0
    sent = 0
    for key in keys:
        try:
            sent += _send(key, at)
        except SMTPSenderRefused:
            _put_off(keys, SETTINGS, at)
            break
        except (OSError, SMTPException) as problem:
            logger.warning("The mail server cannot be used (%s); letters wait.", type(problem).__name__)
            _put_off(keys, AWAY, at)
            break
    return sent


def _send(key: int, at: datetime) -> bool:
    """Whether it went out now. Raises what says that the server cannot be used."""
    with get_connection() as connection:  # before it is claimed: a server that is away has taken nothing
        claimed = _claim(key, at)
        if claimed is None:
            return False
        outgoing, content, to = claimed
        message = Exactly(content, settings.DEFAULT_FROM_EMAIL, to)
        message.connection = connection
        try:
            hand_over(message)
        except SMTPSenderRefused:
            _give_back(key, OutgoingState.WAITING, SETTINGS)
            raise
        except NotTaken as refusal:
            state = OutgoingState.REFUSED if refusal.for_good else OutgoingState.WAITING
            _give_back(key, state, REFUSED if refusal.for_good else PUT_OFF)
            return False
        has_left(outgoing.correspondence_id, timezone.now(), None)
        return True


@transaction.atomic
def _claim(key: int, at: datetime) -> tuple[Outgoing, bytes, str] | None:
    """The letter, its message and whom it goes to; None where another worker has it, or it was taken back."""
    found = Outgoing.objects.select_for_update(skip_locked=True).filter(pk=key, state=OutgoingState.WAITING).first()
    if found is None:
        return None
    draft = Correspondence.objects.select_related("case").get(pk=found.correspondence_id)
    requester = Requester.objects.filter(case=draft.case).first()
    if not draft.case.is_open:
        _hold_back(found, OutgoingState.READY, ENDED.format(draft.case))
        return None
    try:
        if print_now(draft, found.made_at) != found.made_of:
            _hold_back(found, OutgoingState.READY, CHANGED)
            return None
        content = message_of(draft, found, at)
    except (CannotChange, ValueError):  # no address is kept any more, or it cannot be written in a message's head
        _hold_back(found, OutgoingState.REFUSED, NO_ADDRESS)
        return None
    found.message = store(file_name(draft.case, "eml"), content, LetterFormat.EMAIL, at)
    found.state, found.tries, found.tried_at, found.problem = OutgoingState.SENDING, found.tries + 1, at, ""
    found.save(update_fields=["message", "state", "tries", "tried_at", "problem"])
    return found, content, requester.email if requester else ""


def _hold_back(found: Outgoing, state: OutgoingState, problem: str) -> None:
    found.state, found.problem = state, problem
    found.save(update_fields=["state", "problem"])


def message_of(draft: Correspondence, outgoing: Outgoing, at: datetime, *, as_draft: bool = False) -> bytes:
    """The message with the letter and its documents. `as_draft`: as a mail program opens one that is not sent yet."""
    requester = Requester.objects.filter(case=draft.case).first()
    if requester is None or not requester.email:
        raise CannotChange("No e-mail address of the requester is kept.")
    office = Authority.objects.as_of(timezone.localdate(at))
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    headers = {"X-Unsent": "1"} if as_draft else {
        "Message-ID": f"<letter.{outgoing.pk}.{outgoing.made_of[:16]}.{outgoing.tries}@{domain}>",
        "Date": format_datetime(timezone.localtime(at)),
    }  # fmt: skip
    is_outcome = draft.kind == CorrespondenceKind.REVIEW
    message = EmailMessage(
        subject=f"{draft.subject}: {OF_OUTCOME if is_outcome else draft.get_kind_display().lower()}",
        body=greeted(draft.text, compose(draft, timezone.localdate(at)).greeting),
        from_email=settings.DEFAULT_FROM_EMAIL or (office.email if office else "") or "foi@localhost",
        to=[requester.email],
        reply_to=[office.email] if office and office.email else [],
        headers=headers,
    )
    for name, letter in carried(draft, outgoing):
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        message.attach(name, bytes_of(letter), "application/octet-stream" if kind.startswith("text/") else kind)
    written = message.message()
    if as_draft:
        del written["Message-ID"], written["Date"]
    return written.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def carried(draft: Correspondence, outgoing: Outgoing) -> Sequence[tuple[str, Letter]]:
    """The letter and the documents that go with it, under the names they leave by."""
    with_it = ((leaves_named(each), each.leaves_as) for each in documents_of(draft))
    return [(file_name(draft.case, "pdf"), outgoing.pdf), *with_it]


@transaction.atomic
def _give_back(key: int, state: OutgoingState, problem: str) -> None:
    """The server certainly did not take it: the message that was made for it never was one."""
    found = Outgoing.objects.select_for_update(of=["self"]).select_related("message").get(pk=key)
    if found.state == OutgoingState.SENDING:
        gone, found.message = found.message, None
        found.state, found.problem = state, problem
        found.save(update_fields=["state", "problem", "message"])
        drop_unused([gone])


def _put_off(keys: Sequence[int], problem: str, at: datetime) -> None:
    rows = Outgoing.objects.filter(pk__in=keys, state=OutgoingState.WAITING)
    rows.update(problem=problem, tried_at=at)
