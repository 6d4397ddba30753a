"""What the head of a message says of its way here: when the last mail server had it, and to whom else it went.

Each server writes its "Received:" line above those of the servers before it, so the first one is that of the office's
own. The "Date:" line is what the sender's machine claims, and counts only where no server wrote any.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_string
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime

MOST_ADDRESSES = 100
WRONG_HEAD = (MessageError, ValueError, LookupError, AttributeError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Envelope:
    """`received`: when the last server had it; `sent`: what the sender claims; both with their offset."""

    received: datetime | None
    sent: datetime | None
    message_id: str
    addressed: tuple[str, ...]  # every address in To and Cc, in small letters


def envelope(message: EmailMessage) -> Envelope:
    """What the head says; what cannot be read of it is left out."""
    lines = _fields(message, "received")
    return Envelope(
        received=_moment(lines[0].rpartition(";")[2]) if lines else None,
        sent=next((_moment(line) for line in _fields(message, "date")), None),
        message_id=next(iter(_fields(message, "message-id")), "").strip()[:998],
        addressed=_addressed(message),
    )


def envelope_of_head(head: str) -> Envelope:
    """The same of a head alone, as Outlook keeps it."""
    try:
        return envelope(message_from_string(head, policy=default))
    except WRONG_HEAD:
        return Envelope(None, None, "", ())


def _fields(message: EmailMessage, name: str) -> list[str]:
    try:
        return [str(line) for line in message.get_all(name) or []]
    except WRONG_HEAD:
        return []


def _moment(written: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(written.strip())
    except WRONG_HEAD:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _addressed(message: EmailMessage) -> tuple[str, ...]:
    try:
        pairs = getaddresses([*_fields(message, "to"), *_fields(message, "cc")])
    except WRONG_HEAD:
        return ()
    return tuple(dict.fromkeys(address.lower() for _, address in pairs if "@" in address))[:MOST_ADDRESSES]
