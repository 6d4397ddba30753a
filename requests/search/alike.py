"""Telling answers that hardly differ: the same words given to the same question again, or to many questions at once."""

from __future__ import annotations

import hashlib
import re

from requests.search.text import words
from requests.search.words import FUNCTION_WORDS

SPEAKS_ALONE = 25  # words; a shorter answer ("None.", "Not held.") is the same only to the same question
FINGERPRINT_BYTES = 8
_OWN_REFERENCE = re.compile(r"\bFOI\s+\d{1,6}[/–-]\d{2,4}\b")


def fingerprint(asked: str, answered: str) -> str:
    """Alike for answers of the same words and figures, however they are spaced, pointed and spelt in capitals.

    The letter's own reference does not make a difference. Of a short answer the question counts too, without words
    that carry no subject and in any order: "How many taxis were there?" and "How many taxis are there?" are one.
    """
    answer = _plain_words(answered)
    if len(answer) < SPEAKS_ALONE:
        answer += ["?", *sorted({word for word in _plain_words(asked) if word not in FUNCTION_WORDS})]
    return hashlib.blake2b(" ".join(answer).encode(), digest_size=FINGERPRINT_BYTES).hexdigest()


def _plain_words(text: str) -> list[str]:
    return [word.lower() for word in words(_OWN_REFERENCE.sub(" ", text))]
