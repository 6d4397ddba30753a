"""What stands around words of a page that flows, and which words a shape may lie over.

Its lines are not set here, so that is told in paragraphs, and rather of one too many than of one too few.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from documents.reading.formats.colours import is_dark

LONG_LINE = 110  # signs
FLAT = 40  # twentieths of a point: lines exactly so high show next to nothing of their letters
FAR_LEFT, FAR = -5000, 20_000  # twentieths of a point: off any page
SLIGHT = 80  # twentieths of a point: no box so low or narrow shows a word
THICK = 120  # twentieths of a point: a line so thick covers words, thinner ones rule a page
LINE = 240  # twentieths of a point: a line of words is at least so high
TOLERANCE = 80  # so much of a line may be covered and be read
CLEAR = 0.5  # words can be read through a colour of which less is left
MOST_WORDS = 6  # a box that covers words may say why: "Redacted under section 40(2)"
LABEL = re.compile(r"\b(?:redact|withheld|removed|exempt|personal data|s(?:ection)?\W{0,2}\d)", re.I)


@dataclass(frozen=True, slots=True)
class Around:
    """The colour behind what stands here, and why nobody sees it."""

    ground: str = ""
    unseen: str | None = None
    color: str = ""  # of its letters, where they have no other


@dataclass(frozen=True, slots=True)
class Cover:
    """From how many lines above the top of its paragraph to how many below it a shape may reach."""

    up: int = 0
    down: int = 1
    anywhere: bool = False  # on the page


def says_nothing(words: str, colour: str) -> bool:
    """Whether a shape of that colour has no words, or only such as say that others were taken out."""
    if not any(sign.isalnum() for sign in words) or LABEL.search(words[:200]):
        return True
    return bool(colour) and is_dark(colour) and len(words.split()) <= MOST_WORDS


def reaching(top: float, height: float) -> Cover:
    """The lines that a shape reaches which begins so far below its paragraph's top."""
    up = max(math.ceil((-top - TOLERANCE) / LINE), 0)
    down = max(math.floor((top + max(height, THICK) - TOLERANCE) / LINE) + 1, 0)
    return Cover(min(up, 500), min(down, 500))


def lines_beyond(down: int, signs: int) -> int:
    """How many lines below a paragraph of so many signs a shape reaches that reaches so many below its top."""
    return max(down - (signs // LONG_LINE + 1 if signs > 0 else 0), 0)


def covered(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """From where to where in a page's text words may be covered: these, and so many paragraphs before and after."""
    if start == end and not before and not after:  # it hangs from an empty line
        before = after = 1
    start, end = min(start, len(text)), min(end, len(text))
    for _ in range(before):
        start = max(text.rfind("\n", 0, len(text[:start].rstrip())), 0)
    for _ in range(after):
        begins = end + len(text[end:]) - len(text[end:].lstrip())
        found = text.find("\n", begins)
        end = found if found >= 0 else len(text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, max(start, start + len(text[start:end].rstrip()))
