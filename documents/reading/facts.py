"""A value read in a paragraph, with its place."""

from __future__ import annotations

from documents.reading.blocks import Block
from documents.reading.shapes import Fact
from documents.reading.words import words_between, words_to_spans


def fact(block: Block, value: str, start: int, end: int, sure: float = 1.0) -> Fact:
    """A value with the place in a block it was read from, as offsets into the block's text."""
    return Fact(value, words_to_spans(words_between(block.words, start, end)), sure)
