"""Answers set in capitals under their questions, or after them on the line, as officers type into a message:

1. How many vehicles are there?
FORTY-ONE
2. Please confirm how many are electric. SIX      what is in capitals answers what stands before it

Not where the capitals are headings: then more than one question stands between them, or they all say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.sections import LETTERS
from documents.reading.words import Word, words_to_text
from documents.reading.zones import RESPONSE_HEADING, Zones, is_label

NUMBERED, UNNUMBERED = 0.9, 0.8  # sure
LEAST = 2  # pairs
FEWEST = 3  # words before capitals on a line
LONGEST_TITLE = 60  # characters
ENDS = (".", "?", ":", ";", "-", "–", "—")


def answers_in_capitals(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter in which each is followed by capitals; none where one is not."""
    if zones.intro is None:
        return []
    stop = first_closing(blocks, zones.intro + 1, zones.end)
    pieces = [piece for block in blocks[zones.intro + 1 : stop] for piece in _pieces(block)]
    pairs = _pairs(pieces)
    if len(pairs) < LEAST or not all(_is_one(asks) for asks, _ in pairs):
        return []
    heads = [_head(asks) for asks, _ in pairs]
    told = {tells[0].text for _, tells in pairs}
    asking = sum(is_asking(words_to_text(head.block.rest or head.words)) for head in heads)
    labels = any(is_label(tells[0].block, RESPONSE_HEADING) for _, tells in pairs)
    in_words = sum(any(map(_is_word, (word for each in tells for word in each.words))) for _, tells in pairs)
    if labels or len(told) < LEAST or 2 * min(asking, in_words) < len(pairs):
        return []
    return [_asked(head, tells, path) for head, (_, tells), path in zip(heads, pairs, _paths(heads), strict=True)]


def is_capitals(words: Sequence[Word]) -> bool:
    """Whether there is a word or figure among them, and no small letter."""
    return all(word.text == word.text.upper() for word in words) and any(
        _is_word(word) or any(map(str.isdigit, word.text)) for word in words
    )


def _is_word(word: Word) -> bool:
    return sum(map(str.isalpha, word.text)) > 1


def _pieces(block: Block) -> Iterator[Stretch]:
    """A paragraph, or what is asked in it and the capitals after that."""
    words = block.words
    cut = len(words)
    while cut and words[cut - 1].text == words[cut - 1].text.upper():
        cut -= 1
    if FEWEST <= cut < len(words) and words[cut - 1].text.endswith(ENDS) and is_capitals(words[cut:]):
        yield Stretch(block, words[:cut])
        yield Stretch(block, words[cut:])
    else:
        yield Stretch(block, words)


def _pairs(pieces: Sequence[Stretch]) -> list[tuple[list[Stretch], list[Stretch]]]:
    """What is asked and the capitals under it, in turn; none where it does not begin and end so."""
    pairs: list[tuple[list[Stretch], list[Stretch]]] = []
    for piece in pieces:
        if piece.block.kind is BlockKind.TABLE:
            return []
        if is_capitals(piece.words) and _has_no_number(piece):
            if not pairs:
                return []
            pairs[-1][1].append(piece)
        elif pairs and not pairs[-1][1]:
            pairs[-1][0].append(piece)
        else:
            pairs.append(([piece], []))
    return pairs if pairs and pairs[-1][1] else []


def _has_no_number(piece: Stretch) -> bool:
    return piece.block.marker is None or piece.words[0] is not piece.block.words[0]


def _is_one(asks: Sequence[Stretch]) -> bool:
    """Whether these paragraphs are one question: with a title over its number at most."""
    titles = [each for each in asks[:-1] if len(each.text) >= LONGEST_TITLE or each.text.endswith((".", "?"))]
    return not titles and len(asks) <= LEAST and all(each.block.marker is None for each in asks[:-1])


def _head(asks: Sequence[Stretch]) -> Stretch:
    return asks[-1]


def _paths(heads: Sequence[Stretch]) -> list[tuple[str, ...]]:
    """Their numbers as printed, under a letter for each section where they start again; else their places."""
    if any(head.block.marker is None for head in heads):
        return [(str(place),) for place in range(1, len(heads) + 1)]
    paths = [head.block.marker.path for head in heads if head.block.marker]
    if len(set(paths)) == len(paths):
        return paths
    starts = [at for at, path in enumerate(paths) if path == paths[0]]
    return [(LETTERS[sum(start <= at for start in starts) - 1], *path) for at, path in enumerate(paths)]


def _asked(head: Stretch, tells: Sequence[Stretch], path: tuple[str, ...]) -> Asked:
    marker = head.block.marker
    kept = {(word.page, word.start) for word in head.words}
    words = tuple(word for word in head.block.rest if (word.page, word.start) in kept) if marker else head.words
    asked = Asked(path, marker.printed if marker else None, words)
    return replace(asked, answer=tuple(tells), sure=NUMBERED if marker else UNNUMBERED)
