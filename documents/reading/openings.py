"""With what a printed number can begin: most lines begin otherwise, and are not looked at any closer."""

from __future__ import annotations

import re

ASKED = r"(?:questions?|cwestiwn|cwestiynau|query|queries|qs?|requests?|points?|parts?|items?|limbs?)"
REPLY = r"answers?|ateb(?:ion)?|ymateb(?:ion)?|responses?|reply|replies|ans"
REPLIES = r"(?:" + REPLY + r"|a|r)"
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONGEST_LABEL = 24  # characters up to its slash
OPENING = re.compile(
    r"[\d(\[]|[b-h]\(|(?:our |the )?(?:[a-z]{1,12}+(?:[).:/]|\s{0,9}(?:[-–—]|$))"
    r"|[ar](?:[^a-z]|" + ASKED + "|" + "|".join(WORDS) + r")"
    r"|in |both |relation|respect|regard|" + REPLY + "|" + ASKED + r")",
    re.IGNORECASE,
)  # fmt: skip


def may_open(text: str) -> bool:
    """Whether a text may begin with a number as `numbering` reads them. If not, it has none."""
    start = text[:LONGEST_LABEL]
    return OPENING.match(text) is not None or "/" in start or "|" in start
