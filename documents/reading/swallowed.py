"""Questions that an answer swallowed: a line of it that has a later number and asks something."""

from __future__ import annotations

import re

from documents.reading.asked import is_asking
from documents.reading.shapes import Question, Said

NUMBERED = re.compile(r"(?:question |q)?(?P<number>\d{1,2})[.):]\s+(?P<rest>\S.*)", re.I | re.S)
FARTHEST = 5  # numbers on; what is further away counts something else


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
