"""Messages as Outlook keeps them (.msg): a file of streams -> the message, of which `messages` makes pages.

__properties_version1.0        what is short: dates, the kind of each recipient
__substg1.0_1000001F           a stream a property: its number (1000, the body), its type (001F, text)
__recip_version1.0_#00000000   a recipient        __attach_version1.0_#00000000   a file that came with it
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO

from olefile import DEFECT_INCORRECT, OleFileIO

from documents.reading import refusals
from documents.reading.formats import html
from documents.reading.formats.attached import Attached
from documents.reading.formats.envelopes import Envelope, envelope_of_head
from documents.reading.formats.messages import Mailbox, Message, letter_pages
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.words import Page

MOST_PARTS = 200
LARGEST_WHOLE = 80 * 1024 * 1024  # bytes taken out of a message; streams may share the same bytes in it
SUBJECT, BODY, MARKUP, RICH = "0037", "1000", "1013", "1009"
HEAD, SENT, DELIVERED, CODE_PAGE = "007D", 0x0039, 0x0E06, 0x3FDE
SENDER_NAMES, SENDER = ("0042", "0C1A"), ("5D01", "5D02", "0C1F", "0065")
NAME, ADDRESS = "3001", ("39FE", "3003")
FILE, LONG_NAME, SHORT_NAME, WITHIN_BODY, IS_HIDDEN = "3701", "3707", "3704", "3712", 0x7FFE
KIND, MAIN_RECIPIENT = 0x0C15, 1
FOLDED = re.compile(r"\n[ \t]{1,20}")
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
ENTRY = struct.Struct("<HHI8s")  # a short property: its type, its number, its flags, its value
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf")
BROKEN = (OSError, ValueError, LookupError, struct.error, RecursionError, TypeError, AttributeError, OverflowError)


def read_pages(data: bytes, seen: Seen = NOTHING_SEEN) -> list[Page]:
    """The pages of the letter in an Outlook message."""
    return letter_pages(read_message(data)[0], seen)


def read_message(data: bytes) -> tuple[Message, Envelope]:
    """What an Outlook message says and carries, and what it knows of its way here."""
    try:
        with OleFileIO(BytesIO(data), raise_defects=DEFECT_INCORRECT) as streams:  # else it passes on what is left
            kept = _Kept(streams)
            message = kept.message()
            way = kept.envelope()
            is_rich = kept.holds(RICH)
    except BROKEN as broken:
        raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
    if is_rich and not (message.plain.strip() or message.markup.strip() or message.attached):
        raise refusals.refuse(refusals.MESSAGE)  # its words stand in rich text alone
    return message, way


class _Kept:
    """The streams of a message, each taken out when asked for."""

    def __init__(self, streams: OleFileIO) -> None:
        self._streams = streams
        self._left = LARGEST_WHOLE
        self._names = {tuple(each) for each in streams.listdir()}
        self._short = self._properties("", 32)

    def message(self) -> Message:
        """What the message says and carries."""
        return Message(
            self._sent(),
            self._text(SUBJECT),
            self._sender(),
            self._recipient(),
            _lines(self._text(BODY)),
            _lines(self._markup()),
            tuple(self._attached()),
        )

    def envelope(self) -> Envelope:
        """What its head as it came says; the time of delivery that Outlook noted, where there is no head."""
        told = envelope_of_head(self._text(HEAD))
        if told.received:
            return told
        ticks = struct.unpack("<Q", self._short.get(DELIVERED, bytes(8)))[0]
        return replace(told, received=EPOCH + timedelta(microseconds=ticks // 10)) if ticks else told

    def holds(self, number: str) -> bool:
        """Whether the message has such a property."""
        return any(len(each) == 1 and each[0].upper().startswith(f"__SUBSTG1.0_{number}") for each in self._names)

    def _stream(self, folder: str, name: str) -> bytes | None:
        place = (folder, name) if folder else (name,)
        if place not in self._names:
            return None
        size = self._streams.get_size(list(place))
        self._left -= size
        if self._left < 0:
            raise refusals.refuse(refusals.TOO_BIG_INSIDE)
        if not size:
            return b""
        said: bytes = self._streams.openstream(list(place)).read()
        return said

    def _text(self, *numbers: str, folder: str = "") -> str:
        """The first of these properties that says anything."""
        for number in numbers:
            wide = self._stream(folder, f"__substg1.0_{number}001F")
            if wide:
                return wide.decode("utf-16-le", "replace").rstrip("\x00")
            narrow = self._stream(folder, f"__substg1.0_{number}001E")
            if narrow:
                return self._narrow(narrow).rstrip("\x00")
        return ""

    def _narrow(self, said: bytes) -> str:
        page = struct.unpack("<I", self._short.get(CODE_PAGE, bytes(8))[:4])[0]
        encoding = {65001: "utf-8", 20127: "ascii", 28591: "latin-1", 0: "cp1252"}.get(page, f"cp{page}")
        try:
            return said.decode(encoding)
        except (LookupError, UnicodeError):
            return said.decode("cp1252", "replace")

    def _markup(self) -> str:
        raw = self._stream("", f"__substg1.0_{MARKUP}0102")
        return html.decoded(raw) if raw else self._text(MARKUP)

    def _properties(self, folder: str, head: int) -> dict[int, bytes]:
        """The short properties of the message, of a recipient or of a file, by their numbers."""
        raw = (self._stream(folder, "__properties_version1.0") or b"")[head:]
        whole = len(raw) // ENTRY.size * ENTRY.size
        return {number: value for _, number, _, value in ENTRY.iter_unpack(raw[:whole])}

    def _folders(self, kind: str) -> Iterator[str]:
        start = f"__{kind}_version1.0_#"
        found = sorted({each[0] for each in self._names if len(each) > 1 and each[0].startswith(start)})
        if len(found) > MOST_PARTS:
            raise refusals.refuse(refusals.TOO_BIG_INSIDE)
        yield from found

    def _sent(self) -> date | None:
        for number in (SENT, DELIVERED):
            ticks = struct.unpack("<Q", self._short.get(number, bytes(8)))[0]
            if ticks:
                return (EPOCH + timedelta(microseconds=ticks // 10)).date()
        try:
            return parsedate_to_datetime(self._head_line("date")).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    def _sender(self) -> Mailbox | None:
        """Within one Exchange a sender has a name, and no address as others know it."""
        name, written = parseaddr(self._head_line("from"))
        address = next((said for each in SENDER if "@" in (said := self._text(each))), "") or written
        name = next((said for each in SENDER_NAMES if (said := self._text(each))), "") or name
        return (name, address) if name or address else None

    def _head_line(self, name: str) -> str:
        """A line of the head as it came, with the lines that it was folded into."""
        unfolded = FOLDED.sub(" ", self._text(HEAD).replace("\r\n", "\n"))
        lines = (line.partition(":") for line in unfolded.splitlines())
        return next((said.strip() for head, _, said in lines if head.lower() == name), "")

    def _recipient(self) -> Mailbox | None:
        """The first of those it was sent to; those who had a copy are none."""
        for folder in self._folders("recip"):
            kind = struct.unpack("<I", self._properties(folder, 8).get(KIND, b"\x01" + bytes(7))[:4])[0]
            address = next((said for each in ADDRESS if "@" in (said := self._text(each, folder=folder))), "")
            if kind == MAIN_RECIPIENT and address:
                return self._text(NAME, folder=folder), address
        return None

    def _attached(self) -> Iterator[Attached]:
        """The files; one that is itself a message, or an object in the body, is named and has no content here."""
        for folder in self._folders("attach"):
            name = self._text(LONG_NAME, SHORT_NAME, NAME, folder=folder)
            hidden = self._properties(folder, 8).get(IS_HIDDEN, b"\x00")[:1] != b"\x00"
            if name.lower().endswith(PICTURES) and (hidden or self._text(WITHIN_BODY, folder=folder)):
                continue  # a picture within the body
            yield Attached(name, self._stream(folder, f"__substg1.0_{FILE}0102") or b"")


def _lines(said: str) -> str:
    return said.replace("\r\n", "\n").replace("\r", "\n")
