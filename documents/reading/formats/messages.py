"""The letter in a message, whichever program kept it: its body, or what is attached where the body only says so.

Of the head, sender and recipient never come into the text of a page; date and subject do, as a reader sees them.
Every other file that came with the message and can be read stands after the letter, on pages of its own.

    message -> head and body -> pages of the letter, pages of what is attached
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from documents.errors import UnreadableLetter
from documents.reading import refusals
from documents.reading.formats import html
from documents.reading.formats.attached import Attached, ReadFile, following, is_scan, read_files, with_parts
from documents.reading.formats.flowing import Paper, Paragraph, Row, Run, cleaned
from documents.reading.formats.mail_markup import Marked, marked
from documents.reading.formats.pipes import with_tabs
from documents.reading.formats.quoted import (
    SIGNS_OFF,
    answers_between_quotes,
    courtesies_quoted,
    is_quoted,
    quoted_lines,
    request_below,
    without_marks,
)
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.formats.threads import answered_within, earlier_messages, opens_message
from documents.reading.words import Page

COVER_NOTE = 180  # words: a body that says no more, with a letter attached, only says that it is attached
ASKS_OR_ANSWERS = re.compile(
    r"\b(?:section|regulation|s\.) ?\d|\binformation (?:is|was) (?:not )?held\b|\b(?:question|q) ?\d"
    r"|^ {0,9}\d{1,2}[.)] ",
    re.I | re.M,
)
LETTER = re.compile(r"\b(?:dear|annwyl|freedom of information|information regulations|your request)\b", re.I)
STROKE = re.compile(r"_{8,200}\s*")
Mailbox = tuple[str, str]  # name and address


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says and carries. The body in markup counts only where there is none in plain text."""

    sent: date | None
    subject: str
    sender: Mailbox | None
    to: Mailbox | None
    plain: str
    markup: str
    attached: tuple[Attached, ...]


def letter_pages(message: Message, seen: Seen = NOTHING_SEEN) -> list[Page]:
    """The pages of the letter in a message, then those of the files that came with it.

    `seen`: what was recognised in these files, by the numbers that `sheets` gives their pictures.
    """
    body = _body(message)
    files = read_files(message.attached, seen)
    letters = [read for _, read in files if read is not None and read.may_be_the_letter]
    if body is None and not letters:
        scans = not seen and any(is_scan(each.content) for each in message.attached)
        raise refusals.refuse(refusals.PICTURES_ONLY if scans else refusals.NO_WORDS)
    letter = _letter_among(letters) if letters and (body is None or _only_covers(body, letters)) else None
    whole, parts = with_parts(letter, files) if letter else (body or [], [])
    others = [(each, read) for each, read in files if read is None or read not in [letter, *parts]]
    pages = following(whole, others, tried=bool(seen))
    head = replace(pages[0], sent_to=_sent_to(message), earlier=_earlier(message), issuer=_issuer(message))
    return [head, *pages[1:]]


def body_text(message: Message) -> str:
    """The message's own words and all it quotes below them, without its head."""
    if message.plain.strip():
        return "\n".join(cleaned(line) for line in message.plain.split("\n"))
    paper = Paper()
    html.set_markup(paper, message.markup, of_site=False)
    return "\n\n".join(page.text for page in paper.pages()) if message.markup.strip() else ""


def _letter_among(letters: Sequence[ReadFile]) -> ReadFile:
    """The first that speaks as a letter does; else the first."""
    return next((each for each in letters if LETTER.search(each.pages[0].text)), letters[0])


def _body(message: Message) -> list[Page] | None:
    """The message's own words, below its date and subject."""
    if not message.plain.strip() and not message.markup.strip():
        return None
    paper = Paper()
    for line in _head(message):
        paper.paragraph(Paragraph((Run(line),)))
    in_markup = _better_in_markup(message)
    if in_markup is not None:
        copied, within = _set_marked(paper, in_markup)
    else:
        copied, within = _set_thread(paper, message.plain.split("\n"))
    first, *more = paper.pages()
    return [replace(first, copied=copied, within=within), *more]


Places = tuple[int | None, int | None]  # on the page: where the request is copied, or where one answered within begins


def _set_marked(paper: Paper, body: Marked) -> Places:
    lines = body.lines
    own = _own(lines)
    within = answered_within(lines, own)
    if within is not None:
        body.set(paper, 0, own)
        paper.paragraph(Paragraph((Run(within.mark),)))
        place = paper.sheet.length
        body.set(paper, within.begin, within.end)
        return None, place
    between = answers_between_quotes(lines[:own]) >= 0
    body.set(paper, 0, own, but=courtesies_quoted(lines) if between else {*quoted_lines(lines)})
    return _set_copied(paper, request_below(lines[:own], earlier_messages(lines, own))[0])


def _set_copied(paper: Paper, request: Sequence[str]) -> Places:
    place = paper.sheet.length if request else None
    _set_plain(paper, "\n".join(request))
    return place, None


def _better_in_markup(message: Message) -> Marked | None:
    """The body in markup where it is all there is, or shows what the plain text does not.

    Not where the message answers between the lines of another: only the plain text tells which are whose.
    """
    if not message.plain.strip():
        return marked(message.markup)
    lines = message.plain.split("\n")
    if not message.markup.strip() or answers_between_quotes(lines[: _own(lines)]) >= 0:
        return None
    try:
        in_markup = marked(message.markup)
    except UnreadableLetter:
        return None
    lines = in_markup.lines
    own = _own(lines)
    within = answered_within(lines, own)
    begin, end = (within.begin, within.end) if within else (0, own)
    return in_markup if in_markup.shows_more(begin, end) else None


def _head(message: Message) -> Iterator[str]:
    if message.sent is not None:
        yield f"Date: {message.sent.day} {message.sent:%B %Y}"
    subject = " ".join(cleaned(message.subject).split())[:300]
    if subject:
        yield f"Subject: {subject}"


def _set_plain(paper: Paper, said: str) -> None:
    """Plain text keeps its lines; an empty line ends a paragraph, and lines whose words tabs or strokes part are a
    table."""
    said = "\n".join(with_tabs(said.split("\n"))) if "|" in said else said
    for stretch in re.split(r"\n[ \t]{0,200}(?=\n)", said):
        for is_parted, parted in groupby(stretch.strip("\n").split("\n"), lambda line: "\t" in line.strip()):
            lines = [cleaned(line) for line in parted]
            if is_parted and len(lines) > 1:
                paper.table([_row(line) for line in lines], ruled=False)
            elif any(line.strip() for line in lines):
                paper.paragraph(Paragraph((Run("\n".join(lines)),)))


def _row(line: str) -> Row:
    return Row(tuple((Paragraph((Run(cell),)),) for cell in line.strip().split("\t")))


def _earlier(message: Message) -> str:
    """What says when the message was sent that is quoted or copied whole below the answer to it."""
    lines = message.plain.split("\n") if message.plain.strip() else marked(message.markup).lines
    own = _own(lines)
    below = earlier_messages(lines, own if own < len(lines) else 0)  # else it is answered between its lines
    return request_below([line for line in lines[:own] if not is_quoted(line)], below)[1] or next(
        (each.sent for each in below), ""
    )


def _issuer(message: Message) -> tuple[str, ...]:
    """Whom a message comes from, by name and by the host of the address."""
    return (cleaned(message.sender[0])[:200], _host(message.sender[1])) if message.sender else ()


def _own(lines: Sequence[str]) -> int:
    """How many lines stand above an earlier message, and above the stroke that Outlook draws over it."""
    answered = answers_between_quotes(lines)
    opens = (at for at in range(1, len(lines)) if at > answered and opens_message(lines, at))
    own = next(opens, len(lines))
    return own - 1 if own < len(lines) and STROKE.fullmatch(lines[own - 1]) else own


def _set_between(paper: Paper, own: Sequence[str]) -> int | None:
    """Set a message that answers between the lines it quotes; where those begin, if a signed note stands above them."""
    dropped = courtesies_quoted(own)
    kept = [line for at, line in enumerate(own) if at not in dropped]
    first = next((at for at, line in enumerate(kept) if is_quoted(line)), 0)
    if not any(SIGNS_OFF.match(line) for line in kept[:first]):
        _set_plain(paper, without_marks(kept))
        return None
    _set_plain(paper, "\n".join(kept[:first]))
    place = paper.sheet.length
    _set_plain(paper, without_marks(kept[first:]))
    return place


def _set_thread(paper: Paper, lines: Sequence[str]) -> Places:
    """Set a message without earlier mail, quoted or copied whole below, but for a request that is said nowhere else.

    Questions quoted one by one, with answers between, stay, as does a mail that is answered line by line.
    """
    stop = _own(lines)
    own = lines[:stop] if any(line.strip() for line in lines[:stop]) else lines
    if answers_between_quotes(own) >= 0:
        return None, _set_between(paper, own)
    within = answered_within(lines, stop)
    if within is not None:
        _set_plain(paper, "\n".join((*own, "", within.mark)))
        place = paper.sheet.length
        _set_plain(paper, "\n".join(within.lines))
        return None, place
    kept = [line for line in own if not is_quoted(line)]
    _set_plain(paper, "\n".join(kept if any(line.strip() for line in kept) else (line.lstrip("> ") for line in own)))
    return _set_copied(paper, request_below(kept, earlier_messages(lines, stop))[0])


def _only_covers(body: Sequence[Page], letters: Sequence[ReadFile]) -> bool:
    """Whether the body only says that the letter is attached: it is short, and neither asks nor answers."""
    said = "\n".join(page.text for page in body)
    inside = "\n".join(page.text for page in _letter_among(letters).pages)
    return (
        len(said.split()) < COVER_NOTE
        and not ASKS_OR_ANSWERS.search(said.partition("\n\n")[2])
        and len(inside.split()) > 20
    )


def _sent_to(message: Message) -> Mailbox | None:
    """Name and address of whom the message went to; None where that is the office itself."""
    to, sender = message.to, message.sender
    if to is None or not to[1] or (sender is not None and _host(to[1]) == _host(sender[1])):
        return None
    return cleaned(to[0])[:200], cleaned(to[1])[:200]


def _host(address: str) -> str:
    return address.rpartition("@")[2].lower()
