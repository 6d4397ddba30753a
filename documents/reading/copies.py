"""A question printed again, and what stands after it in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.likeness import begins_with, is_alike, tokens
from documents.reading.words import Word, words_to_text

GOES_ON = re.compile(r"is|are|was|were|has|have|had|came|comes|totalled|includes?|included|stood|stands")


def after_copy(words: tuple[Word, ...], question: str) -> tuple[Word, ...]:
    """What stands after the words of a question, where they open with these; else all of them."""
    said = words_to_text(words)
    if begins_with(said, question):
        rest = words[cut_after(words, len(tokens(question))) :]
        return words if goes_on(rest) else rest
    return () if is_alike(said, question) else words


def goes_on(rest: Sequence[Word]) -> bool:
    """Whether what stands after a question's words goes on with their sentence: "The cost of it | was £18,400."."""
    return bool(rest) and GOES_ON.fullmatch(rest[0].text) is not None


def cut_after(words: Sequence[Word], length: int) -> int:
    """How many words hold so many of their words and figures."""
    count = 0
    for at, word in enumerate(words):
        count += len(tokens(word.text))
        if count >= length:
            return at + 1
    return len(words)
