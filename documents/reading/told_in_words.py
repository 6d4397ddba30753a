"""Questions told in the sentences of the answer:

Your first question was how many plots stand empty. Of the 42 plots five are empty.
You also asked what the hedge had cost. The contractor was paid £840.                    each with its answer after it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.words import Word, sentences_of, words_between
from documents.reading.zones import Zones

ASKED = r"(?:ask(?:ed)?|request(?:ed)?|wish(?:ed)?|want(?:ed)?|enquired)"
WHAT = r"(?: (?:us|me))?(?: (?:to (?:know|see|be told)|for|about))?(?: the following)?[:,]? (?=\S)"
TELLS = re.compile(
    r"(?:(?:finally|lastly|next|then|also|and),? )?(?:"
    r"(?:your|the) (?:first|second|third|fourth|fifth|sixth|next|last|final|other|remaining) (?:question|query|point"
    r"|request|enquiry|part of your request)(?:,? which)? (?:was|is|asked|asks|concerned|concerns|related to|relates to"
    r"|sought|seeks)"
    rf"|(?:(?:first|second|third|final|last)(?:ly)?|then|next),? you (?:have )?{ASKED}"
    rf"|you (?:also|then|next|first|finally|lastly|further|secondly|thirdly|additionally) {ASKED})" + WHAT,
    re.I,
)
FIRST = re.compile(rf"you (?:have )?{ASKED}" + WHAT, re.I)
FEWEST = 2
SURE = 0.8


def told_in_words(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of paragraphs that each say what was asked and then answer it; none where fewer than two do."""
    heads = [(at, found.end()) for at in range(zones.begin, zones.end) if (found := _told(blocks[at]))]
    if not heads:
        return []
    before = (
        (at, found.end())
        for at in range(heads[0][0] - 1, zones.begin - 1, -1)
        if (found := FIRST.match(blocks[at].text))
    )
    heads = [*([first] if (first := next(before, None)) else []), *heads]
    stop = first_closing(blocks, heads[-1][0] + 1, zones.end)
    asked = []
    for number, ((at, begin), (end, _)) in enumerate(pairwise([*heads, (stop, 0)]), 1):
        said, rest = _parted(blocks[at], begin)
        told = [*([Stretch(blocks[at], rest)] if rest else []), *stretches_of(blocks[at + 1 : end])]
        asked.append(Asked((str(number),), None, said, after=at + 1).answered(told, sure=SURE))
    return asked if len(asked) >= FEWEST and all(each.answer for each in asked) else []


def _told(block: Block) -> re.Match[str] | None:
    return TELLS.match(block.text) if block.kind is not BlockKind.TABLE and block.marker is None else None


def _parted(block: Block, begin: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """What the first sentence says was asked, without its stop, and what stands after it."""
    said = words_between(block.words, begin, len(block.text))
    first = sentences_of(said)[0]
    last = first[-1]
    bare = last.text.rstrip(".,;")
    asked = (*first[:-1], last._replace(text=bare, end=last.start + len(bare)))
    return asked, tuple(said[len(first) :])
