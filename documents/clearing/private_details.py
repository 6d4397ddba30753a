"""Private details that the words of a letter's pages show, whatever the reader made of them.

The reader finds the requester where letters usually name them. This looks again at every line that would be copied,
and asks nothing of greeting, order or layout: what it cannot tell from a private person's details stops the letter.

up to the first answer     fields, greetings, e-mail addresses, telephone numbers, postal addresses
anywhere                   greetings by name, fields that say whose they are, telephone numbers beside which no office
                           stands, people's mailboxes, homes with a postcode, copied e-mails, numbers of people
under the last words       the name of whoever signed
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.clearing.fields import A_NAME, PERSON, filled_fields
from documents.clearing.homes import homes_in
from documents.clearing.mailboxes import (
    EMAIL,
    is_named_after,
    is_of_staff,
    is_persons,
    is_surely_private,
    own_sites,
    written_out,
)
from documents.clearing.numbers_of_people import numbers_in
from documents.clearing.offices import DESK, OF_AN_OFFICE, RANKS, TITLE
from documents.clearing.personal import Detail, PersonalDetail
from documents.clearing.telephones import FAX, GROUPED, LANDLINE, MOBILE, is_offices_landline
from documents.reading.greetings import person_greeted
from documents.reading.shapes import Reading
from documents.reading.spans import Span

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}[\s.,*_]{0,6}$", re.I)
HEAD = re.compile(r"[\s*_>|]{0,6}from[*_]{0,3}\s?:", re.I)
HEAD_GOES_ON = re.compile(r"[\s*_>|]{0,6}(?:sent|date|to|subject|cc)[*_]{0,3}\s?:", re.I)
COPY = re.compile(
    r"[\s*_>]{0,6}(?:-{2,20} ?(?:original message|forwarded message|forwarded by)|begin forwarded message"
    r"|on .{6,80}[^\s].{0,80}(?<!you )\bwrote:\s*$|>\s?\S)",
    re.I,
)
LONGEST_ADDRESS_LINE = 60
ENDS_ABOVE = re.compile(  # a line above which another address, or none, stands
    rf"{POSTCODE.pattern}|@|\bwww\.|^[\s*_]{{0,4}}(?:our|your|date|ref|reference|tel|e-?mail|web|name)\b", re.I
)

SIGN_OFF = re.compile(
    r"[\s*_]{0,4}(?:yours? (?:sincerely|faithfully|truly)|(?:kind|best|warm)?(?:est)? ?regards|best wishes|yn gywir)"
    r"[\s,.*_]{0,4}$",
    re.I,
)
SIGNED = re.compile(
    r"[\s*_]{0,4}(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev)\.? )?[A-Z][\w'’.-]{0,30}(?: [A-Z][\w'’.-]{0,30}){1,3})"
    r"[\s,*_]{0,4}"
)
UNDER_SIGN_OFF = 4  # lines
NEAR_A_BREAK = 30  # signs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and where in its page's text it begins."""

    page: int
    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """A part of the line as a place on the page."""
        return Span(self.page, self.start + start, self.start + end)


def private_details(reading: Reading) -> Iterator[PersonalDetail]:
    """What private details the pages show, each with its place."""
    opening, rest = _lines(reading)
    own = own_sites(page.text for page in reading.pages)
    ours = reading.authority.value if reading.authority else ""
    yield from _of_opening(opening, own, ours)
    yield from _in_answers(rest, own)
    yield from _homes(reading)
    yield from _anywhere([*opening, *rest])
    yield from _signatures([*opening, *rest])


def private_in_typed(words: str) -> Iterator[PersonalDetail]:
    """What private details words show that somebody typed, as those of an answer would: each with its place in them."""
    starts = [0, *(at + 1 for at, sign in enumerate(words) if sign == "\n")]
    lines = [Line(1, start, text) for start, text in zip(starts, words.split("\n"), strict=True)]
    yield from _in_answers(lines, frozenset())
    yield from _anywhere(lines)


def _lines(reading: Reading) -> tuple[list[Line], list[Line]]:
    """The lines up to the first answer, and the lines after."""
    places = [(span.page, span.start) for asked in reading.questions for part in asked.parts for span in part.spans]
    answer = min(places, default=None)
    opening: list[Line] = []
    rest: list[Line] = []
    for page in reading.pages:
        at = 0
        for text in page.text.split("\n"):
            is_opening = answer is None or (page.number, at) < answer
            (opening if is_opening else rest).append(Line(page.number, at, text))
            at += len(text) + 1
    return opening, rest if answer else []


def _of_opening(lines: Sequence[Line], own: frozenset[str], ours: str) -> Iterator[PersonalDetail]:
    said = [line.text for line in lines]
    for at, start, end, what in filled_fields(said, only_its_own=False):
        yield PersonalDetail(what, lines[at].span(start, end), "It fills a field of the letter’s head.")
    for at, line in enumerate(lines):
        for found in EMAIL.finditer(line.text):
            mailbox = found["box"], found["site"], own
            if is_persons(*mailbox) or is_of_staff(*mailbox):
                yield PersonalDetail(Detail.EMAIL, line.span(*found.span()), "It is no mailbox of an office.")
        postcode = POSTCODE.search(line.text)
        if postcode and (top := _top_of_a_persons(said, at, ours)) is not None:
            yield from _address(lines[top : at + 1])
        number_found = LANDLINE.search(line.text)
        if number_found and not any(
            OF_AN_OFFICE.search(near) or FAX.match(near) for near in said[max(0, at - 8) : at + 4]
        ):
            yield PersonalDetail(Detail.PHONE, line.span(*number_found.span()), "No office stands beside it.", 0.8)


def _address(block: Sequence[Line]) -> Iterator[PersonalDetail]:
    """The lines down to a postcode: the authority's own only where that is."""
    last = block[-1].span(*_inked(block[-1].text))
    for line in block:
        start, end = _inked(line.text)
        if end > start:
            yield PersonalDetail(Detail.POST, line.span(start, end), "It ends in a postcode.", 0.85, last)


def _homes(reading: Reading) -> Iterator[PersonalDetail]:
    for page in reading.pages:
        for start, end in homes_in(page.text):
            why = "It has a number, a street and a postcode."
            last = Span(page.number, max(start, end - 8), end)
            yield PersonalDetail(Detail.POST, Span(page.number, start, end), why, 0.8, last)


def _in_answers(lines: Sequence[Line], own: frozenset[str]) -> Iterator[PersonalDetail]:
    """What may be an office's own, and is not among the answers where no office stands beside it."""
    said = [line.text for line in lines]
    for at, line in enumerate(lines):
        for found in EMAIL.finditer(line.text):
            if is_named_after(found["box"], found["site"], own):
                yield PersonalDetail(Detail.EMAIL, line.span(*found.span()), "It is named after somebody.", 0.8)
        for found in LANDLINE.finditer(line.text):
            if GROUPED.search(line.text) and not is_offices_landline(said, at, found.start(), found[0]):
                yield PersonalDetail(Detail.PHONE, line.span(*found.span()), "No office stands beside it.", 0.7)
        if at and lines[at - 1].page == line.page:
            yield from _landline_over_two_lines(said, at, lines[at - 1], line)


def _anywhere(lines: Sequence[Line]) -> Iterator[PersonalDetail]:
    said = [line.text for line in lines]
    for at, start, end, what in filled_fields(said, only_its_own=True):
        yield PersonalDetail(what, lines[at].span(start, end), "It fills a field that says whose it is.")
    for at, line in enumerate(lines):
        after = next((below for below in said[at + 1 : at + 4] if below.strip()), "")
        if greeted := person_greeted(line.text, after):
            yield PersonalDetail(Detail.NAME, line.span(*greeted), "The letter greets somebody by it.")
        for found in EMAIL.finditer(line.text):
            if is_surely_private(found["box"], found["site"]):
                yield PersonalDetail(Detail.EMAIL, line.span(*found.span()), "It is with a provider for anybody.")
        for start, end in written_out(line.text):
            yield PersonalDetail(Detail.EMAIL, line.span(start, end), "It tells a mailbox in words.", 0.8)
        for start, end, detail, why, sure in _numbers(line.text):
            yield PersonalDetail(detail, line.span(start, end), why, sure)
        if at and lines[at - 1].page == line.page:
            yield from _over_two_lines(lines[at - 1], line)
        if COPY.match(line.text) or (at > 2 and _is_head(said, at)):
            yield PersonalDetail(Detail.COPIED, line.span(*_inked(line.text)), "It opens like an e-mail’s head.")


def _numbers(text: str) -> Iterator[tuple[int, int, Detail, str, float]]:
    for found in MOBILE.finditer(text):
        yield (*found.span(), Detail.PHONE, "It is a mobile number.", 0.9)
    yield from numbers_in(text)


def _landline_over_two_lines(said: Sequence[str], at: int, line: Line, below: Line) -> Iterator[PersonalDetail]:
    broken = _Broken(line, below)
    for found in LANDLINE.finditer(broken.text):
        over = broken.place(*found.span())
        if over is None or not GROUPED.search(broken.text):
            continue
        if not is_offices_landline(said, at - 1, over.start - line.start, found[0], in_words=True):
            yield PersonalDetail(Detail.PHONE, over, "No office stands beside it.", 0.7)


def _over_two_lines(line: Line, below: Line) -> Iterator[PersonalDetail]:
    broken = _Broken(line, below)
    for start, end, detail, why, sure in _numbers(broken.text):
        if over := broken.place(start, end):
            yield PersonalDetail(detail, over, why, sure)


class _Broken:
    """The end of a line and the beginning of the one below, as they are read; a hyphen between them belongs to them."""

    def __init__(self, line: Line, below: Line) -> None:
        tail = line.text[-NEAR_A_BREAK:]
        self.text = f"{tail}{'' if tail.endswith('-') else ' '}{below.text[:NEAR_A_BREAK]}"
        self._line, self._below, self._tail = line, below, len(tail)
        self._between = len(self.text) - len(tail) - len(below.text[:NEAR_A_BREAK])

    def place(self, start: int, end: int) -> Span | None:
        """Where on the page a part of it stands that begins on one line and ends on the other."""
        over = end - self._tail - self._between
        if start >= self._tail or over <= 0:
            return None
        at = self._line.start + len(self._line.text) - self._tail + start
        return Span(self._line.page, at, self._below.start + over)


def _signatures(lines: Sequence[Line]) -> Iterator[PersonalDetail]:
    """A person's name under "Yours sincerely"."""
    for at, line in enumerate(lines):
        if not SIGN_OFF.fullmatch(line.text):
            continue
        filled = [below for below in lines[at + 1 : at + 1 + 2 * UNDER_SIGN_OFF] if below.text.strip()][:UNDER_SIGN_OFF]
        for below in filled[:2]:
            signed = SIGNED.fullmatch(below.text)
            if signed and not _is_a_title(signed["name"]):
                why = "It stands under the letter’s last words."
                yield PersonalDetail(Detail.SIGNATURE, below.span(*signed.span("name")), why, 0.7)
                break


def _is_a_title(said: str) -> bool:
    """Whether these words are an office's or a desk's, not a person's name."""
    return bool(TITLE.search(said) or OF_AN_OFFICE.search(said) or RANKS.fullmatch(said))


def _inked(line: str) -> tuple[int, int]:
    """Where a line's words begin and end."""
    return len(line) - len(line.lstrip()), len(line.rstrip())


def _is_head(said: Sequence[str], at: int) -> bool:
    """ "From: …" with "Sent:", "To:" or "Subject:" in the lines below: the head of an e-mail."""
    return HEAD.match(said[at]) is not None and any(HEAD_GOES_ON.match(below) for below in said[at + 1 : at + 8])


def _top_of_a_persons(said: Sequence[str], at: int, ours: str) -> int | None:
    """The first line of the address down to this postcode, where it is a private person's, not the authority's own."""
    block = [at]
    for above in range(at - 1, max(0, at - 14) - 1, -1):
        line = said[above]
        if not line.strip():
            continue  # a letter's plain text may set a blank line after each
        if len(line) > LONGEST_ADDRESS_LINE or ENDS_ABOVE.search(line) or len(block) > 7:
            break
        block.insert(0, above)
    lines = [said[number] for number in block]
    if len(said[at]) > 2 * LONGEST_ADDRESS_LINE or (len(block) == 1 and "," not in lines[0]):
        return None  # a postcode in a sentence
    for number, line in zip(block, lines, strict=True):
        if PERSON.match(line) and not OF_AN_OFFICE.search(line):
            return number  # what stands above is of the letter's head
    return None if _is_offices_address(lines, ours) else block[0]


def _is_offices_address(lines: Sequence[str], ours: str) -> bool:
    """Whether one of the lines names an office, the authority itself, or a desk that no person's name stands above."""
    if any(OF_AN_OFFICE.search(line) or (ours and ours.casefold() in line.casefold()) for line in lines):
        return True
    first = lines[0].strip()
    under_a_name = " " in first and A_NAME.fullmatch(first) and not (DESK.search(first) or TITLE.search(first))
    return not under_a_name and any(DESK.search(line) for line in lines)
