"""Which questions of a request ask the same as an earlier one, told by the words they share."""

from __future__ import annotations

from collections.abc import Sequence

from requests.search.asked_before import ASKING_WORDS
from requests.search.schema import stem
from requests.search.text import words
from requests.search.words import FUNCTION_WORDS

SAME = 0.75  # share of the words of both
MOST_COMPARED = 300
FEWEST = 3  # words that tell something: "How many?" is like everything


def overlaps(questions: Sequence[str]) -> dict[int, int]:
    """A later question's place, and that of the earlier one it asks again."""
    told = [telling(question) for question in questions[:MOST_COMPARED]]
    found: dict[int, int] = {}
    for later in range(len(told)):
        if len(told[later]) >= FEWEST:
            alike = (at for at in range(later) if at not in found and likeness(told[at], told[later]) >= SAME)
            if (earlier := next(alike, None)) is not None:
                found[later] = earlier
    return found


def telling(text: str) -> frozenset[str]:
    """The roots of the words that say what is asked about."""
    asked = (word.lower() for word in words(text))
    return frozenset(stem(word) for word in asked if word not in FUNCTION_WORDS and word not in ASKING_WORDS) - {""}


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that both have."""
    return len(one & other) / len(one | other) if one and other else 0.0
