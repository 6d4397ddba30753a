"""The office's mailbox by IMAP: what lies there, its bytes, moving it. It deletes nothing and marks nothing as read.

A message that was taken in is moved (RFC 6851), which the server does as a whole or not at all. Where it cannot, the
message is copied and then marked as deleted: a stop in between leaves two of it, and the second is known by its hash.
"""

from __future__ import annotations

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from requests.cases.inbox_settings import by_token
from requests.cases.inbox_sign_on import KEPT, NoToken, xoauth2

SECONDS = 30
A_BATCH = 200
SOON, LATER = timedelta(minutes=1), timedelta(minutes=10)  # a password tried every minute would shut the account
SPAM_FLAGS = frozenset((rb"$junk", rb"junk", rb"\junk"))
LINE = re.compile(rb"\bUID (\d+)")
SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
DATE = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
FLAGS = re.compile(rb"\bFLAGS \(([^)]*)\)")

AWAY = "The mail server of the inbox could not be reached. It is tried again every minute."
REFUSED = "The mail server of the inbox refused to let this site in. Look at its user name and password."
NOT_GIVEN = "The sign-on gave no token for the inbox. Look at the client, its secret and its rights."
TOKENS_AWAY = "The sign-on that gives tokens for the inbox could not be reached. It is tried again every minute."
CERTIFICATE = "The mail server of the inbox shows a certificate that this site does not trust."
NO_FOLDER = "There is no folder {} in the inbox."
NOT_MOVED = "Messages of the inbox cannot be moved to the folder {}. They are taken in all the same, each once."

logger = logging.getLogger(__name__)


class InboxFault(Exception):
    """Why the mailbox could not be looked through, in a plain sentence; after `wait` it is tried again."""

    def __init__(self, sentence: str, wait: timedelta) -> None:
        super().__init__(sentence)
        self.sentence, self.wait = sentence, wait


@dataclass(frozen=True, slots=True)
class Lying:
    """A message where it lies. `came_at`: when the server had it (INTERNALDATE)."""

    folder: str
    validity: int
    uid: int
    size: int
    came_at: datetime
    is_spam: bool


class Mailbox:
    """An open one."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self.connection = connection
        _, told = connection.capability()
        self.capabilities = frozenset(str(b" ".join(told), "ascii", "replace").upper().split())

    def lying(self, folder: str, *, is_spam: bool = False) -> list[Lying]:
        """What lies in a folder, the oldest first; it is left as it is where it holds spam. Raises InboxFault."""
        status, _ = self.connection.select(_quoted(folder), readonly=is_spam)
        if status != "OK":
            raise InboxFault(NO_FOLDER.format(folder), LATER)
        _, told = self.connection.response("UIDVALIDITY")
        validity = int(told[0] or 0)
        found = self._asked("SEARCH", None, "UNDELETED")
        uids = sorted(int(uid) for line in found if isinstance(line, bytes) for uid in line.split())
        lines = [line for at in range(0, len(uids), A_BATCH) for line in self._heads_of(uids[at : at + A_BATCH])]
        return [each for line in lines if (each := _read(line, folder, validity, is_spam=is_spam))]

    def content(self, message: Lying) -> bytes | None:
        """Its bytes as they are; None where somebody took it away meanwhile."""
        return self._fetched(message, "BODY.PEEK[]")

    def head(self, message: Lying) -> bytes | None:
        """Its head alone."""
        return self._fetched(message, "BODY.PEEK[HEADER]")

    def move(self, message: Lying, to: str) -> None:
        """To another folder, which is made where it is not there. Raises InboxFault."""
        for _ in range(2):
            status, told = self._moved(message.uid, to)
            if status == "OK":
                return
            if b"TRYCREATE" not in b" ".join(each for each in told if isinstance(each, bytes)):
                break
            self.connection.create(_quoted(to))
        raise InboxFault(NOT_MOVED.format(to), LATER)

    def _moved(self, uid: int, to: str) -> tuple[str, list[Any]]:
        if "MOVE" in self.capabilities:
            return self.connection.uid("MOVE", str(uid), _quoted(to))
        return self.copy_and_remove(uid, to)

    def copy_and_remove(self, uid: int, to: str) -> tuple[str, list[Any]]:
        """What moves a message on a server that cannot."""
        status, told = self.connection.uid("COPY", str(uid), _quoted(to))
        if status == "OK":
            status, told = self.connection.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
        if status == "OK" and "UIDPLUS" in self.capabilities:
            self.connection.uid("EXPUNGE", str(uid))
        return status, told

    def _heads_of(self, uids: Sequence[int]) -> Iterator[bytes]:
        told = self._asked("FETCH", ",".join(map(str, uids)), "(RFC822.SIZE INTERNALDATE FLAGS)")
        yield from (line for line in told if isinstance(line, bytes))

    def _fetched(self, message: Lying, what: str) -> bytes | None:
        told = self._asked("FETCH", str(message.uid), f"({what})")
        return next((bytes(each[1]) for each in told if isinstance(each, tuple)), None)

    def _asked(self, command: str, *arguments: str | None) -> list[Any]:
        status, told = self.connection.uid(command, *arguments)  # type: ignore[arg-type]
        if status != "OK":
            raise InboxFault(AWAY, SOON)
        return told


@contextmanager
def opened(at: datetime) -> Iterator[Mailbox]:
    """The mailbox that the settings name. Raises InboxFault, also where the server goes away meanwhile."""
    try:
        with _connected() as connection:
            _sign_in(connection, at)
            yield Mailbox(connection)
            with suppress(OSError, imaplib.IMAP4.error):
                connection.logout()
    except ssl.SSLCertVerificationError:
        raise InboxFault(CERTIFICATE, LATER) from None
    except (OSError, imaplib.IMAP4.error) as problem:
        logger.warning("The inbox cannot be used (%s); messages wait.", type(problem).__name__)
        raise InboxFault(AWAY, SOON) from None


@contextmanager
def _connected() -> Iterator[imaplib.IMAP4]:
    """A connection; shut in the end, whatever came."""
    where, kind = (settings.FOI_INBOX_HOST, settings.FOI_INBOX_PORT), settings.FOI_INBOX_SECURITY
    trusting = ssl.create_default_context(cafile=settings.FOI_INBOX_CERTIFICATES or None)
    if kind == "tls":
        connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(*where, ssl_context=trusting, timeout=SECONDS)
    else:
        connection = imaplib.IMAP4(*where, timeout=SECONDS)
    try:
        if kind == "starttls":
            connection.starttls(trusting)
        yield connection
    finally:
        with suppress(OSError):
            connection.shutdown()


def _sign_in(connection: imaplib.IMAP4, at: datetime) -> None:
    user, password = settings.FOI_INBOX_USER, settings.FOI_INBOX_PASSWORD
    try:
        if by_token():
            said = iter([xoauth2(user, KEPT.at(at))])
            connection.authenticate("XOAUTH2", lambda _: next(said, b""))  # what refuses it wants an empty answer
        elif "AUTH=PLAIN" in connection.capabilities:
            connection.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
        else:
            connection.login(user, password)
    except NoToken as refusal:
        raise InboxFault(*((TOKENS_AWAY, SOON) if refusal.is_away else (NOT_GIVEN, LATER))) from None
    except (imaplib.IMAP4.error, UnicodeError) as refusal:
        if isinstance(refusal, imaplib.IMAP4.abort):  # the line broke
            raise
        KEPT.forget()
        raise InboxFault(REFUSED, LATER) from None


def _read(line: bytes, folder: str, validity: int, *, is_spam: bool) -> Lying | None:
    """A line that says of a message where it is, how large, and when it came; None of any other line."""
    uid, size, came = (pattern.search(line) for pattern in (LINE, SIZE, DATE))
    if not (uid and size and came):
        return None
    try:
        came_at = datetime.strptime(came[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None
    marked = FLAGS.search(line)
    flags = set(marked[1].lower().split()) if marked else set()
    return Lying(folder, validity, int(uid[1]), int(size[1]), came_at, is_spam or bool(flags & SPAM_FLAGS))


def _quoted(folder: str) -> str:
    """Its name as IMAP writes it; quotation marks and the like are refused with the settings."""
    return f'"{folder}"'
