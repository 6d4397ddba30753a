"""A request restated on the line that introduces it, parted from its lead, so that it stands as a block of its own.

Thank you for your letter. You asked: “How many …? What …?”      -> Thank you for your letter. You asked:
                                                                   “How many …? What …?”
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, BlockKind, made
from documents.reading.dates import find_dates
from documents.reading.lines import Line
from documents.reading.words import words_to_text
from documents.reading.zones import GREETING

LEADS = re.compile(
    r"\b(?:you (?:have |had |have now )?(?:asked|requested|wrote|seek|sought|stated|said)"
    r"|(?:your|the) (?:\w+ )?(?:request|questions?|enquiry) (?:was|is|were|are|reads?|asked)"
    r"|^(?:(?:your|the|foi|information|original) ){0,3}(?:request(?:ed)?|question|enquiry))\b",
    re.I,
)
ORDINAL = re.compile(r"\b(?:your|the) (?:first|second|third|last|next|other) (?:question|request|query|point)\b", re.I)
LONGEST = 320  # characters: no lead is longer
OPENING = '“"‘'
LEAST = 5  # words: a reference or a date after the colon is no request
NEAR = 8  # blocks after the greeting in which a request is restated


def with_requests_apart(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; one that both leads in the request and says it becomes two."""
    greeted = next((at for at, block in enumerate(blocks) if GREETING.match(block.text)), 0)
    for at in range(greeted, min(greeted + NEAR, len(blocks))):
        parted = _parted(blocks[at], blocks)
        if parted:
            return [*blocks[:at], *parted, *blocks[at + 1 :]]
    return list(blocks)


def _parted(block: Block, blocks: Sequence[Block]) -> list[Block]:
    if block.kind is BlockKind.TABLE or block.marker is not None:
        return []
    at = _end_of_lead(block.text)
    said = block.text[at:].lstrip()
    quoted = said[:1] in OPENING
    if not at or len(said.split()) < LEAST or not (quoted or (is_asking(said) and not find_dates(said[:20]))):
        return []
    label = block.text[:at]
    if ORDINAL.search(label) or any(
        other is not block and other.text.startswith(label) for other in blocks
    ):  # "Question:", again and again
        return []
    lead, request = _cut(block.lines, len(block.text) - len(said))
    return [made(lead), made(request)] if lead and request else []


def _end_of_lead(text: str) -> int:
    """Where "… you asked:" or "… you asked “" ends, or 0."""
    for at, sign in enumerate(text[:LONGEST]):
        ends = sign == ":" and text[at + 1 : at + 2] == " "
        quotes = sign in OPENING and text[at - 1 : at] == " "
        if at and (ends or quotes):
            clause = re.split(r"[.;]\s", text[:at])[-1]
            return at + ends if LEADS.search(clause) else 0
    return 0


def _cut(lines: Sequence[Line], at: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines before an offset of their words' text, and from it on."""
    before: list[Line] = []
    after: list[Line] = []
    said = 0
    for line in lines:
        count = 0
        for word in line.words:
            said += len(word.text) + (not word.joined)
            count += said <= at
        if count:
            before.append(_of(line, 0, count))
        if count < len(line.words):
            after.append(_of(line, count, len(line.words)))
    return tuple(before), tuple(after)


def _of(line: Line, start: int, stop: int) -> Line:
    words = line.words[start:stop]
    left = words[0].box.x0 if words[0].box else line.x0 + len(words_to_text(line.words[:start]))
    right = words[-1].box.x1 if words[-1].box else line.x0 + len(words_to_text(line.words[:stop]))
    return Line(words, left, line.top, right, line.bottom)
