"""Handing a message to the mail server, and what its refusal means. Only the worker sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from requests.models.claimed_message import ClaimedMessage

PERMANENT = 500


class NotTaken(Exception):
    """The server certainly did not take this message: for good, or until later."""

    def __init__(self, *, for_good: bool) -> None:
        super().__init__("for good" if for_good else "for now")
        self.for_good = for_good


def is_set_up() -> bool:
    """Whether this installation sends e-mail."""
    return bool(settings.EMAIL_HOST)


def composed(name: str, subject: str, words: str, to: str, *, reply_to: str = "", **headers: str) -> EmailMessage:
    """A message of ours. `name` tells it from all others, and is no secret: it stands in its Message-ID."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    usual = {"Message-ID": f"<{name}@{domain}>", "Auto-Submitted": "auto-generated"}
    replies = [reply_to] if reply_to else []
    return EmailMessage(subject, words, to=[to], reply_to=replies, headers={**usual, **headers})


@dataclass(frozen=True, slots=True)
class Claim:
    """That this worker and no other sends a message, and what is written down once it is known what came of it."""

    give_back: Callable[[], object]  # the server certainly did not take it
    refuse: Callable[[], object]  # nor ever will
    put_off: Callable[[], object] | None = None  # nor now; as given back, where nothing else is said
    keep: Callable[[], object] = bool  # it went out


def claimed_by_row(rows: type[ClaimedMessage], at: datetime, **named: object) -> Callable[[], Claim | None]:
    """A claim by a row of its own: whoever makes it sends the message, and nobody else ever does."""

    def claim() -> Claim | None:
        row, is_ours = rows._default_manager.get_or_create(**named, defaults={"claimed_at": at})
        return Claim(row.delete, row.say_refused, keep=lambda: row.say_sent(timezone.now())) if is_ours else None

    return claim


def send_once(message: EmailMessage, claim: Callable[[], Claim | None]) -> bool:
    """Whether a message went out now; not where `claim` gives None, since it is claimed already.

    What is broken off half-way stays claimed: nobody knows whether it went out. Raises what says that the server cannot
    be used.
    """
    with get_connection() as message.connection:  # before it is claimed: a server that is away has taken nothing
        claimed = claim()
        if claimed is None:
            return False
        try:
            hand_over(message)
        except SMTPSenderRefused:  # ours: the settings are wrong, not this message
            claimed.give_back()
            raise
        except NotTaken as refusal:
            (claimed.refuse if refusal.for_good else claimed.put_off or claimed.give_back)()
            return False
        claimed.keep()
        return True


def hand_over(message: EmailMessage) -> None:
    """Send it over its open connection.

    Raises NotTaken where the server would not have it, and SMTPSenderRefused where our settings are wrong. After any
    other error nobody knows whether it went out.
    """
    try:
        message.send()
    except SMTPSenderRefused:  # a kind of SMTPResponseException
        raise
    except ValueError:  # an address or a header that cannot be written: nothing was handed over
        raise NotTaken(for_good=True) from None
    except (SMTPResponseException, SMTPRecipientsRefused) as refusal:
        raise NotTaken(for_good=_code(refusal) >= PERMANENT) from None


def _code(refusal: SMTPResponseException | SMTPRecipientsRefused) -> int:
    if isinstance(refusal, SMTPRecipientsRefused):
        return max((int(code) for code, _ in refusal.recipients.values()), default=PERMANENT)
    return int(refusal.smtp_code)
