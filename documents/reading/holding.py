"""What says only that something is held, or under which Act it was asked: what becomes of it is said after it."""

from __future__ import annotations

import re

from documents.reading.outcomes import NOT_HELD

# "I can confirm that the Trust holds this information.", and no figure with it
HELD = re.compile(
    r"(?:however,? |in response,? )?(?:(?:i|we) can confirm(?: that)?,? |i confirm (?:that )?)?"
    r"(?:i|we|it|this|that|(?:this|the|some of the|all of the|your|our) [\w’' ]{2,60}?"
    r"|(?-i:[A-Z])[\w’'&() ]{1,60}?)"
    r" (?:does |do )?(?:holds?|(?:is|are) held)\b[^.\d:;]{0,120}\.?",
    re.I,
)
TREATED = re.compile(
    r"your (?:request|correspondence|e-?mail|letter) (?:has been|was|is being) "
    r"(?:handled|considered|dealt with|treated|processed) [^.:]{0,90}\.?",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=\.) ")


def only_holds(text: str) -> bool:
    """Whether each of its sentences says no more than that."""
    return not NOT_HELD.search(text) and all(
        HELD.fullmatch(sentence) or TREATED.fullmatch(sentence) for sentence in SENTENCE_END.split(text)
    )
