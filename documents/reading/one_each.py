"""As many answers as questions, without numbers: each under a title, behind a bullet, or a paragraph that speaks of it.

How many plots are there? How long is the list?        Plots
                                                       There are 611.          a title shares a word with its question
                                                       Waiting list
                                                       The list is of 84.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.by_kin import answered_by_kin, stems
from documents.reading.numbering import Role

SURE = 0.8
DOUBTFUL = 0.65
LEADS = (":", ":-", ":–")
MOST = 0.9  # share of the answers that speak of their question, for it to be sure
LONGEST_TITLE = 60  # characters
THANKS = re.compile(r"(?:thank you for (?:your|contacting)|further to your|in (?:response|reply) to your)\b", re.I)
WHOLE = re.compile(
    r"\b(?:(?:your|the|this) (?:entire |whole )?request\b"
    r"|information (?:that |which )?you (?:have )?(?:ask|request|sought))",
    re.I,
)
MAYBE_WHOLE = re.compile(r"\bthe (?:requested )?information (?:requested )?is", re.I)


def one_each(blocks: Sequence[Block], begin: int, stop: int, asked: Sequence[Asked]) -> list[Asked]:
    """The questions, each with its own of the answers between the two places; none where they do not come out even."""
    if len(asked) < 2 or any(len(each.path) > 1 for each in asked):
        return []
    first = next((at for at in range(begin, stop) if not _only_opens(blocks[at])), stop)
    begin = next((at for at in range(first, stop) if not blocks[at].text.rstrip().endswith(LEADS)), stop)
    every = range(begin, stop)
    is_for_all = any(_speaks_of_all(blocks[at].text, asked) for at in every)  # then all are one answer
    leading = [] if is_for_all else _leading(blocks, range(first, stop))
    for places, under_title, least in (
        (leading, 0, MOST),
        (_titles(blocks, begin, stop), 1, 0.5),
        ([at for at in every if blocks[at].bullet is not None and blocks[at].marker is None], 0, 0.0),
        (_counted(blocks, every), 0, 0.0),
        ([] if is_for_all or any(blocks[at].kind is BlockKind.TABLE for at in every) else every, 0, 0.6),
        (leading, 0, 0.6),
        ([] if is_for_all else _with_tables(blocks, every), 0, 0.6),
    ):
        if len(places) != len(asked) or places[0] not in (first, begin):
            continue
        share = _share(blocks, places, asked)
        if share >= least:
            sure = SURE if share > MOST else DOUBTFUL
            ends = [*places[1:], stop]
            return [
                each.answered(_told(blocks, at + under_title, end), sure=sure)
                for each, at, end in zip(asked, places, ends, strict=True)
            ]
    return [] if is_for_all else answered_by_kin(blocks[begin:stop], asked)


def _speaks_of_all(text: str, asked: Sequence[Asked]) -> bool:
    """Whether it speaks of the whole request; "the information" may be that of one question alone."""
    if WHOLE.search(text) or not MAYBE_WHOLE.search(text):
        return WHOLE.search(text) is not None
    said = stems(text)
    shares = sorted(len(said & stems(each.text)) for each in asked)
    return shares[-1] == shares[-2]


def _share(blocks: Sequence[Block], places: Sequence[int], asked: Sequence[Asked]) -> float:
    """How many of the answers that are in words speak of their question."""
    speak = [
        _speaks_of(blocks[at], each, asked)
        for at, each in zip(places, asked, strict=True)
        if blocks[at].kind is not BlockKind.TABLE
    ]
    return sum(speak) / len(speak) if speak else 0.0


def _with_tables(blocks: Sequence[Block], every: Sequence[int]) -> list[int]:
    """The paragraphs, and the tables to which none of them leads, where there are such."""
    places = [
        at
        for at in every
        if blocks[at].bullet is None
        and not (blocks[at].kind is BlockKind.TABLE and at > every[0] and blocks[at - 1].text.rstrip().endswith(LEADS))
    ]
    return places if any(blocks[at].kind is BlockKind.TABLE for at in places) else []


def _only_opens(block: Block) -> bool:
    """ "Thank you for your request." """
    return len(block.text) < LONGEST_TITLE and block.text.endswith(".") and THANKS.match(block.text) is not None


def _leading(blocks: Sequence[Block], every: Sequence[int]) -> list[int]:
    """The paragraphs, if all the bullets and tables among them stand under one that leads to them."""
    found: list[int] = []
    for at in every:
        above = blocks[at - 1]
        if blocks[at].kind is not BlockKind.TABLE and blocks[at].bullet is None:
            found.append(at)
        elif not (found and (above.bullet is not None or above.text.rstrip().endswith((*LEADS, "below.")))):
            return []
    return found


def _counted(blocks: Sequence[Block], every: Sequence[int]) -> list[int]:
    """The places of numbers that count on from 1, without a word before them."""
    found: list[int] = []
    for at in every:
        marker = blocks[at].marker
        if marker is not None and marker.role is Role.PLAIN and marker.path == (str(len(found) + 1),):
            found.append(at)
    return found


def _told(blocks: Sequence[Block], at: int, end: int) -> list[Stretch]:
    first = blocks[at]
    own = [Stretch(first, first.rest)] if first.marker is not None and first.rest else stretches_of(blocks[at : at + 1])
    return [*own, *stretches_of(blocks[at + 1 : end])]


def _titles(blocks: Sequence[Block], begin: int, stop: int) -> list[int]:
    return [at for at in range(begin, stop - 1) if _is_title(blocks[at]) and not _is_title(blocks[at + 1])]


def _is_title(block: Block) -> bool:
    text = block.text.rstrip()
    plain = block.kind is not BlockKind.TABLE and block.bullet is None and block.marker is None
    return plain and 0 < len(text) < LONGEST_TITLE and text[-1] not in ".;,?" and not text[0].isdigit()


def _speaks_of(block: Block, asked: Asked, every: Sequence[Asked]) -> bool:
    """Whether long words, or their kin, stand in both: no fewer than the block shares with another question."""
    said = stems(block.text)
    own = len(said & stems(asked.text))
    return own > 0 and all(len(said & stems(each.text)) <= own for each in every)
