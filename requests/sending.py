"""Handing a message to the mail server, and what its refusal means. Only the worker sends."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage

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
