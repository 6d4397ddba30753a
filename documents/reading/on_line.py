"""Questions with their answers on their own lines, without numbers:

• How many pupils were suspended? – 112 pupils.
Q. Who decides? A. The headteacher.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.interleaved import interleaved_questions
from documents.reading.numbering import Marker
from documents.reading.sequences import Head
from documents.reading.words import words_to_text
from documents.reading.zones import Zones, authority_speaks, closing_kind

SURE = 0.85
FEWEST = 2
ANSWER = re.compile(r"A[.:)]{1,2}")
CLOSES = ("review", "sign-off", "copyright")


def answered_on_line(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions whose answers stand after their question marks, with what stands below them."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    stop = next((at for at in range(begin, zones.end) if closing_kind(blocks[at].text) in CLOSES), zones.end)
    places = [at for at in range(begin, stop) if _asks_and_tells(blocks[at])]
    if len(places) < FEWEST:
        return []
    labels = {marker.printed for at in places if (marker := blocks[at].marker) is not None}
    places = [at for at in range(begin, stop) if at in places or _is_labelled(blocks[at], labels)]
    heads = [Head(at, (str(number),), Marker((str(number),), "line", "", 0)) for number, at in enumerate(places, 1)]
    found = interleaved_questions(blocks, zones, heads)
    return [_unlabelled(replace(each, printed=None, sure=min(each.sure, SURE))) for each in found]


def _unlabelled(asked: Asked) -> Asked:
    """Without the "A." before the answer."""
    if not asked.answer or not ANSWER.fullmatch(asked.answer[0].words[0].text) or not asked.answer[0].words[1:]:
        return asked
    first = asked.answer[0]
    return replace(asked, answer=(Stretch(first.block, first.words[1:]), *asked.answer[1:]))


def _is_labelled(block: Block, labels: Collection[str]) -> bool:
    """A question behind the same label, whose answer came to stand on the next line."""
    return block.marker is not None and block.marker.printed in labels and block.text.endswith("?")


def _asks_and_tells(block: Block) -> bool:
    asked, mark, rest = words_to_text(block.rest).partition("?")
    told = rest.strip(" -–—:(”\"'.)")
    if not mark or not told or block.kind is BlockKind.TABLE:
        return False
    return is_asking(asked) and not is_asking(told) and not authority_speaks(asked)
