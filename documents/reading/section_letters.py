"""Titles of a request's sections that are lettered or numbered without a sign, where the answers name both:

A Parking                              a title, no question
(a) How many permits were issued?      A.a
(b) How much was raised?               A.b
B Refuse
(a) How many bins were missed?         B.a
A.a 4,112     A.b £310,400     B.a 818
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.numbering import Marker, Role, follows, is_first

TITLE = re.compile(r"(?:(?:part|section)\s)?(?P<section>(?-i:[A-H])|\d{1,2})(?:\s?[:–-])?\s(?=(?-i:[A-Z]))", re.I)
ANSWER = re.compile(
    r"\(?(?P<section>(?-i:[A-H])|\d{1,2})\)?[\s.:-]{0,2}\(?(?P<number>\d{1,2}|[ivx]{1,5}|[a-z])\)?(?!\w)", re.I
)
# "Part A q1", "Section 2, question 3": both are said at the question itself
WHOLE = re.compile(
    r"(?:part|section)\s(?P<section>(?-i:[A-H])|\d{1,2})\s?[,:.–-]?\s?(?P<word>q|question|answer|response)\.?\s?"
    r"(?P<number>\d{1,2}|[a-z](?=[).:]|$))[).:]?(?=\s|$)",
    re.I,
)
LONGEST = 8  # words
FEWEST = 2  # answers that name a section and a number in it
Path = tuple[str, ...]


def with_section_letters(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; what is asked under such titles has its section's letter too, where answers are headed so."""
    blocks = _headed([_named_whole(block) for block in blocks])
    titles = list(_titles(blocks))
    if not titles:
        return blocks
    paths = {at: path for title in titles for at, path in _under(blocks, title, titles)}
    last = max(paths, default=0)
    named = {_path(block) for block in blocks[last + 1 :]}
    if len(named & {*paths.values()}) < FEWEST:
        return blocks
    made = [replace(each, kind=BlockKind.HEADING) if at in titles else each for at, each in enumerate(blocks)]
    for at, path in paths.items():
        marker = made[at].marker
        made[at] = replace(made[at], marker=replace(marker, path=path, style="##") if marker else None)
    return made


def _named_whole(block: Block) -> Block:
    found = WHOLE.match(block.text) if block.kind is not BlockKind.TABLE else None
    if found is None:
        return block
    role = Role.QUESTION if found["word"][0].lower() == "q" else Role.ANSWER
    path = (found["section"], found["number"].lower())
    return replace(block, marker=Marker(path, f"{role.value[0].upper()}##", found.group(), found.end(), role))


def _headed(blocks: list[Block]) -> list[Block]:
    """A section's title right over its first question so named heads it, and ends no answer."""
    for at, (block, below) in enumerate(pairwise(blocks)):
        found = TITLE.match(block.text) if block.marker is None and WHOLE.match(below.text) else None
        if found and below.marker and _is_short(block) and below.marker.path[0] == found["section"]:
            blocks[at] = replace(block, kind=BlockKind.HEADING)
    return blocks


def _titles(blocks: Sequence[Block]) -> Iterator[int]:
    """Where titles stand: they count on from the first, each right over a first number."""
    last = ""
    for at, (block, below) in enumerate(pairwise(blocks)):
        found = TITLE.match(block.text) if block.marker is None and block.kind is not BlockKind.TABLE else None
        if found is None or not _opens(below.marker) or not _is_short(block):
            continue
        if follows(last, found["section"]) if last else is_first(found["section"]):
            last = found["section"]
            yield at


def _opens(marker: Marker | None) -> bool:
    return marker is not None and len(marker.path) == 1 and not marker.group and is_first(marker.token)


def _is_short(block: Block) -> bool:
    said = block.text.rstrip()
    return len(said.split()) <= LONGEST and not said.endswith((".", "?", ";", ",")) and not is_asking(said)


def _under(blocks: Sequence[Block], title: int, titles: Sequence[int]) -> Iterator[tuple[int, Path]]:
    """What is numbered under a title, each with its whole path."""
    found = TITLE.match(blocks[title].text)
    section = found["section"] if found else ""
    last: Marker | None = None
    for at in range(title + 1, len(blocks)):
        marker = blocks[at].marker
        if at in titles:
            return
        if marker is None:
            continue
        if last is not None and not (marker.style == last.style and follows(last.token, marker.token)):
            return
        last = marker
        yield at, (section, marker.token.lower())


def _path(block: Block) -> Path:
    found = ANSWER.match(block.text) if block.kind is not BlockKind.TABLE else None
    return (found["section"], found["number"].lower()) if found else ()
