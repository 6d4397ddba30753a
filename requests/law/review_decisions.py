"""What an internal review decided of an answer, told by its words and by what it gives. Never guessed.

Reviewers write "I uphold the first response", "I do not uphold that part of it", "your complaint is not upheld": what
is upheld decides what the word means. Only where the words, or what is given at last, say so is there a decision;
otherwise the answer was looked at again, and more cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from requests.law.outcomes import GIVING, REFUSING, Outcome


class Decision(StrEnum):
    """What became of an answer on review."""

    STANDS = "stands"
    CHANGED_IN_PART = "changed in part"
    REPLACED = "replaced"
    UNTOLD = "looked at again"

    @property
    def is_change(self) -> bool:
        """Whether the answer is not what it was."""
        return self in (Decision.CHANGED_IN_PART, Decision.REPLACED)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as far as a decision shows in it."""

    outcomes: Collection[Outcome]
    provisions: Collection[str]
    words: str = ""


ANSWERS = r"(?:response|reply|answer|decision|refusal|reliance|application|use|exemption|exception|section|regulation)"
COMPLAINT = r"(?:complaint|appeal|objection|request for (?:an? )?(?:internal )?review)"
SENTENCE = re.compile(r"[^.;]{1,400}[.;]?")
NEGATED = re.compile(
    r"\b(?:not|cannot|unable to|no longer)\b[^.;]{0,20}"
    r"\b(?:uph[eo]ld|maintain|agree|stand|correct|proper|right|engaged)",
    re.I,
)
UPHOLDS = re.compile(
    r"\buph[eo]ld\w*|\bupholding\b|\b(?:response|decision|refusal|answer) (?:still )?stands\b"
    r"|\b(?:is|are|was|were) (?:correctly|properly|rightly) (?:applied|withheld|refused|engaged)\b"
    r"|\b(?:maintain(?:s|ed)?|agree with) the (?:\w+ )?(?:decision|refusal|response|exemption)\b",
    re.I,
)
OVERTURNS = re.compile(
    r"\b(?:overturn\w*|set aside|reversed?|substitut\w+)\b[^.;]{0,60}\b(?:decision|refusal|response|answer|exemption)"
    r"|\b(?:decision|refusal|response|exemption|section)\b[^.;]{0,60}\b(?:overturned|set aside|reversed|withdrawn)\b"
    r"|\bwithdraw(?:s|ing|n)?\b[^.;]{0,40}\b(?:reliance|exemption|section|refusal)\b"
    r"|\b(?:was|is|are|were) not engaged\b|\bno longer (?:rel(?:y|ies|ied)|appl(?:y|ies))\b"
    r"|\bshould (?:not have been (?:withheld|refused)|have been (?:disclosed|given|released|provided))\b",
    re.I,
)
OBJECT = re.compile(rf"\b(?:(?P<complaint>{COMPLAINT})|{ANSWERS})\b", re.I)


def decision_of(first: Answer, on_review: Answer) -> Decision:
    """What the review decided of the first answer."""
    stands, changes = _told(on_review.words)
    gives = bool(GIVING & set(on_review.outcomes))
    refuses = bool(REFUSING & set(on_review.outcomes))
    refused = bool(REFUSING & set(first.outcomes))
    if stands and changes:
        return Decision.CHANGED_IN_PART
    if changes or (refused and gives and not stands):  # what was refused is given now
        whole = set(first.outcomes) <= REFUSING
        return Decision.REPLACED if whole and not refuses else Decision.CHANGED_IN_PART
    same = set(on_review.provisions) <= set(first.provisions)
    if stands and same and not (refused and gives and not refuses):
        return Decision.STANDS
    return Decision.UNTOLD


def _told(words: str) -> tuple[bool, bool]:
    """Whether its words say that something of the first answer stands, and that something does not."""
    stands = changes = False
    for sentence in SENTENCE.findall(" ".join(words.split())):
        upheld = UPHOLDS.search(sentence)
        if OVERTURNS.search(sentence):
            changes = True
        elif upheld:
            against = bool(NEGATED.search(sentence)) != _is_of_the_complaint(sentence, upheld.end())
            changes, stands = changes or against, stands or not against
    return stands, changes


def _is_of_the_complaint(sentence: str, after: int) -> bool:
    """Whether the complaint is upheld, or not, and no answer: "your complaint is upheld", "I uphold your complaint"."""
    named = OBJECT.search(sentence, after) or OBJECT.search(sentence)
    return bool(named and named["complaint"])
