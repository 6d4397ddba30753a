"""What came in -> its words and, of a message, who sent it and when the mail server had it.

A request has no questions to be read off a layout: its words are kept as they stand, those of attached files below.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from documents.reading.formats.attached import read_file
from documents.reading.formats.choosing import pages_of
from documents.reading.formats.email import read_message as read_mail
from documents.reading.formats.envelopes import Envelope
from documents.reading.formats.messages import Message, body_text
from documents.reading.formats.outlook import read_message as read_outlook
from documents.reading.formats.telling import is_mail, is_outlook


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came in. `text` is all that can be read of it; only a message has the rest."""

    text: str
    is_message: bool = False
    subject: str = ""
    sender_name: str = ""
    sender: str = ""
    received: datetime | None = None
    message_id: str = ""
    addressed: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()  # the names of files that came with it
    digests: tuple[str, ...] = ()  # their SHA-256, in the same order


def arrived(name: str, data: bytes) -> Arrived:
    """Read it. Raises UnreadableLetter."""
    if is_mail(name, data):
        return _message(*read_mail(data))
    if is_outlook(data):
        return _message(*read_outlook(data))
    return Arrived("\n\n".join(page.text for page in pages_of(name, data)))


def _message(said: Message, way: Envelope) -> Arrived:
    pieces = [body_text(said)]
    for each in said.attached:
        read = read_file(each)
        if read is not None and read.may_be_the_letter:
            pieces += [page.text for page in read.pages]
    name, sender = said.sender or ("", "")
    return Arrived(
        text="\n\n".join(piece.strip("\n") for piece in pieces if piece.strip()),
        is_message=True,
        subject=" ".join(said.subject.split())[:300],
        sender_name=" ".join(name.split())[:200],
        sender=sender[:254],
        received=way.received or way.sent,
        message_id=way.message_id,
        addressed=way.addressed,
        attached=tuple(each.name for each in said.attached),
        digests=tuple(hashlib.sha256(each.content).hexdigest() for each in said.attached),
    )
