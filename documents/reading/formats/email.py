"""E-mails (.eml): MIME -> the message, of which `messages` makes pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime

from documents.reading import refusals
from documents.reading.formats.attached import Attached
from documents.reading.formats.envelopes import Envelope, envelope
from documents.reading.formats.messages import Mailbox, Message, letter_pages
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.words import Page

MOST_PARTS = 200
DEEPEST = 20
LONGEST_FIELD = 4000  # characters looked at
WRONG_HEAD = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


class _Within(EmailPolicy):
    """Reads the fields of a head as the standard does, within bounds: brackets in brackets have no end there."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """A field's value; nothing where it makes no sense."""
        try:
            return str(super().header_fetch_parse(name, value[:LONGEST_FIELD]))
        except WRONG_HEAD:
            return ""


def read_pages(message: bytes, seen: Seen = NOTHING_SEEN) -> list[Page]:
    """The pages of the letter in a message."""
    return letter_pages(read_message(message)[0], seen)


def read_message(message: bytes) -> tuple[Message, Envelope]:
    """What a message says and carries, and what its head says of its way here."""
    parsed = _parsed(message)
    bodies, attached = _parts(parsed)
    plain = [said for subtype, said in bodies if subtype == "plain" and said.strip()]
    marked = [said for subtype, said in bodies if subtype == "html" and said.strip()]
    head = _sent(parsed), _field(parsed, "subject"), _mailbox(parsed, "from"), _mailbox(parsed, "to")
    said = Message(*head, "\n".join(plain), marked[0] if marked else "", tuple(attached))
    return said, envelope(parsed)


def _parsed(message: bytes) -> EmailMessage:
    try:
        parsed = message_from_bytes(message, policy=_Within())
    except (MessageError, ValueError, LookupError, RecursionError) as broken:
        raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
    if not isinstance(parsed, EmailMessage):
        raise refusals.refuse(refusals.BROKEN_OFFICE)
    return parsed


def _parts(message: EmailMessage) -> tuple[list[tuple[str, str]], list[Attached]]:
    """The bodies, each its subtype and text, and what is attached. A picture within the body is neither."""
    bodies: list[tuple[str, str]] = []
    attached: list[Attached] = []
    for part in _leaves(message, DEEPEST, [MOST_PARTS]):
        kind, subtype, name = part.get_content_maintype(), part.get_content_subtype(), _name(part)
        if kind == "text" and not name and part.get_content_disposition() != "attachment":
            bodies.append((subtype, _text(part)))
        elif kind == "message":
            attached.append(Attached(name or "a message", b""))  # somebody else's mail: named, not read
        elif kind == "image" and (not name or _field(part, "content-id")):
            continue
        else:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                attached.append(Attached(name, content))
    return bodies, attached


def _leaves(part: EmailMessage, depth: int, left: list[int]) -> Iterator[EmailMessage]:
    left[0] -= 1
    if left[0] < 0 or depth < 0:
        raise refusals.refuse(refusals.TOO_BIG_INSIDE)
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    for inner in part.iter_parts():
        if isinstance(inner, EmailMessage):
            yield from _leaves(inner, depth - 1, left)


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except WRONG_HEAD:
        return "attachment"


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        said = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        said = content.decode("cp1252", "replace")
    return said.replace("\r\n", "\n").replace("\r", "\n")


def _field(part: EmailMessage, name: str) -> str:
    try:
        return str(part[name] or "")
    except WRONG_HEAD:
        return ""


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_field(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _mailbox(message: EmailMessage, name: str) -> Mailbox | None:
    try:
        return next(iter(getaddresses([_field(message, name)])), None)
    except WRONG_HEAD:
        return None
