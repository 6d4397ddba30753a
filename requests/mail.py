"""E-mail about requests from the public: a receipt for who asked, a notice for the office. Sent by the worker alone.

Each message goes out once. It is claimed by a row of its own before it is handed to the mail server; a claim is given
back only where the server certainly did not take the message. What is broken off half-way is never sent again: staff
see that nobody knows. Nothing that somebody typed stands in a message but the address it goes to, checked to be one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from documents.reading.typed_requests import typed_questions
from requests.models import AskedMessage, AskedRequest, Authority
from requests.models.asked_request import AskedMail
from requests.sending import claimed_by_row, composed, is_set_up, send_once

FRESH = timedelta(days=2)  # where e-mail is set up later, nobody gets mail about what is long past
A_DAY = timedelta(days=1)
RECEIPTS_A_DAY = 3  # to one address: anybody may type anybody's
AT_ONCE = 50

logger = logging.getLogger(__name__)


def send_due(at: datetime) -> int:
    """Send what has to be sent; how many messages went out. While the mail server is away, all of it waits."""
    if not is_set_up():
        return 0
    sent = 0
    office = Authority.objects.as_of(timezone.localdate(at))
    try:
        for asked, kind in _due(office, at):
            sent += _send_once(asked, kind, office, at)
    except (OSError, SMTPException) as problem:
        logger.warning("The mail server cannot be used (%s); messages wait.", type(problem).__name__)
    return sent


def _due(office: Authority | None, at: datetime) -> Iterator[tuple[AskedRequest, AskedMail]]:
    """Every message that nobody has claimed."""
    recent = AskedRequest.objects.filter(sent_at__gte=at - FRESH).order_by("sent_at", "pk")
    if office and office.email:
        for asked in recent.exclude(messages__kind=AskedMail.NOTICE)[:AT_ONCE]:
            yield asked, AskedMail.NOTICE
    for asked in recent.exclude(Q(messages__kind=AskedMail.RECEIPT) | Q(email=""))[:AT_ONCE]:
        if _receipts_to(asked.email, at) < RECEIPTS_A_DAY:
            yield asked, AskedMail.RECEIPT


def _receipts_to(email: str, at: datetime) -> int:
    lately = AskedMessage.objects.filter(kind=AskedMail.RECEIPT, claimed_at__gt=at - A_DAY)
    return lately.filter(asked_request__email__iexact=email).count()


def _send_once(asked: AskedRequest, kind: AskedMail, office: Authority | None, at: datetime) -> bool:
    """Whether this message went out now. Raises what says that the server cannot be used."""
    message = _receipt(asked, office) if kind is AskedMail.RECEIPT else _notice(asked, office)
    return send_once(message, claimed_by_row(AskedMessage, at, asked_request=asked, kind=kind))


def _receipt(asked: AskedRequest, office: Authority | None) -> EmailMessage:
    words = render_to_string("mail/receipt.txt", {"asked": asked, "office": office})
    subject, reply_to = f"Your request {asked.reference}", office.email if office else ""
    return composed(_name(asked, AskedMail.RECEIPT), subject, words, asked.email, reply_to=reply_to)


def _notice(asked: AskedRequest, office: Authority | None) -> EmailMessage:
    address = f"{settings.FOI_ADDRESS}{reverse('asked_request', args=[asked.pk])}"
    shown = {"asked": asked, "questions": len(typed_questions(asked.text)), "address": address}
    words = render_to_string("mail/notice.txt", shown)
    subject = f"A request from the public, {asked.reference}"
    return composed(_name(asked, AskedMail.NOTICE), subject, words, office.email if office else "")


def _name(asked: AskedRequest, kind: AskedMail) -> str:
    return f"{kind.value}.{asked.pk}"
