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


def overlaps(questions: Sequence[tuple[str, str]]) -> dict[int, int]:
    """A later question's place, and that of the earlier one it asks again. Each is what leads it in, and its words.

    Under the same lead only their own words tell.
    """
    own = [telling(words) for _, words in questions[:MOST_COMPARED]]
    whole = [
        telling(f"{lead} {words}") if lead else own[at] for at, (lead, words) in enumerate(questions[:MOST_COMPARED])
    ]
    found: dict[int, int] = {}
    for later, (lead, _) in enumerate(questions[:MOST_COMPARED]):
        for at in range(later):
            told = own if questions[at][0] == lead else whole
            if at not in found and len(told[later]) >= FEWEST and likeness(told[at], told[later]) >= SAME:
                found[later] = at
                break
    return found


def telling(text: str) -> frozenset[str]:
    """The roots of the words that say what is asked about."""
    asked = (word.lower() for word in words(text))
    return frozenset(stem(word) for word in asked if word not in FUNCTION_WORDS and word not in ASKING_WORDS) - {""}


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that both have."""
    return len(one & other) / len(one | other) if one and other else 0.0
