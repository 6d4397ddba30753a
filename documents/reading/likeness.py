"""How alike two texts are, word for word: told without regard to case, spaces and punctuation."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from documents.reading.tolerances import USUAL

MOST = 4000  # characters compared
KEPT = 1024  # texts whose words are remembered: the same paragraphs and questions are compared again and again


@lru_cache(maxsize=KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """The words and figures of a text."""
    return tuple(re.findall(r"[a-z0-9£%]+", text[:MOST].lower()))


@lru_cache(maxsize=KEPT)
def _counts(text: str) -> Counter[str]:
    return Counter(tokens(text))


def likeness(one: str, other: str) -> float:
    """The share of words two texts have in common, 0.0 to 1.0."""
    both = sum((_counts(one) & _counts(other)).values())
    return 2 * both / (len(tokens(one)) + len(tokens(other))) if both else 0.0


def is_alike(one: str, other: str) -> bool:
    """Whether one text is a copy of the other, slips of the pen allowed."""
    fewer, more = sorted((len(tokens(one)), len(tokens(other))))
    return 2 * fewer >= USUAL.alike * (fewer + more) and likeness(one, other) >= USUAL.alike


def begins_with(text: str, start: str) -> bool:
    """Whether a text opens with all words of another, in order. A start of under four words is too little."""
    said, opening = tokens(text), tokens(start)
    return len(opening) >= 4 and said[: len(opening)] == opening
