"""How alike two texts are, word for word: told without regard to case, spaces and punctuation."""

from __future__ import annotations

import re
from collections import Counter

from documents.reading.tolerances import USUAL

MOST = 4000  # characters compared


def tokens(text: str) -> list[str]:
    """The words and figures of a text."""
    return re.findall(r"[a-z0-9£%]+", text[:MOST].lower())


def likeness(one: str, other: str) -> float:
    """The share of words two texts have in common, 0.0 to 1.0."""
    a, b = Counter(tokens(one)), Counter(tokens(other))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def is_alike(one: str, other: str) -> bool:
    """Whether one text is a copy of the other, slips of the pen allowed."""
    return likeness(one, other) >= USUAL.alike


def begins_with(text: str, start: str) -> bool:
    """Whether a text opens with all words of another, in order. A start of under four words is too little."""
    said, opening = tokens(text), tokens(start)
    return len(opening) >= 4 and said[: len(opening)] == opening
