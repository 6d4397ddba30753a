"""What kind of document some bytes are, where that is not plain from how they begin."""

from __future__ import annotations

import re

from documents.reading.formats.package import member_names

DOCX, ODT = "docx", "odt"
WORD_MAIN = "word/document.xml"
OPEN_MAIN = "content.xml"
SHEETS_MAIN = "xl/workbook.xml"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Outlook's messages have the form of old Office files
MESSAGE_MAIN = "__properties_version1.0".encode("utf-16-le")
MARKDOWN_NAMES = (".md", ".markdown")
HEAD = 8192  # bytes looked at
WEB_PAGE = re.compile(
    r"\s{0,400}+(?:<\?xml[^>]{0,300}+>\s{0,400}+)?(?:<!--(?:(?!-->).){0,2000}-->\s{0,400}+)?"
    r"<(?:!doctype\s{1,40}+html|html|head|body)\b",
    re.I | re.S,
)
WEB_NAMES = (".html", ".htm", ".xhtml")
FIELD = re.compile(r"^([a-z][a-z-]{1,60}):", re.I | re.M)
TRANSPORT = frozenset(("received", "return-path", "mime-version", "message-id", "delivered-to"))
ADDRESSED = frozenset(("from", "to", "date", "subject"))


def office_kind(packed: bytes) -> str | None:
    """DOCX or ODT for a ZIP that is one; None for every other ZIP."""
    names = member_names(packed)
    if WORD_MAIN in names:
        return DOCX
    if OPEN_MAIN in names and b"application/vnd.oasis.opendocument.text" in packed[:200]:
        return ODT
    return None


def is_spreadsheet(packed: bytes) -> bool:
    """Whether it is an Excel workbook (.xlsx)."""
    return SHEETS_MAIN in member_names(packed)


def is_outlook(data: bytes) -> bool:
    """Whether it is a message as Outlook keeps it (.msg)."""
    return data.startswith(OLD_OFFICE) and MESSAGE_MAIN in data


def is_markdown(name: str) -> bool:
    """Whether a text is Markdown by its name; by its marks, `text` tells it too."""
    return name.lower().endswith(MARKDOWN_NAMES)


def is_mail(name: str, data: bytes) -> bool:
    """Whether it is a message as mail programs send it: a head of fields, by its name or by those only mail has."""
    head = data[:HEAD].decode("latin-1").replace("\r\n", "\n").partition("\n\n")[0]
    first = FIELD.match(head)
    fields = {each.lower() for each in FIELD.findall(head)}
    if first is None or not fields & ADDRESSED:
        return False
    own = sum(field in TRANSPORT or field.startswith("x-") for field in fields)
    return own >= 2 or (name.lower().endswith(".eml") and len(fields & ADDRESSED) + own >= 2)


def is_web_page(name: str, data: bytes) -> bool:
    """Whether it is a web page by its name as well as by its bytes: under another name it is not what it says."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return name.lower().endswith(WEB_NAMES) and WEB_PAGE.match(head) is not None
