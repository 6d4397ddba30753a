"""A commissioner's name goes on: "Police and Crime Commissioner / for Westmarch", on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.blocks import Block
from documents.reading.shapes import Fact
from documents.reading.words import words_between, words_to_spans, words_to_text
from documents.reading.zones import Zones

OF_PLACE = re.compile(r"commissioner\s+(?P<place>for\s+(?:the\s+)?[A-Z][\w,&’' ]{2,80})", re.I)


def with_place(fact: Fact, blocks: Sequence[Block], zones: Zones) -> Fact:
    """A commissioner's letterhead may say "for …" on lines of its own under the title."""
    if not fact.value.endswith("Commissioner"):
        return fact
    head = [word for block in _letterhead_column(blocks[: zones.begin]) for word in block.words]
    text = words_to_text(head)
    found = OF_PLACE.search(text)
    if not found:
        return fact
    place = _place_only(found["place"])
    if place in ("for", "for the"):
        return replace(fact, sure=min(fact.sure, 0.6))
    spans = words_to_spans(words_between(head, found.start("place"), found.start("place") + len(place)))
    return Fact(f"{fact.value} {place}", (*fact.spans, *spans), fact.sure)


def _letterhead_column(head: Sequence[Block]) -> Sequence[Block]:
    """The blocks that stand in one column with "for …", so that an address beside it does not come between."""
    start = next((block for block in head if re.match(r"for (?:the )?[A-Z]", block.text)), None)
    if start is None:
        return head
    return [block for block in head if abs(block.left - start.left) < 4]


def _place_only(text: str) -> str:
    kept: list[str] = []
    for word in text.split():
        if (
            word.lower().rstrip(":.")
            in ("our", "your", "date", "ref", "name", "email", "tel", "telephone", "the", "dear", "working", "making")
            and kept
        ):
            break
        kept.append(word)
    return " ".join(kept).rstrip(",& ")
