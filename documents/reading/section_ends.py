"""Where the section of a letter that answers ends: at the next head that looks like the one over the answers.

Your request                bold
Findings                    bold, right over the first answer
Item a)
The total was …
Time taken                  bold as that one: no part of the last answer
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block, BlockKind
from documents.reading.courtesies import COURTESY
from documents.reading.outcomes import LAW_TALK, outcome_of_words, refuses

ADVISES = re.compile(
    r"\bsection 16\b|\badvice and assistance\b|\byou may (?:also )?(?:find|be interested)\b"
    r"|\bmay (?:also )?be of (?:\w+ )?(?:interest|use|help)\b",
    re.I,
)
# What tells something, once laws, provisions, addresses and page numbers are left out.
NO_FIGURES = re.compile(
    r"\b(?:Act|Regulations|Order)\W{1,3}\d{4}|\b(?:sections?|s\.|regulations?|reg\.?)\s?\d[\w()]{0,12}"
    r"|\b(?:https?://|www\.)\S{1,200}|\S{1,64}@\S{1,100}|^\d{1,2}[.)]",
    re.I,
)
TELLS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|none|attached"
    r"|enclosed|appended|below|as follows)\b|:$"
    r"|\b(?:interested(?: to (?:know|hear|learn|see))?|find) that\b",
    re.I,
)
SAME_SIZE = 0.02  # share of a line's height
LONGEST = 60  # characters of such a head


def section_end(blocks: Sequence[Block], places: Sequence[int], end: int) -> int:
    """Where the last of the answers that begin at these places ends at most; where no such head follows it, `end`.

    A head of that look between two answers, or before the last one's first words, is one within an answer.
    """
    above = blocks[places[0] - 1] if places[0] else None
    if above is None or not _may_head(above):
        return end
    within = any(_is_like(block, above) for block in blocks[places[0] + 1 : places[-1] + 1])
    first = places[-1] + 2  # one block at least answers
    return end if within else next((at for at in range(first, end) if _is_like(blocks[at], above)), end)


def without_advice(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where an answer ends that says of itself which question it is about: before advice on the whole of what was asked
    (FOIA s.16), which stands last. Advice after a refusal is how to ask again, and goes with it. So does what tells
    anything with its advice, or after it: a figure, what is attached, that something is so."""
    for at in range(begin + 1, end):
        if ADVISES.search(blocks[at].text):
            if any(map(_tells, blocks[at:end])):
                return end
            before = [outcome_of_words(block.text, False) for block in blocks[begin:at]]
            return end if any(map(refuses, before)) or LAW_TALK.search(blocks[at - 1].text) else at
    return end


def _tells(block: Block) -> bool:
    """Whether a paragraph is a table, none of advice or courtesy, or tells something with its advice."""
    advises = ADVISES.search(block.text) or COURTESY.match(block.text)
    is_other = block.kind is BlockKind.TABLE or not advises
    return is_other or TELLS.search(NO_FIGURES.sub("", block.text)) is not None


def _may_head(block: Block) -> bool:
    text = block.text.rstrip()
    is_short = 0 < len(text) <= LONGEST and not text.endswith((".", ";", ",", "?"))
    return block.kind is BlockKind.HEADING and is_short and not any(map(str.isdigit, text))


def _is_like(block: Block, above: Block) -> bool:
    """Whether a block is a head of the same look, and heads no reasons: "Public interest test", "Exemption"."""
    if not _may_head(block) or LAW_TALK.search(block.text) or block.bold is not above.bold:
        return False
    one, other = block.lines[0], above.lines[0]
    return abs(one.height - other.height) <= SAME_SIZE * other.height
