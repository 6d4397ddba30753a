"""What a file really is, told from its first bytes and only then from its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.formats.telling import is_mail, is_outlook, is_spreadsheet, is_web_page, office_kind

PDF = b"%PDF-"
TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown"})
MAIL_ENDINGS = frozenset({".eml", ".msg", ".mht", ".mhtml"})
HEAD = 4096  # bytes looked at
MOST_CONTROLS = 8  # odd signs a text may hold in its head; a scanner's stray byte is no reason to refuse it
WEB_PAGE = re.compile(rb"\s*+(?:<\?xml[^>]*+>\s*+)?<(?:!doctype\s|html|head|body|script|svg|!--)", re.IGNORECASE)

# The first bytes of what is often handed in by mistake. A Word file is a ZIP with `word/` in it.
SIGNS: tuple[tuple[bytes, Reason], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.WORD),  # .doc, .xls, .ppt
    (b"{\\rtf", Reason.WORD),
    (b"PK\x03\x04", Reason.ARCHIVE),
    (b"PK\x05\x06", Reason.ARCHIVE),
    (b"\x1f\x8b", Reason.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
    (b"Rar!", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\xfd7zXZ", Reason.ARCHIVE),
    (b"\x89PNG", Reason.PICTURE),
    (b"\xff\xd8\xff", Reason.PICTURE),
    (b"GIF8", Reason.PICTURE),
    (b"II*\x00", Reason.PICTURE),
    (b"MM\x00*", Reason.PICTURE),
    (b"RIFF", Reason.PICTURE),
    (b"\x7fELF", Reason.PROGRAM),
    (b"MZ", Reason.PROGRAM),
    (b"#!", Reason.PROGRAM),
)
OFFICE_MEMBERS = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")


def format_of(name: str, data: bytes) -> LetterFormat:
    """What kind of letter the bytes are; raises UnreadableLetter with what the file is instead."""
    head = data[:HEAD]
    if head.startswith(PDF):
        return LetterFormat.PDF
    office = office_kind(data)
    if office is not None:
        return LetterFormat(office)
    if is_spreadsheet(data):
        raise UnreadableLetter(Reason.WORD)
    if is_mail(name, data) or is_outlook(data):
        return LetterFormat.EMAIL
    if is_web_page(name, data):
        return LetterFormat.HTML
    ending = PurePosixPath(name.lower().replace("\\", "/")).suffix
    why = _other_kind(ending, head) or _why_not_text(ending, head)
    if why is not None:
        raise UnreadableLetter(why)
    return LetterFormat.TEXT


def _other_kind(ending: str, head: bytes) -> Reason | None:
    for sign, why in SIGNS:
        if head.startswith(sign) and not (sign == b"MZ" and b"\x00" not in head):  # a text may begin with MZ
            if ending == ".msg":
                return Reason.MESSAGE
            return Reason.WORD if why is Reason.ARCHIVE and any(part in head for part in OFFICE_MEMBERS) else why
    if WEB_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Reason.WEB_PAGE
    return None


def _why_not_text(ending: str, head: bytes) -> Reason | None:
    if ending in MAIL_ENDINGS:
        return Reason.MESSAGE
    if ending == ".pdf":
        return Reason.NOT_PDF
    if ending not in TEXT_ENDINGS:
        return Reason.NOT_A_LETTER
    return None if _is_text(head) else Reason.NOT_TEXT


def _is_text(head: bytes) -> bool:
    """Whether these bytes are words: UTF-16 with its mark, or anything with hardly a control character."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        said = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        said = head.decode("latin-1")
    odd = sum(1 for sign in said if ord(sign) < 32 and sign not in "\t\n\r\f")
    return "\x00" not in said and odd <= MOST_CONTROLS
