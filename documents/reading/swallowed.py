"""What an answer swallowed: a line of it that has a later number and asks something, or that only labels an answer."""

from __future__ import annotations

import re

from documents.reading.asked import is_asking
from documents.reading.shapes import Question, Said

NUMBERED = re.compile(r"(?:question |q)?(?P<number>\d{1,2})[.):]\s+(?P<rest>\S.*)", re.I | re.S)
FARTHEST = 5  # numbers on; what is further away counts something else
LABEL = re.compile(
    r"(?:(?:our|the) )?(?:responses?|answers?|reply)\s?[:–-]?|[A-H][.( ]{1,2}(?:[a-h]|[ivx]{1,4}|\d{1,2})\)?[:.]?"
    r"|\(?\d{1,2}[.)]?\s?\((?:[a-h]|[ivx]{1,4})\)[:.]?",
    re.I,
)


def is_other_label(run: Said) -> bool:
    """Whether a line says no more than "Our response", "A.b" or "2(a)": another answer may stand below."""
    return LABEL.fullmatch(run.text) is not None


def swallowed(question: Question) -> Said | None:
    """The first line of its answer that may be a question of its own, where a number is missing between."""
    own = question.number.partition(".")[0]
    if not own.isdigit():
        return None
    for part in question.parts:
        for run in part.said:
            found = NUMBERED.match(run.text)
            if found and 0 < int(found["number"]) - int(own) <= FARTHEST and is_asking(found["rest"]):
                return run
    return None
