"""The sentences of a paragraph that somebody types, its greeting and its sign-off apart.

Dear Sir, how many horses are there; thanks, Bob      "Dear Sir," | "how many horses are there;" | "thanks, Bob"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.reading.greetings import GREETING
from documents.reading.typed_asking import is_frame
from documents.reading.words import Word, words_to_text

ABBREVIATIONS = frozenset({"mr.", "mrs.", "ms.", "dr.", "no.", "st.", "e.g.", "i.e.", "etc.", "approx.", "inc.", "vs."})
ENDS_GREETING = (",", "!", ":", ".", ";", "-", "–", "—")
PARTS = (";", ",", ":", "-", "–", "—", "?", "!", ".")
UNNAMED = re.compile(r"(?:sirs?|madam|all|team)(?: ?(?:/|or|and) ?(?:madam|sirs?))?\b", re.I)  # without a comma
SIGNS = re.compile(
    r"(?:(?:many |with )?thanks|cheers|thank you|(?:(?:kind|best|warm|many)(?:est)? )?regards"
    r"|yours(?: (?:sincerely|faithfully|truly))?|(?:sincerely|faithfully))[,.!]*(?: [A-Z][\w.'’-]{0,30}){0,4}[,.!]*"
)
MOST_GREETING = 6  # words
MOST_SIGNING = 8


def sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The sentences of the words; a greeting and a sign-off are sentences of their own wherever they stand."""
    run: list[Word] = []
    for word, after in pairwise([*words, None]):
        if word is None:
            continue
        run.append(word)
        ends = word.text.rstrip("\"'”’)").endswith((".", "?", "!")) and word.text.lower() not in ABBREVIATIONS
        if after is None or (ends and not after.text[:1].islower()):
            yield from _unframed(run)
            run = []


def _unframed(sentence: list[Word]) -> Iterator[list[Word]]:
    begins = _end_of_greeting(sentence)
    ends = _start_of_signing(sentence, begins)
    yield from filter(None, (sentence[:begins], sentence[begins:ends], sentence[ends:]))


def _end_of_greeting(sentence: Sequence[Word]) -> int:
    """One past the words that greet: "Dear Sir or Madam,", "Hello,", "Dear Sir" before "I would like"."""
    text = f"{words_to_text(sentence[:MOST_GREETING])} "
    if not GREETING.match(text):
        return 0
    for at, word in enumerate(sentence[:MOST_GREETING]):
        if word.text.endswith(ENDS_GREETING) and word.text.lower() not in ABBREVIATIONS:
            return at + 1
    return next((end for end in (4, 2) if UNNAMED.fullmatch(words_to_text(sentence[1:end]))), 0)


def _start_of_signing(sentence: Sequence[Word], begins: int) -> int:
    """Where the words begin that thank or sign off: after a sign that parts, or as the last words with a name."""
    for at in range(max(begins + 1, len(sentence) - MOST_SIGNING), len(sentence)):
        said = words_to_text(sentence[at:])
        is_parted = sentence[at - 1].text.endswith(PARTS)
        if (said[:1].isupper() or is_parted) and SIGNS.fullmatch(said[:1].lower() + said[1:]):
            return at
        if said[:1].isupper() and is_parted and is_frame(said):
            return at
    return len(sentence)
