"""What an e-mail hides: its transport headers, blind copies, words between its parts, and what its files hide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

from olefile import OleFileIO

from documents.clearing.hiding.markup import of_web_page
from documents.clearing.hiding.pictures import holds_details
from documents.clearing.hiding.places import HiddenData, Place
from documents.reading.formats import outlook
from documents.reading.formats.email import read_message
from documents.reading.formats.flowing import Paper
from documents.reading.formats.html import set_markup
from documents.reading.formats.messages import Message

PLAIN_HEADERS = frozenset(
    [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "content-language",
    ]
)
HEADERS_OF_PARTS = frozenset(["content-id", "content-location", "x-attachment-id"])
NO_WORDS = re.compile(r"<?(?:https?://|mailto:|cid:|tel:)[^\s>\]]{1,2000}>?|\[[^\]]{0,200}\]|\S{1,64}@\S{1,200}", re.I)
MOST_PARTS = 200
Look = Callable[[str, bytes], Iterator[HiddenData]]
BLIND = 3  # MAPI: a recipient of a blind copy


def of_mail(message: bytes, look: Look) -> Iterator[HiddenData]:
    """What a message holds and does not show; `look` goes through a file that came with it."""
    parsed = message_from_bytes(message, policy=default)
    if {name.lower() for name in parsed} - PLAIN_HEADERS - {"bcc"}:
        yield HiddenData(Place.HEADERS)
    yield from _of_versions(read_message(message)[0])
    if parsed.get("bcc"):
        yield HiddenData(Place.BLIND_COPY)
    for number, part in enumerate(parsed.walk()):
        if number > MOST_PARTS:
            yield HiddenData(Place.UNSEARCHED)
            return
        usual = "This is a multi-part message in MIME format."
        if any(said and said.replace(usual, "").strip() for said in (part.preamble, part.epilogue)):
            yield HiddenData(Place.BETWEEN)
        if isinstance(part, EmailMessage):
            yield from _of_part(part, look)
            if number and {name.lower() for name in part} - PLAIN_HEADERS - HEADERS_OF_PARTS:
                yield HiddenData(Place.HEADERS)


def _of_part(part: EmailMessage, look: Look) -> Iterator[HiddenData]:
    if part.is_multipart():
        return
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return
    try:
        name = part.get_filename() or ""
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError):
        name = "attachment"
    if part.get_content_type() == "text/html" and not name:
        yield from of_web_page(content)
    elif part.get_content_maintype() == "image":
        if holds_details(content):
            yield HiddenData(Place.PICTURE_DETAILS)
    elif name or part.get_content_maintype() != "text":
        yield from look(name or "attachment", content)


def _of_versions(said: Message) -> Iterator[HiddenData]:
    """Words that only one of two versions has, addresses and pictures aside. The plain one is read and copied."""
    if not said.plain.strip() or not said.markup.strip():
        return
    paper = Paper()
    set_markup(paper, said.markup, of_site=False)
    plain, shown = _words(said.plain), _words("\n".join(page.text for page in paper.pages()))
    if shown - plain:
        yield HiddenData(Place.OTHER_VERSION)
    if plain - shown:
        yield HiddenData(Place.PLAIN_VERSION)


def _words(shown: str) -> set[str]:
    """Its words, whatever a program puts between them; long enough to name somebody."""
    return set(re.findall(r"[^\W_]{3,60}", NO_WORDS.sub(" ", shown).casefold()))


def of_outlook(message: bytes, look: Look) -> Iterator[HiddenData]:
    """What a message as Outlook keeps it holds and does not show."""
    yield from _of_versions(outlook.read_message(message)[0])
    with OleFileIO(BytesIO(message)) as streams:
        names = ["/".join(each) for each in streams.listdir()]
        if any(name.upper().startswith("__SUBSTG1.0_007D") for name in names):
            yield HiddenData(Place.HEADERS)
        for name in names:
            folder, _, last = name.partition("/")
            if folder.startswith("__recip") and last == "__properties_version1.0":
                if _short(streams.openstream(name).read()[8:], 0x0C15) == BLIND:
                    yield HiddenData(Place.BLIND_COPY)
            elif folder.startswith("__attach") and last.upper() == "__SUBSTG1.0_37010102":
                yield from _of_attached(streams, folder, names, look)
            elif folder.startswith("__attach") and last.upper().startswith("__SUBSTG1.0_3701000D/__PROPERTIES"):
                yield HiddenData(Place.EMBEDDED, "a message that came with it")


def _of_attached(streams: OleFileIO, folder: str, names: list[str], look: Look) -> Iterator[HiddenData]:
    content = streams.openstream(f"{folder}/__substg1.0_37010102").read()
    named = next((each for each in names if each.startswith(f"{folder}/__substg1.0_3707001")), None)
    name = streams.openstream(named).read().decode("utf-16-le", "replace") if named else "attachment"
    if holds_details(content):
        yield HiddenData(Place.PICTURE_DETAILS)
    yield from look(name, content)


def _short(properties: bytes, number: int) -> int | None:
    """A short property's value, by its number."""
    for at in range(0, len(properties) - 15, 16):
        if int.from_bytes(properties[at + 2 : at + 4], "little") == number:
            return int.from_bytes(properties[at + 8 : at + 12], "little")
    return None
