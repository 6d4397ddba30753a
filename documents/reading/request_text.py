"""The request as the letter restates it: from where it is said to follow to the last question, and no answer in it.

You asked:                                  the request begins below
1. How many trees were felled?
2. Please send the report.                  and ends here,
You complained that we were late.           not with what leads to the answers,
I am able to reply as follows.
Item 1                                      nor with their first number
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.copied_below import blocks_of, is_copied_below, place_of
from documents.reading.numbering import Role
from documents.reading.outcomes import tells_of_search
from documents.reading.zones import Zones, is_response_start

APOLOGY = re.compile(r"\b(?:apolog\w+|sorry)\b", re.I)
LATER = re.compile(  # what came after the request
    r"you (?:also |then |have |had |were |are )?(?:\w+ly )?(?:complained|appealed|dissatisfied|unhappy|argued|disputed"
    r"|asked (?:for|us for) (?:an? )?(?:internal )?review)\b"
    r"|(?:in|by) (?:its|our|my|the) (?:\w+ ){0,3}(?:response|reply|answer|letter)\b"
    r"|your request (?:has|was|is)\b",
    re.I,
)
TRAILING = 2  # paragraphs of the request that may follow its last question, where the questions are printed twice


def request_blocks(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked]) -> Sequence[Block]:
    """The paragraphs of the request; none where it is not restated, or each question only above its own answer."""
    copies = [words for each in asked if (words := each.asked or each.words)]
    if not copies:
        return ()
    first, last = min(place_of(words[0]) for words in copies), max(place_of(words[-1]) for words in copies)
    if any(first < place_of(said.words[0]) < last for each in asked for said in each.answer if said.words):
        return ()
    if is_copied_below(blocks, zones, asked):
        return blocks_of(blocks, asked)
    if zones.intro is None:
        return ()
    begins = (at for at, block in enumerate(blocks) if block.words and place_of(block.words[0]) > last)
    after = next(begins, len(blocks))
    stop = max(zones.response if zones.response is not None else after, after)
    if any(each.asked for each in asked) and stop > after + TRAILING:
        stop = after
    return blocks[zones.intro + 1 : next((at for at in range(after, stop) if _is_beyond(blocks[at])), stop)]


def _is_beyond(block: Block) -> bool:
    """Whether a paragraph is no more of the request."""
    heads = block.kind is BlockKind.HEADING or (block.marker is not None and block.marker.role is not Role.PLAIN)
    says = APOLOGY.search(block.text) or LATER.match(block.text) or tells_of_search(block.text)
    return heads or bool(says) or is_response_start(block)
