"""A letter whose own paragraphs are numbered, from the thanks for the request to the right of review: no questions.

1. Thank you for your request of 20 June.           the numbers are taken off, so that what stands under them
2. You asked us for: (a) … (b) …                    is read as in any other letter
3. In respect of (a), there were 1,146.
4. If you are dissatisfied, …

So it is with sections: "1. What you asked", "2. What we found", "3. If you are dissatisfied".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.blocks import Block, BlockKind, made
from documents.reading.lines import Line
from documents.reading.numbering import Role
from documents.reading.sequences import Head, find_runs
from documents.reading.words import words_to_text
from documents.reading.zones import (
    GREETING,
    REQUEST_HEADING,
    RESPONSE_HEADING,
    authority_speaks,
    closing_kind,
    is_intro,
    is_label,
)

OPENS = re.compile(
    r"(?:thank you for|further to|(?:i|we) (?:refer|write|am (?:writing|replying|responding)|are (?:writing|replying"
    r"|responding)|received|acknowledge)|this letter (?:is|responds|replies)|following your"
    r"|your (?:request|e-?mail|letter)\b|in your (?:request|e-?mail|letter)|on \d)",
    re.I,
)
FEWEST = 3
LONGEST_TITLE = 50  # characters


def without_own_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; where a letter numbers all it says, without the numbers."""
    greeted = next((at + 1 for at, block in enumerate(blocks) if GREETING.match(block.text)), 0)
    for run in find_runs(blocks, greeted, len(blocks)):
        tops = run.top
        if len(tops) >= FEWEST and _is_of_letter(blocks, tops):
            places = {head.at for head in tops}
            return [
                _bare(block) if at in places else _headed(block) if at + 1 in places else block
                for at, block in enumerate(blocks)
            ]
    return list(blocks)


def _is_of_letter(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Whether the first opens the letter, or leads in the request, and the last closes it or answers."""
    if any(head.marker.role is not Role.PLAIN for head in heads):
        return False
    if _heads_sections([_bare(blocks[head.at]) for head in heads]):
        return True
    said = [words_to_text(blocks[head.at].rest) for head in heads]
    if not OPENS.match(said[0]):
        return False
    closes = any(closing_kind(each) in ("review", "copyright") for each in said[FEWEST - 1 :])
    tells = not any(each.rstrip("”\"' ").endswith("?") for each in said) and sum(map(authority_speaks, said[1:])) >= 2
    return closes or tells or any(is_intro(_bare(blocks[head.at])) for head in heads[:3])


def _heads_sections(titles: Sequence[Block]) -> bool:
    """ "1. What you asked", "2. Our findings": the request and the answer each stand under a title."""
    asks = any(is_label(block, REQUEST_HEADING) for block in titles[:FEWEST])
    return asks and any(is_label(block, RESPONSE_HEADING) for block in titles[1:]) and all(map(_is_title, titles))


def _bare(block: Block) -> Block:
    """The block without its number."""
    rest = block.rest
    if not rest:
        return replace(block, marker=None)
    starts = {(word.page, word.start) for word in rest}
    lines = []
    for line in block.lines:
        kept = tuple(word for word in line.words if (word.page, word.start) in starts)
        if kept:
            left = kept[0].box.x0 if kept[0].box else line.x0
            lines.append(Line(kept, left, line.top, line.x1, line.bottom))
    bare = made(tuple(lines))
    return _headed(bare)


def _headed(block: Block) -> Block:
    """A short line that is or stands over such a paragraph is a heading, in whatever letters it is set."""
    return replace(block, kind=BlockKind.HEADING) if _is_title(block) else block


def _is_title(block: Block) -> bool:
    """ "3. Findings" heads a section."""
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and block.marker is None
    return plain and len(block.text) <= LONGEST_TITLE and block.text[-1:].isalpha()
