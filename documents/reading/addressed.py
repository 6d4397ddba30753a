"""Which lines at the head of a letter say whom it goes to: a name and what stands below it, down to the greeting.

Our ref: FOI 0042/25
Pat Poe                     addressed: whoever is greeted
Acton Media Ltd             addressed: whose firm it is, and not whose letter
1 High Street               addressed
Dear Pat Poe
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.reading.blocks import Block, made
from documents.reading.dates import find_dates
from documents.reading.requester import DEAR, FULL_NAME, NOBODY, POSTCODE, ROLE
from documents.reading.zones import GREETING

SAYS_TO = re.compile(r"(?:to|fao|f\.a\.o\.?|for the attention of|sent to)\b\s?:?\s?(?=\S)", re.I)
TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Rev)\b\.? ")
LABEL = re.compile(
    r"(?:(?:(?:our|your|case|foi) )?ref(?:erence)?|date|dated|tel(?:ephone)?|phone|from|contact|subject|re|direct|fax"
    r"|enquiries|ask for|website|web|www|https?)\b|[\w .]{2,24}:",
    re.I,
)
LONGEST_NAME, LONGEST = 60, 8  # characters of a name's line; lines of an address below it


def without_addressed(head: Sequence[Block], signature: Sequence[Block]) -> list[Block]:
    """The head of a letter without the lines that say whom it goes to. Whoever signs it is not among them."""
    lines = [line.text.strip() for block in head for line in block.lines]
    signed = " ".join(block.text.lower() for block in signature)
    gone = set(_addressed(lines, signed))
    kept, at = list[Block](), 0
    for block in head:
        rest = tuple(line for order, line in enumerate(block.lines, at) if order not in gone)
        at += len(block.lines)
        if len(rest) == len(block.lines):
            kept.append(block)
        elif rest:
            kept.append(made(rest))
    return kept


def below_particulars(head: Sequence[Block]) -> list[Block]:
    """The blocks of a head that stand below its reference or its date: seldom whose letter it is."""
    first = next((at for at, block in enumerate(head) if any(_is_particular(line.text) for line in block.lines)), None)
    return [] if first is None else list(head[first:])


def right_above_greeting(head: Sequence[Block]) -> list[Block]:
    """The blocks of a postal address that ends at the greeting, below the reference or the date: whose it is, they do
    not say."""
    begin = next((at for at, block in enumerate(head) if DEAR.match(block.text)), len(head))
    last = head[begin - 1].lines[-1].text if begin else ""
    if not POSTCODE.search(last):
        return []
    tells = [at for at, block in enumerate(head[:begin]) if any(_is_particular(line.text) for line in block.lines)]
    return list(head[tells[-1] + 1 : begin]) if tells else []


def _is_particular(line: str) -> bool:
    return re.match(r"(?:our |your )?ref(?:erence)?\b|date\b", line, re.I) is not None or _is_day(line)


def _is_day(line: str) -> bool:
    found = find_dates(line[:40])
    return bool(found) and found[0][1] < len("Wednesday, ") and len(line) < LONGEST_NAME // 2


def _addressed(lines: Sequence[str], signed: str) -> Iterator[int]:
    greeted = _greeted(lines)
    last = 0
    for at, line in enumerate(lines):
        if at >= last and _is_whose(line, greeted, signed):
            last = at + _length(lines[at:])
            yield from range(at, last)


def _greeted(lines: Sequence[str]) -> str | None:
    """The name that is greeted, in small letters and without a title; None where nobody is greeted by name."""
    found = next((found for line in lines if (found := DEAR.match(line))), None)
    if found is None or NOBODY.fullmatch(found["name"].strip()) or ROLE.search(found["name"]):
        return None
    return TITLED.sub("", found["name"]).lower().strip(" .")


def _is_whose(line: str, greeted: str | None, signed: str) -> bool:
    """Whether a line names whom the letter goes to: after "To", by the name that is greeted, or, where none is, by a
    title."""
    if GREETING.match(line) or len(line) > LONGEST_NAME:
        return False
    if SAYS_TO.match(line):
        return True
    if LABEL.match(line):
        return False
    if greeted is None:
        return TITLED.match(line) is not None and line.lower().split()[-1] not in signed
    said = f" {line.lower()}"
    begins = FULL_NAME.fullmatch(line) is not None and said.startswith(f" {greeted} ")  # "Dear Pat"
    return begins or said.endswith(f" {greeted.split()[-1]}")


def _length(lines: Sequence[str]) -> int:
    """How many lines a name and its address are, the first of these lines being the name."""
    for at, line in enumerate(lines[1:LONGEST], 1):
        if GREETING.match(line) or LABEL.match(line) or _is_day(line):
            return at
        if POSTCODE.search(line):
            return at + 1
    return min(len(lines), LONGEST)
