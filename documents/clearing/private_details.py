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

from documents.clearing.fields import OF_AN_OFFICE, PERSON, filled_fields
from documents.clearing.homes import homes_in
from documents.clearing.mailboxes import EMAIL, is_named_after, is_persons, is_surely_private, own_sites
from documents.clearing.numbers_of_people import numbers_in
from documents.clearing.personal import Detail, PersonalDetail
from documents.reading.greetings import person_greeted
from documents.reading.shapes import Reading
from documents.reading.spans import Span

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}[\s.,*_]{0,6}$", re.I)
MOBILE = re.compile(
    r"(?<![\d£.,])(?:\+44 ?\(?0?\)? ?|0044 ?|\(?0)7(?:\d{3}\)?[ .–-]{0,2}"
    r"(?:\d{3}[ .–-]?\d{3}|\d{2}[ .–-]\d{2}[ .–-]\d{2})|\d ?\d{4} ?\d{4})(?!\d)"
)
NUMBER = re.compile(r"(?<![\d£.,/])(?:\+44 ?\(?0?\)? ?|\(?0)[1-3]\d(?:[ ()-]{0,2}\d){7,9}(?!\d)")
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
NOT_SIGNED = re.compile(
    r"\b(?:officer|manager|team|unit|head|director|solicitor|assistant|adviser|advisor|executive|clerk|secretariat"
    r"|department|lead|coordinator|administrator|society|limited|ltd|group|centre|housing|water|data|review|customer"
    r"|annex|appendix|requests?|information|access|rights|relations|communications|legal|compliance|cc|enc)\b",
    re.I,
)
UNDER_SIGN_OFF = 4  # lines
GROUPED = re.compile(r"\d[ ()-]{1,3}\d|\b(?:tel|phone|call|ring|number|fax)", re.I)
OF_OFFICES_ALONE = re.compile(r"(?:\+44 ?\(?0?\)? ?|0)3")  # 03 numbers are given to no home
LABELLED = re.compile(r"[\s*_]{0,4}(?:tele)?(?:phone|fax|tel)\b[^a-z]{0,60}\Z", re.I)  # at the foot of a letter
NEAR_A_BREAK = 30  # signs
SHORT = 60  # signs: a line of an office's address, not of a paragraph


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
    yield from _of_opening(opening, own)
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


def _of_opening(lines: Sequence[Line], own: frozenset[str]) -> Iterator[PersonalDetail]:
    said = [line.text for line in lines]
    for at, start, end, what in filled_fields(said, only_its_own=False):
        yield PersonalDetail(what, lines[at].span(start, end), "It fills a field of the letter’s head.")
    for at, line in enumerate(lines):
        for found in EMAIL.finditer(line.text):
            if is_persons(found["box"], found["site"], own):
                yield PersonalDetail(Detail.EMAIL, line.span(*found.span()), "It is no mailbox of an office.")
        postcode = POSTCODE.search(line.text)
        if postcode and (top := _top_of_a_persons(said, at)) is not None:
            yield from _address(lines[top : at + 1])
        number_found = NUMBER.search(line.text)
        if number_found and not any(OF_AN_OFFICE.search(near) for near in said[max(0, at - 8) : at + 4]):
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
        for found in NUMBER.finditer(line.text):
            near = said[max(0, at - 8) : at + 4]
            if len(line.text) > SHORT:
                near = [f"{said[at - 1] if at else ''}\n{line.text[: found.start()]}"[-SHORT:]]
            is_offices_own = (
                LABELLED.match(line.text)
                or OF_OFFICES_ALONE.match(found[0])
                or any(OF_AN_OFFICE.search(each) for each in near)
            )
            if not is_offices_own and GROUPED.search(line.text):
                yield PersonalDetail(Detail.PHONE, line.span(*found.span()), "No office stands beside it.", 0.7)


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


def _over_two_lines(line: Line, below: Line) -> Iterator[PersonalDetail]:
    """Numbers of people that go on in the line below; a hyphen at the end of the line belongs to them."""
    tail = line.text[-NEAR_A_BREAK:]
    between = "" if tail.endswith("-") else " "
    end_of_line = len(line.text) - len(tail)
    for start, end, detail, why, sure in _numbers(tail + between + below.text[:NEAR_A_BREAK]):
        if start < len(tail) and end > len(tail) + len(between):
            over = end - len(tail) - len(between)
            yield PersonalDetail(
                detail, Span(line.page, line.start + end_of_line + start, below.start + over), why, sure
            )


def _signatures(lines: Sequence[Line]) -> Iterator[PersonalDetail]:
    """A person's name under "Yours sincerely"."""
    for at, line in enumerate(lines):
        if not SIGN_OFF.fullmatch(line.text):
            continue
        filled = [below for below in lines[at + 1 : at + 1 + 2 * UNDER_SIGN_OFF] if below.text.strip()][:UNDER_SIGN_OFF]
        for below in filled[:2]:
            signed = SIGNED.fullmatch(below.text)
            if signed and not NOT_SIGNED.search(below.text) and not OF_AN_OFFICE.search(below.text):
                why = "It stands under the letter’s last words."
                yield PersonalDetail(Detail.SIGNATURE, below.span(*signed.span("name")), why, 0.7)
                break


def _inked(line: str) -> tuple[int, int]:
    """Where a line's words begin and end."""
    return len(line) - len(line.lstrip()), len(line.rstrip())


def _is_head(said: Sequence[str], at: int) -> bool:
    """ "From: …" with "Sent:", "To:" or "Subject:" in the lines below: the head of an e-mail."""
    return HEAD.match(said[at]) is not None and any(HEAD_GOES_ON.match(below) for below in said[at + 1 : at + 8])


def _top_of_a_persons(said: Sequence[str], at: int) -> int | None:
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
    if any(PERSON.match(line) and not OF_AN_OFFICE.search(line) for line in lines):
        return block[0]
    return None if any(OF_AN_OFFICE.search(line) for line in lines) else block[0]
