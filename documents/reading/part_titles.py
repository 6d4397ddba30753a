"""Titles of a request's parts, which number nothing that is asked:

Part 1 – Vehicles                    a title: without its number, it is no question
1. How many vehicles are there?
Part 2 – Drivers
3. How many drivers are there?

A numbered title stays while answers are looked for, which may stand under it again:

1. Parking                           left out at last, where all that is asked under it is asked in full
(a) How many permits are there?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.numbering import Role

TITLE = re.compile(r"(?:part|section) \d{1,2}\s?[-–—:]\s?[A-Z]", re.I)
LONGEST = 8  # words
FEWEST = 2


def without_part_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; titles of parts, each right over a number that asks, without their numbers."""
    titles = {at for at in range(len(blocks) - 1) if _is_title(blocks[at], blocks[at + 1])}
    if len(titles) < FEWEST:
        return list(blocks)
    return [
        replace(each, marker=None, kind=BlockKind.HEADING) if at in titles else each for at, each in enumerate(blocks)
    ]


def _is_title(block: Block, below: Block) -> bool:
    said = block.said.strip()
    is_short = len(said.split()) <= LONGEST and not said.endswith((".", "?", ":", ";", ",")) and not is_asking(said)
    if block.marker is None or below.marker is None or not is_short or not TITLE.match(block.text):
        return False
    return below.marker.role is Role.PLAIN and below.marker.token.isdigit() and is_asking(below.said)


def without_titles(asked: Sequence[Asked]) -> list[Asked]:
    """The questions without those that are no more than a title over two or more that ask by themselves."""
    return [each for each in asked if not _heads_questions(each, [one for one in asked if one.path[:-1] == each.path])]


def _heads_questions(each: Asked, below: Sequence[Asked]) -> bool:
    said = each.text.strip()
    is_name = len(said.split()) <= LONGEST and not said.endswith((".", "?", ":", ";", ",", "-", "–"))
    asks = len(below) >= FEWEST and all(is_asking(one.text) for one in below)
    return not each.answer and is_name and asks and not is_asking(said)
