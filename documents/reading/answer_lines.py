"""Lettered lines that are an answer, and no parts of the question over them:

1. How many fines did each of the two teams issue?     a whole question, that leads nothing in
(a) 12 were issued by the north team.                  lines that ask nothing, with nothing under them,
(b) 7 were issued by the south team.                   where other questions have their answers right below
2. Who may appeal?
Anybody who was fined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.sequences import Head, Run
from documents.reading.words import words_to_text
from documents.reading.zones import closing_kind, is_response_start

# A figure that is no year, or a sentence that ends: "12 were issued", but neither "2023" nor "the north team"
TELLS = re.compile(r"(?<![\d/-])(?!(?:19|20)\d\d\b)\d[\d,.]{0,12}|\w\.$")


def without_lettered_lines(blocks: Sequence[Block], run: Run) -> Run:
    """The run without the letters of such lines. Nothing tells of questions in a list that is answered elsewhere."""
    between = any(_has_words_below(blocks, *pair) for pair in pairwise(run.top))
    if not between and not _is_answered_last(blocks, run):
        return run
    gone: list[Head] = []
    for at, head in enumerate(run.heads):
        heads = _right_below(run.heads, at)
        below = [blocks[each.at] for each in heads]
        tell = between or all(TELLS.search(words_to_text(each.rest)) for each in below)
        if below and tell and _asks_whole(blocks[head.at]) and not any(_may_ask(each) for each in below):
            gone += heads
    return Run([head for head in run.heads if head not in gone], run.levels) if gone else run


def _right_below(heads: Sequence[Head], at: int) -> list[Head]:
    """The heads one level in that stand block after block under this one, up to the next of its own level."""
    below: list[Head] = []
    for head in heads[at + 1 :]:
        if len(head.path) <= len(heads[at].path):
            return below if below and head.at == below[-1].at + 1 else []
        if len(head.path) != len(heads[at].path) + 1 or head.at != heads[at].at + len(below) + 1:
            return []
        below.append(head)
    return []  # under the last one, what follows may answer all of them


def _has_words_below(blocks: Sequence[Block], head: Head, after: Head) -> bool:
    """Whether what stands under a number, up to the next of its level, has no number and does not ask."""
    between = blocks[head.at + 1 : after.at]
    return bool(between) and between[0].marker is None and not is_asking(between[0].text)


def _is_answered_last(blocks: Sequence[Block], run: Run) -> bool:
    """Whether words stand right under the last question, that lead in no answer to all of them."""
    after = run.heads[-1].at + 1
    if after >= len(blocks) or run.heads[-1].path != run.top[-1].path:
        return False
    block = blocks[after]
    leads = is_response_start(block) or block.kind is BlockKind.TABLE or closing_kind(block.text) is not None
    return not leads and block.marker is None and not is_asking(block.text)


def _asks_whole(block: Block) -> bool:
    return block.text.rstrip("”\"' ").endswith("?")


def _may_ask(block: Block) -> bool:
    said = words_to_text(block.rest)
    return is_asking(said) or said.rstrip("”\"' ").endswith("?")
