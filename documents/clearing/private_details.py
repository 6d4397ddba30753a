"""Private details that the words of a letter's pages show, whatever the reader made of them.

The reader finds the requester where letters usually name them. This looks again at every line that would be copied,
and asks nothing of greeting, order or layout: what it cannot tell from a private person's details stops the letter.

up to the first answer     fields, greetings, e-mail addresses, telephone numbers, postal addresses
anywhere                   greetings by name, fields that say whose they are, mobiles, private mailboxes, copied e-mails
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.clearing.fields import OF_AN_OFFICE, PERSON, filled_fields
from documents.clearing.mailboxes import EMAIL, is_persons, is_surely_private, own_sites
from documents.reading.greetings import person_greeted
from documents.reading.shapes import Reading

NAME, MAIL, POST, PHONE = "name", "e-mail address", "address", "telephone number"
COPIED = "The letter holds an earlier e-mail, copied into it"
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}[\s.,*_]{0,6}$", re.I)
MOBILE = re.compile(r"(?<![\d£.,])(?:\+44 ?\(?0?\)? ?|0044 ?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)")
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

Line = tuple[int, str]  # the page's number and the line


def private_details(reading: Reading) -> Iterator[tuple[str, list[int]]]:
    """What private details the pages show, in words that repeat none of them, and the page of each."""
    opening, rest = _lines(reading)
    own = own_sites(page.text for page in reading.pages)
    for page, what in (*_of_opening(opening, own), *_anywhere([*opening, *rest])):
        yield (what if what == COPIED else f"The letter prints the requester's {what}"), [page]


def _lines(reading: Reading) -> tuple[list[Line], list[Line]]:
    """The lines up to the first answer, and the lines after."""
    places = [(span.page, span.start) for asked in reading.questions for part in asked.parts for span in part.spans]
    answer = min(places, default=None)
    opening: list[Line] = []
    rest: list[Line] = []
    for page in reading.pages:
        at = 0
        for line in page.text.split("\n"):
            (opening if answer is None or (page.number, at) < answer else rest).append((page.number, line))
            at += len(line) + 1
    return opening, rest if answer else []


def _of_opening(lines: Sequence[Line], own: frozenset[str]) -> Iterator[tuple[int, str]]:
    said = [line for _page, line in lines]
    for at, what in filled_fields(said, only_its_own=False):
        yield lines[at][0], what
    for at, (page, line) in enumerate(lines):
        if any(is_persons(found["box"], found["site"], own) for found in EMAIL.finditer(line)):
            yield page, MAIL
        if POSTCODE.search(line) and _is_a_persons(said, at):
            yield page, POST
        if NUMBER.search(line) and not any(OF_AN_OFFICE.search(near) for near in said[max(0, at - 8) : at + 4]):
            yield page, PHONE


def _anywhere(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    said = [line for _page, line in lines]
    for at, what in filled_fields(said, only_its_own=True):
        yield lines[at][0], what
    for at, (page, line) in enumerate(lines):
        after = next((below for below in said[at + 1 : at + 4] if below.strip()), "")
        if person_greeted(line, after):
            yield page, NAME
        if any(is_surely_private(found["box"], found["site"]) for found in EMAIL.finditer(line)):
            yield page, MAIL
        if MOBILE.search(line):
            yield page, PHONE
        if COPY.match(line) or (at > 2 and _is_head(said, at)):
            yield page, COPIED


def _is_head(said: Sequence[str], at: int) -> bool:
    """ "From: …" with "Sent:", "To:" or "Subject:" in the lines below: the head of an e-mail."""
    return HEAD.match(said[at]) is not None and any(HEAD_GOES_ON.match(below) for below in said[at + 1 : at + 8])


def _is_a_persons(said: Sequence[str], at: int) -> bool:
    """Whether the lines down to a postcode are a private person's address, not the authority's own."""
    block = [said[at]]
    for line in reversed(said[max(0, at - 14) : at]):
        if not line.strip():
            continue  # a letter's plain text may set a blank line after each
        if len(line) > LONGEST_ADDRESS_LINE or ENDS_ABOVE.search(line) or len(block) > 7:
            break
        block.insert(0, line)
    if len(said[at]) > 2 * LONGEST_ADDRESS_LINE or (len(block) == 1 and "," not in block[0]):
        return False  # a postcode in a sentence
    if any(PERSON.match(line) and not OF_AN_OFFICE.search(line) for line in block):
        return True
    return not any(OF_AN_OFFICE.search(line) for line in block)
