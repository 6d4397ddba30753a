"""As many answers as questions, without numbers: each under a title, behind a bullet, or a paragraph that speaks of it.

How many plots are there? How long is the list?        Plots
                                                       There are 611.          a title shares a word with its question
                                                       Waiting list
                                                       The list is of 84.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.by_kin import answered_by_kin, stems

SURE = 0.8
DOUBTFUL = 0.65
LONGEST_TITLE = 60  # characters
WHOLE = re.compile(
    r"\b(?:(?:your|the|this) (?:entire |whole )?request\b"
    r"|information (?:that |which )?you (?:have )?(?:ask|request|sought)"
    r"|the (?:requested )?information (?:requested )?is)",
    re.I,
)


def one_each(blocks: Sequence[Block], begin: int, stop: int, asked: Sequence[Asked]) -> list[Asked]:
    """The questions, each with its own of the answers between the two places; none where they do not come out even."""
    if len(asked) < 2 or any(len(each.path) > 1 for each in asked):
        return []
    while begin < stop and blocks[begin].text.rstrip().endswith((":", ":-", ":–")):
        begin += 1
    bullets = [at for at in range(begin, stop) if blocks[at].bullet is not None and blocks[at].marker is None]
    paragraphs = list(range(begin, stop))
    for places, after, least in (
        (_titles(blocks, begin, stop), 1, 0.5),
        (bullets, 0, 0.0),
        (paragraphs, 0, 0.6),
    ):
        if len(places) == len(asked) and places[0] == begin:
            share = sum(_speaks_of(blocks[at], each, asked) for at, each in zip(places, asked, strict=True)) / len(
                asked
            )
            together = _is_for_all(blocks[begin:stop]) or any(blocks[at].kind is BlockKind.TABLE for at in places)
            if share >= least and not (places is paragraphs and together):
                ends = [*places[1:], stop]
                sure = SURE if share > 0.9 else DOUBTFUL
                return [
                    each.answered(stretches_of(blocks[at + after : end]), sure=sure)
                    for each, at, end in zip(asked, places, ends, strict=True)
                ]
    return [] if _is_for_all(blocks[begin:stop]) else answered_by_kin(blocks[begin:stop], asked)


def _titles(blocks: Sequence[Block], begin: int, stop: int) -> list[int]:
    return [at for at in range(begin, stop - 1) if _is_title(blocks[at]) and not _is_title(blocks[at + 1])]


def _is_title(block: Block) -> bool:
    text = block.text.rstrip()
    plain = block.kind is not BlockKind.TABLE and block.bullet is None and block.marker is None
    return plain and 0 < len(text) < LONGEST_TITLE and text[-1] not in ".;,?" and not text[0].isdigit()


def _is_for_all(paragraphs: Sequence[Block]) -> bool:
    """Whether one of them speaks of the whole request, so that all are one answer."""
    return any(WHOLE.search(block.text) for block in paragraphs)


def _speaks_of(block: Block, asked: Asked, every: Sequence[Asked]) -> bool:
    """Whether long words, or their kin, stand in both: no fewer than the block shares with another question."""
    said = stems(block.text)
    own = len(said & stems(asked.text))
    return own > 0 and all(len(said & stems(each.text)) <= own for each in every)
