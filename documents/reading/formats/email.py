"""E-mails (.eml): the letter is the body, or what is attached where the body only says so.

The head's sender and recipient never come into the text of a page; its date and subject do, as a reader sees them.
Attachments are read as the letters they are; nothing that a message points to is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from itertools import pairwise

from documents.errors import UnreadableLetter
from documents.reading import refusals
from documents.reading.formats import docx, html, odt, pdf, text
from documents.reading.formats.flowing import Paper, Paragraph, Run, cleaned
from documents.reading.formats.telling import DOCX, office_kind
from documents.reading.words import Page

MOST_PARTS = 200
DEEPEST = 20
COVER_NOTE = 180  # words: a body that says no more, with a letter attached, only says that it is attached
ASKS_OR_ANSWERS = re.compile(
    r"\b(?:section|regulation|s\.) ?\d|\binformation (?:is|was) (?:not )?held\b|\b(?:question|q) ?\d"
    r"|^ {0,9}\d{1,2}[.)] ",
    re.I | re.M,
)
QUOTED = re.compile(r"^(?:-{2,20} ?(?:Original|Forwarded) Message ?-{2,20}|On .{5,200}\bwrote:)\s*$", re.I)
QUOTE_MARK = ">"


@dataclass(frozen=True, slots=True)
class _Attached:
    """A file that came with the message and may be the letter."""

    name: str
    content: bytes


def read_pages(message: bytes) -> list[Page]:
    """The pages of the letter in a message."""
    parsed = _parsed(message)
    bodies, attached = _parts(parsed)
    body = _body(parsed, bodies)
    letters = [pages for each in attached if (pages := _letter(each)) is not None]
    if body is None and not letters:
        raise refusals.refuse(refusals.NO_WORDS)
    if letters and (body is None or _only_covers(body, letters)):
        return _noting(letters[0], parsed, len(attached) - 1)
    return _noting(body or letters[0], parsed, len(attached))


def _parsed(message: bytes) -> EmailMessage:
    try:
        parsed = message_from_bytes(message, policy=default)
    except (MessageError, ValueError, LookupError, RecursionError) as broken:
        raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
    if not isinstance(parsed, EmailMessage):
        raise refusals.refuse(refusals.BROKEN_OFFICE)
    return parsed


def _parts(message: EmailMessage) -> tuple[list[tuple[str, str]], list[_Attached]]:
    """The bodies, each its subtype and text, and what is attached."""
    bodies: list[tuple[str, str]] = []
    attached: list[_Attached] = []
    for part in _leaves(message, DEEPEST, [MOST_PARTS]):
        subtype = part.get_content_subtype()
        name = _name(part)
        if part.get_content_maintype() == "text" and not name and part.get_content_disposition() != "attachment":
            bodies.append((subtype, _text(part)))
        elif part.get_content_maintype() not in ("image", "text") or name:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                attached.append(_Attached(name, content))
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
    except (MessageError, ValueError, LookupError, AttributeError, IndexError):
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


def _body(message: EmailMessage, bodies: Sequence[tuple[str, str]]) -> list[Page] | None:
    """The message's own words, below its date and subject: plain text where it has any."""
    plain = [said for subtype, said in bodies if subtype == "plain" and said.strip()]
    marked = [said for subtype, said in bodies if subtype == "html" and said.strip()]
    if not plain and not marked:
        return None
    paper = Paper()
    for line in _head(message):
        paper.paragraph(Paragraph((Run(line),)))
    if plain:
        for each in _paragraphs(_without_earlier("\n".join(plain))):
            paper.paragraph(each)
    else:
        html.set_markup(paper, marked[0])
    return paper.pages()


def _head(message: EmailMessage) -> Iterator[str]:
    try:
        sent, subject = str(message["date"] or ""), str(message["subject"] or "")
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError):
        return
    try:
        on = parsedate_to_datetime(sent)
        yield f"Date: {on.day} {on:%B %Y}"
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    subject = " ".join(cleaned(subject).split())[:300]
    if subject:
        yield f"Subject: {subject}"


def _paragraphs(said: str) -> Iterator[Paragraph]:
    """Plain text keeps its lines; an empty line ends a paragraph."""
    for stretch in re.split(r"\n[ \t]{0,200}(?=\n)", said):
        kept = stretch.strip("\n")
        if kept.strip():
            yield Paragraph((Run(cleaned(kept)),))


def _without_earlier(said: str) -> str:
    """Without earlier mail, quoted or copied whole below. Questions quoted one by one, with answers between, stay."""
    lines = said.split("\n")
    stop = next((at for at in range(1, len(lines)) if _opens_earlier(lines, at)), len(lines))
    own = lines[:stop] if any(line.strip() for line in lines[:stop]) else lines
    if _answers_between(own):
        return "\n".join(line.lstrip("> ") if line.startswith(QUOTE_MARK) else line for line in own)
    kept = [line for line in own if not line.startswith(QUOTE_MARK)]
    return "\n".join(kept if any(line.strip() for line in kept) else (line.lstrip("> ") for line in own))


def _opens_earlier(lines: Sequence[str], at: int) -> bool:
    """Whether an earlier message begins here: by a line that says so, or by its own head."""
    if QUOTED.match(lines[at]):
        return not _answers_between(lines[at:])
    after = lines[at + 1 : at + 5]
    return lines[at].startswith("From:") and any(line.startswith(("Sent:", "To:", "Date:")) for line in after)


def _answers_between(lines: Sequence[str]) -> bool:
    """Whether own words follow after two quoted stretches or more."""
    filled = [line.startswith(QUOTE_MARK) for line in lines if line.strip(" >")]
    return sum(before and not after for before, after in pairwise(filled)) >= 2


def _letter(attached: _Attached) -> list[Page] | None:
    """The pages of an attachment that can be read as a letter."""
    content = attached.content
    try:
        if content.startswith(b"%PDF-"):
            return pdf.read_pages(content)
        kind = office_kind(content)
        if kind is not None:
            return docx.read_pages(content) if kind == DOCX else odt.read_pages(content)
        if attached.name.lower().endswith((".txt", ".md")):
            return text.read_pages(content)
    except UnreadableLetter:
        return None
    return None


def _only_covers(body: Sequence[Page], letters: Sequence[Sequence[Page]]) -> bool:
    """Whether the body only says that the letter is attached: it is short, and neither asks nor answers."""
    said = "\n".join(page.text for page in body)
    inside = "\n".join(page.text for page in letters[0])
    return (
        len(said.split()) < COVER_NOTE
        and not ASKS_OR_ANSWERS.search(said.partition("\n\n")[2])
        and len(inside.split()) > 20
    )


def _notices(others: int) -> tuple[str, ...]:
    return ("The message has further files attached, which were not read with it.",) if others > 0 else ()


def _noting(pages: Sequence[Page], message: EmailMessage, others: int) -> list[Page]:
    """The pages, the first with what is known of the message."""
    first = replace(pages[0], notices=(*pages[0].notices, *_notices(others)), sent_to=_sent_to(message))
    return [first, *pages[1:]]


def _sent_to(message: EmailMessage) -> tuple[str, str] | None:
    """Name and address of whom the message went to; None where that is the office itself."""
    try:
        to, sender = (getaddresses([str(message[field] or "")])[:1] for field in ("to", "from"))
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError):
        return None
    if not to or not to[0][1] or (sender and _host(to[0][1]) == _host(sender[0][1])):
        return None
    return cleaned(to[0][0])[:200], cleaned(to[0][1])[:200]


def _host(address: str) -> str:
    return address.rpartition("@")[2].lower()
