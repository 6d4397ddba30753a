"""Numbers of answers that stand alone.

2) (a) Seven (b) nine     the 2 before letters that are the answer's own
1(a)                      after labels that are written whole, a number without a sign is one too, where its question
4,112                     comes next and has no parts
2
None
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked
from documents.reading.blocks import Block
from documents.reading.numbering import Marker, Role, parse_outer

BARE = re.compile(r"(?P<number>\d{1,2})(?:\s(?=[A-Z£“\d])|$)")
FEWEST = 2  # questions that labels written whole name


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


def with_bare_labels(blocks: Sequence[Block], asked: Sequence[Asked]) -> list[Block]:
    """The blocks of answers; beside "1(a)" and "1(b)", a bare 2 in its turn has a marker."""
    made, paths = list(blocks), [each.path for each in asked]
    reached, wholes = -1, 0
    for at, block in enumerate(blocks):
        known = _named(block.marker, paths)
        if block.marker is not None and block.marker.style.startswith("##") and known:
            reached, wholes = max(reached, *known), wholes + len(known)
            continue
        found = BARE.match(block.text) if wholes and block.marker is None and block.bullet is None else None
        due = next((index for index in range(reached + 1, len(paths)) if not _has_parts(paths, index)), None)
        if found is None or due is None or paths[due] != (found["number"],) or _is_label(blocks[at - 1]):
            continue
        number = found["number"]
        made[at] = replace(block, marker=Marker((number,), "#", number, len(number)))
        reached = due
    return made if wholes >= FEWEST else list(blocks)


def _named(marker: Marker | None, paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Which questions a marker names."""
    named = [tuple(each.split(".")) for each in marker.group] or [marker.path] if marker else []
    return [paths.index(each) for each in named if each in paths]


def _has_parts(paths: Sequence[tuple[str, ...]], index: int) -> bool:
    return any(path[:-1] == paths[index] for path in paths[index + 1 :])


def _is_label(block: Block) -> bool:
    """A number with nothing behind it: what stands under it is its answer, if only a figure."""
    return block.marker is not None and not block.rest
