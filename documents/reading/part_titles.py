"""Titles of a request's parts, which number nothing that is asked:

Part 1 – Vehicles                    a title: without its number, it is no question
1. How many vehicles are there?
Part 2 – Drivers
3. How many drivers are there?

1. Parking                           a numbered title over what is asked in full tells what that is about, and stays;
(a) How many permits are there?      whether it is a question of its own is doubtful
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
DOUBTFUL = 0.8  # sure


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


def with_titles_doubted(asked: Sequence[Asked]) -> list[Asked]:
    """The questions; those are doubtful that are no more than a title over two or more that ask by themselves."""
    below = [[one for one in asked if one.path[:-1] == each.path] for each in asked]
    return [
        replace(each, sure=min(each.sure, DOUBTFUL)) if _heads_questions(each, under) else each
        for each, under in zip(asked, below, strict=True)
    ]


def _heads_questions(each: Asked, below: Sequence[Asked]) -> bool:
    said = each.text.strip()
    is_name = len(said.split()) <= LONGEST and not said.endswith((".", "?", ":", ";", ",", "-", "–"))
    asks = len(below) >= FEWEST and all(is_asking(one.text) for one in below)
    return not each.answer and is_name and asks and not is_asking(said)
