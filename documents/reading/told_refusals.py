"""What somebody was refused once, told as a fact that was asked for; and none of something, which may be a number.

37 applications were refused.                 a count of what was refused, and nothing of information or the law
818 bins were not collected.                  a count of things, and again nothing of information
Payment was withheld from one contractor.     the word that refuses stands in the question as well
"""

from __future__ import annotations

import re

from documents.reading.pointing import asks_where
from documents.reading.shapes import Outcome

REFUSING = re.compile(r"\b(?P<stem>refus|withh[eo]ld|exempt|redact|suppress|declin)\w*", re.I)
COUNT = (
    r"(?:(?:£ ?)?\d[\d,.]{0,12}%?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|no|all|both"
    r"|some|most)"
)
COUNTED = re.compile(
    r"\b" + COUNT + r"(?: \(\d[\d.]{0,5} ?%\))?(?: of (?:the|these|those|them|which))?(?: [\w’'-]{1,30}){0,4}"
    r" (?:was|were|(?:had|has|have) been) (?:\w{1,20}ly )?(?:refused|declined)\b"
    r"|\b(?:refused|declined)(?: (?:a total of|only|just|about))? " + COUNT + r"\b"
    r"|\b(?:refused|declined|refusals)\b(?: by [\w ]{1,60})?(?: in| to|:| [-–]) ?" + COUNT + r"\b",
    re.I,
)
NONE = re.compile(
    r"(?:(?:we|i|the [\w ]{3,40}) (?:have|has|hold|holds) none|none (?:is |are )?held)\b[^.]{0,40}\.?", re.I
)
ASKS_COUNT = re.compile(r"\b(?:how many|how much|number|total|cost|amount|figures?)\b", re.I)
OURS = re.compile(  # what is refused to whoever asks for information, and the law it is refused under
    r"\b(?:information|disclos\w*|documents?|details|copies|copy|data|e-?mails|correspondence|your|you|requests?"
    r"|questions?|parts?"
    r"|section|regulation|exemptions?|exceptions?|act|public interest|reli(?:es|ed|ance)|rely(?:ing)?|freedom|foia?)\b",
    re.I,
)
NOT_DONE = re.compile(r"\b(?:was|were|been) not (?:collected|kept|maintained|retained|recorded as)\b", re.I)
HELD = re.compile(r"\b(?:informations?|data|records?|figures?|details?|statistics|copies|copy|logs?|by us)\b", re.I)


def only_tells(outcome: Outcome | None, text: str, asked: str, has_link: bool) -> bool:
    """Whether words that sound like an outcome answer what was asked instead: "It is on our website" says where."""
    if outcome is Outcome.ELSEWHERE:
        return not has_link and asks_where(asked)
    if outcome is Outcome.NOT_HELD:
        return _tells_of_things(text)
    return outcome is Outcome.WITHHELD and _tells_of_refusals(text, asked)


def _tells_of_things(text: str) -> bool:
    """Whether what was "not collected" is counted, and nothing that an authority holds."""
    return NOT_DONE.search(text) is not None and HELD.search(text) is None and re.search(r"\d", text) is not None


def _tells_of_refusals(text: str, asked: str) -> bool:
    """Whether words that sound like a refusal only tell of one that was asked about."""
    if OURS.search(text):
        return False
    if COUNTED.search(text):
        return True
    stems = {found["stem"].lower() for found in REFUSING.finditer(text)}
    return bool(stems) and all(stem in asked.lower() for stem in stems)


def has_none(text: str, asked: str) -> bool:
    """Whether "We have none." says that what was asked for is not held: where a number was asked for, it is one."""
    return NONE.fullmatch(text) is not None and not ASKS_COUNT.search(asked)
