"""A request in one paragraph, each sentence of which has a numbered answer of its own:

How many were lost? How many were found? What did it cost?
1. Forty-one.   2. Nine.   3. £310.                              as many numbers as sentences that ask
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.asked import Asked, Stretch, is_asking, stretches_of
from documents.reading.blocks import Block
from documents.reading.sequences import Head, find_runs
from documents.reading.words import Word, sentences_of, words_to_text
from documents.reading.zones import Zones, closing_kind

SURE = 0.8


def asked_by_sentence(blocks: Sequence[Block], zones: Zones, words: Sequence[Word], start: int) -> list[Asked]:
    """Each sentence of the request with its answer; none where they do not come out even."""
    sentences = sentences_of(words)
    if len(sentences) < 2 or not all(is_asking(words_to_text(each)) for each in sentences):
        return []
    heads = next((run.heads for run in find_runs(blocks, start, zones.end) if len(run.heads) == len(sentences)), None)
    if heads is None or any(len(head.path) > 1 for head in heads):
        return []
    return [
        Asked((str(at),), None, sentence, after=start).answered(_under(blocks, zones, heads, at - 1), sure=SURE)
        for at, sentence in enumerate(sentences, 1)
    ]


def _under(blocks: Sequence[Block], zones: Zones, heads: Sequence[Head], at: int) -> list[Stretch]:
    head = heads[at].at
    after = heads[at + 1].at if at + 1 < len(heads) else zones.end
    stop = next((place for place in range(head + 1, after) if closing_kind(blocks[place].text)), after)
    own = blocks[head]
    return [*([Stretch(own, own.rest)] if own.rest else []), *stretches_of(blocks[head + 1 : stop])]
