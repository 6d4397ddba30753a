"""A number before letters that are the answer's own: the 2 of "2) (a) Seven (b) nine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked
from documents.reading.blocks import Block
from documents.reading.numbering import Role, parse_outer


def with_number_alone(block: Block, asked: Sequence[Asked]) -> Block:
    """ "2) (a) Seven (b) nine" answers question 2, where that has no (a) of its own."""
    marker = block.marker
    if marker is None or marker.role is not Role.PLAIN or len(marker.path) != 2:
        return block
    paths = {each.path for each in asked}
    if marker.path in paths:
        return block
    outer = parse_outer(block.text)
    known = outer is not None and outer.path == marker.path[:1] and outer.path in paths
    return replace(block, marker=outer) if known else block
