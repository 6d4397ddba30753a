"""Questions and answers without numbers, each under or after a label of its own, again and again:

Request:   How many taxis are licensed?          Sought: number of taxis
Response:  There were 788.                       Supplied: 788
Request:   …                                     Sought: …

What the labels say hardly matters: that two of them take turns, and that the first stands over what asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.numbering import follows, is_first, parse_marker
from documents.reading.words import Word, words_between, words_to_text
from documents.reading.zones import REQUEST_HEADING, RESPONSE_HEADING, Zones, closing_kind, is_label

SURE, DOUBTFUL = 0.95, 0.85
SHORT = re.compile(r"(?:(?P<asks>q|question|request)|a|answer|response|reply) ?[:.](?: (?=\S)|$)", re.I)
ANY = re.compile(r"(?P<label>[^\W\d_][\w’']{0,15}+(?: [\w’']{1,15}+){0,2}) ?:(?: (?=\S)|$)")
FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Label:
    at: int
    key: str
    length: int
    asks: bool | None  # None where its words do not tell


def labelled_pairs(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter in which two such labels take turns at least twice, or none."""
    labels = [label for at in range(zones.begin, zones.end) if (label := _label(at, blocks[at]))]
    known = [label for label in labels if label.asks is not None]
    return _read(blocks, zones, known, SURE) if known else _with_unknown(blocks, zones, labels)


def _with_unknown(blocks: Sequence[Block], zones: Zones, labels: Sequence[_Label]) -> list[Asked]:
    """Where both labels are words of any kind, what stands under the first has to ask, and more than the other."""
    counts = Counter(label.key for label in labels)
    again = [label for label in labels if counts[label.key] >= FEWEST]
    keys = list(dict.fromkeys(label.key for label in again))
    for one, other in pairwise(keys):
        taking = [
            _Label(label.at, label.key, label.length, label.key == one) for label in again if label.key in (one, other)
        ]
        asked = _read(blocks, zones, taking, DOUBTFUL)
        asking = sum(is_asking(each.text) for each in asked)
        if asked and 2 * asking >= len(asked) and asking > sum(is_asking(each.answer[0].text) for each in asked):
            return asked
    return []


def _label(at: int, block: Block) -> _Label | None:
    """The label that a block is, or begins with."""
    if block.kind is BlockKind.TABLE or block.marker is not None:
        return None
    for words, asks in ((REQUEST_HEADING, True), (RESPONSE_HEADING, False)):
        if is_label(block, words):
            return _Label(at, "", len(block.text), asks)
    short = SHORT.match(block.text)
    if short:
        return _Label(at, "", short.end(), bool(short["asks"]))
    found = ANY.match(block.text)
    return _Label(at, found["label"].lower(), found.end(), None) if found and not closing_kind(block.text) else None


def _read(blocks: Sequence[Block], zones: Zones, labels: Sequence[_Label], sure: float) -> list[Asked]:
    pairs = list(zip(labels[::2], labels[1::2], strict=False))
    if len(pairs) < FEWEST or len(labels) % 2 or not all(ask.asks and not tell.asks for ask, tell in pairs):
        return []
    stop = first_closing(blocks, labels[-1].at + (1 if _own(blocks, labels[-1]) else 2), zones.end)
    ends = [*(label.at for label in labels[2::2]), stop]
    asked = []
    for number, ((ask, tell), end) in enumerate(zip(pairs, ends, strict=True), 1):
        under = [block for block in blocks[ask.at + 1 : tell.at] if block.kind is not BlockKind.TABLE]
        own = _own(blocks, tell)
        said = (*_own(blocks, ask), *(word for block in under for word in block.words))
        told = [*([Stretch(blocks[tell.at], own)] if own else []), *stretches_of(blocks[tell.at + 1 : end])]
        if (
            any(block.marker for block in under) or not words_to_text(said) or not told
        ):  # a numbered list is read as one
            return []
        asked.append(Asked((str(number),), None, said, after=tell.at).answered(told, sure=sure))
    return _with_numbers(asked)


def _with_numbers(asked: list[Asked]) -> list[Asked]:
    """ "Request: (i) The number of staff": where they all count on, these are their numbers."""
    markers = [marker for each in asked if (marker := parse_marker(each.text)) and len(marker.path) == 1]
    counts = is_first(markers[0].token) if len(markers) == len(asked) else False
    if not counts or not all(follows(one.token, other.token) for one, other in pairwise(markers)):
        return asked
    return [
        replace(each, path=marker.path, printed=marker.printed, words=_after(each.words, marker.length))
        for each, marker in zip(asked, markers, strict=True)
    ]


def _after(words: tuple[Word, ...], length: int) -> tuple[Word, ...]:
    return tuple(words_between(words, length, len(words_to_text(words)))) or words


def _own(blocks: Sequence[Block], label: _Label) -> tuple[Word, ...]:
    """What stands after the label on its line."""
    block = blocks[label.at]
    return tuple(words_between(block.words, label.length, len(block.text)))
