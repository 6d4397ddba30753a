"""Answers that the letter says are set in another way than the questions: "Our answers are in red below each question".

Complaints, by year                 what is not set so asks
  Eleven                            what is set so answers, as does a table
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.zones import Zones

LOOK = re.compile(
    r"\b(?:in|using|highlighted|marked) (?:[a-z]{1,12} ){0,2}"
    r"(?:(?P<bold>bold)|(?P<italic>italics?)|(?P<tinted>red|blue|green|purple|orange|colou?r))\b",
    re.I,
)
WHOSE = re.compile(
    r"\b(?:(?P<theirs>questions?|requests?)|answer(?:s|ed)?|repl(?:y|ies|ied)|respon(?:ses?|ds?|ded)|comments?"
    r"|information)\b",
    re.I,
)
BESIDE = re.compile(
    r"\b(?:to|of|for|below|beneath|under|after|beside|following) (?:(?:your|the|each|every|all|these|those|of) ){0,3}$",
    re.I,
)
FAR = 80  # characters from a look to whose it is
LOOKS: dict[str, Callable[[Block], bool]] = {
    "bold": lambda block: block.bold,
    "italic": lambda block: block.italic,
    "tinted": lambda block: block.tinted,
}
FEWEST = 2
NEAR = 12  # blocks of the letter's beginning in which it is said
SURE = 0.9


def answers_set_apart(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions with their answers, where the letter says how they are set; none where it does not do so."""
    early = range(max(zones.begin - NEAR, 0), min(zones.begin + NEAR, zones.end))
    told = next(((at + 1, *look) for at in early if (look := _says(blocks[at]))), None)
    if told is None:
        return []
    said, name, asks = told
    begin = max(said, zones.begin)  # it may be said in a note above the mail that is answered
    stop = first_closing(blocks, min(begin + 1, zones.end), zones.end)
    turns = [
        (answers, list(run)) for answers, run in groupby(blocks[begin:stop], lambda block: _answers(block, name, asks))
    ]
    turns = turns[1:] if turns and turns[0][0] else turns
    pairs = list(zip(turns[::2], turns[1::2], strict=False))
    if len(pairs) < FEWEST or any(sum(block.marker is not None for block in above) for (_, above), _ in pairs):
        return []
    found: list[Asked] = []
    bulleted = all(above[-1].bullet for (_, above), _ in pairs)
    for (_, above), (_, below) in pairs:
        words = tuple(word for block in _without_leads(above, bulleted) for word in block.words)
        made = Asked((str(len(found) + 1),), None, words, after=begin, sure=SURE)
        found.append(made.answered(stretches_of(below), sure=SURE))
    return found


def _without_leads(above: Sequence[Block], bulleted: bool) -> Sequence[Block]:
    """ "Could you please tell me:" leads in what is asked below it, as does what stands above the first of bullets."""
    first = next((at for at, block in enumerate(above) if block.bullet), 0) if bulleted else 0
    above = above[first:]
    return next((above[at:] for at, block in enumerate(above) if not block.text.rstrip().endswith(":")), above)


def _says(block: Block) -> tuple[str, bool] | None:
    """The look that a paragraph speaks of, and whether it is that of the questions."""
    look = LOOK.search(block.text) if block.kind is not BlockKind.TABLE else None
    whose = _whose(block.text[: look.start()]) if look else None
    if look is None or whose is None:
        return None
    return next(name for name in LOOKS if look[name]), whose["theirs"] is not None


def _whose(before: str) -> re.Match[str] | None:
    """What is named last before a look: "your questions with replies in red", "replies to questions in red"."""
    said = before[-FAR:].rpartition(".")[2]
    named = [each for each in WHOSE.finditer(said) if not BESIDE.search(said[: each.start()])]
    return named[-1] if named else None


def _answers(block: Block, name: str, asks: bool) -> bool:
    return block.kind is BlockKind.TABLE or LOOKS[name](block) is not asks
