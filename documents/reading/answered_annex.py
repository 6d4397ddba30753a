"""A letter that closes, and is signed, before an annex with all that is asked and answered.

Our answers are in Annex A.  You may ask for a review.  Yours sincerely
Annex A: questions and answers       1. How many …?   15        -> read as a letter of its own, page break or none

You asked: (1) How many …?   What we have decided is in Annex A.  Yours sincerely
Annex A       As to limb (1)   15                               -> the letter's questions, answered under their numbers
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.zones import SIGN_OFF, Zones, annexed

WORD = r"(?:annex(?:e|es)?|appendi(?:x|ces)|schedules?|enclosures?|attachments?|atod(?:iad|len))"
ANNEX = re.compile(rf"{WORD}(?:\s?(?-i:[A-H]|\d{{1,2}}|[IVX]{{1,4}})(?!\w))?\W?(?:\s|$)", re.I)
ANSWERS = re.compile(r"\b(?:answers?|answered|repl(?:y|ies)|responses?|atebion|ymateb(?:ion)?)\b", re.I)
ASKS = re.compile(r"\b(?:questions?|requests?|asked|cwestiynau|cais)\b", re.I)
DECIDED = re.compile(r"\b(?:decided|decisions?|reasons?|findings?|position)\b", re.I)
THERE = re.compile(
    rf"\b{WORD}\b|\b(?:overleaf|attached|enclosed|(?:below|under|after|following) (?:my|the|our) (?:signature|letter)"
    r"|(?:next|following|further|second) pages?|end of this (?:letter|e-?mail))\b",
    re.I,
)
SENTENCE = re.compile(r"(?<=[.;]) (?=[A-Z])")
LONGEST_HEAD = 120  # characters
FEWEST = 2  # questions whose numbers stand over answers

Find = Callable[[Zones], list[Asked]]


def answers_in_annex(blocks: Sequence[Block], zones: Zones, find: Find) -> list[Asked]:
    """The questions of such an annex with their answers; none where the letter restates the request before it."""
    signed = next((at for at in range(zones.begin, len(blocks)) if SIGN_OFF.match(blocks[at].text)), None)
    if signed is None or (zones.intro is not None and zones.intro < signed):
        return []
    if any(block.kind is BlockKind.TABLE or block.marker for block in blocks[zones.begin : signed]):
        return []
    heads = [at for at in range(signed + 1, len(blocks)) if _is_head(blocks[at], blocks[at - 1])]
    head = heads[0] if heads else None
    if head is None or not (
        ANSWERS.search(blocks[head].text) or _says_answered_there(blocks[zones.begin : signed], ANSWERS)
    ):
        return []
    readings = [_within(blocks, zones, find, head, end) for end in dict.fromkeys((*heads[1:2], len(blocks)))]
    return max(readings, key=_told)


def answered_by_number(blocks: Sequence[Block], zones: Zones, find: Find) -> list[Asked]:
    """The questions of a letter that says before its signature that an annex answers them, where each has its number
    as a head there; none where one has not, or the letter has such heads itself.

    `find`: the questions of a letter, without answers."""
    signed = next((at for at in range(zones.begin, len(blocks)) if SIGN_OFF.match(blocks[at].text)), None)
    heads = [at for at in range((signed or len(blocks)) + 1, len(blocks)) if _is_head(blocks[at], blocks[at - 1])]
    if signed is None or not heads or zones.intro is None or zones.intro > signed:
        return []
    asked = find(replace(zones, end=signed))
    after = asked[-1].after if asked else signed
    if after > signed or any(each.printed is None for each in asked):
        return []
    told_there = _says_answered_there(blocks[after:signed], ANSWERS) or _says_answered_there(
        blocks[after:signed], DECIDED
    )
    if len(asked) < FEWEST or not told_there or answers_by_heads(blocks, replace(zones, end=signed), asked):
        return []
    end = next((at for at in heads if blocks[at].page > blocks[heads[0]].page), len(blocks))
    placed = [replace(each.answered(()), after=heads[0] + 1) for each in asked]
    found = answers_by_heads(blocks, replace(zones, end=end), placed) or []
    return found if all(each.answer for each in found) else []


def _is_head(block: Block, above: Block) -> bool:
    """Whether a line heads an annex: by its name, or as a heading or first line that tells of questions and answers."""
    text = block.text
    if block.kind is BlockKind.TABLE or len(text) > LONGEST_HEAD or text.endswith((".", ",")):
        return False
    set_apart = block.kind is BlockKind.HEADING or block.page > above.page
    both = set_apart and ASKS.search(text) is not None and ANSWERS.search(text) is not None
    return both or ANNEX.match(text) is not None


def _says_answered_there(body: Sequence[Block], what: re.Pattern[str]) -> bool:
    sentences = (each for block in body for each in SENTENCE.split(block.text))
    return any(what.search(each) and THERE.search(each) for each in sentences)


def _within(blocks: Sequence[Block], zones: Zones, find: Find, head: int, end: int) -> list[Asked]:
    """What is asked and answered between the annex's head and an end."""
    return find(replace(annexed(blocks[:end], replace(zones, end=head + 1)), end=end))


def _told(asked: Sequence[Asked]) -> int:
    return sum(bool(each.answer) for each in asked)
