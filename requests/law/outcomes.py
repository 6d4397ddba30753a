"""What an answer does with the information asked for, and the words and signs readers see for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """The outcome of one part of an answer. The values are those the reader of letters uses."""

    DISCLOSED = "disclosed"
    ELSEWHERE = "accessible elsewhere"
    WITHHELD = "withheld"
    NOT_HELD = "not held"
    HELD_BY_ANOTHER = "held by another body"
    NEITHER = "neither confirmed nor denied"
    COST_LIMIT = "cost limit"
    VEXATIOUS = "vexatious or repeated"
    UNCLEAR = "unclear"

    def word(self, *, not_yet: bool = False, held_by: str | None = None) -> str:
        """The public word for it. `not_yet`: not held, but the letter says it will be. `held_by`: the body named."""
        if self is Outcome.NOT_HELD and not_yet:
            return "Not yet held"
        if self is Outcome.HELD_BY_ANOTHER and held_by:
            return f"Held by {held_by}"
        return _WORDS[self]

    @property
    def is_refusal(self) -> bool:
        """Whether it keeps something back, and so may be questioned in a review whatever was relied on."""
        return self in REFUSING

    @property
    def sign(self) -> str:
        """The name of its sign and colour: given, elsewhere, refused, absent or unclear."""
        return _SIGNS[self]


GIVING = frozenset({Outcome.DISCLOSED, Outcome.ELSEWHERE})
REFUSING = frozenset({Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS})
NOT_HOLDING = frozenset({Outcome.NOT_HELD, Outcome.HELD_BY_ANOTHER})


class Overall(StrEnum):
    """The outcome of a whole question. Those of `OF_UNLIKE_PARTS` are derived, never chosen by anybody."""

    GIVEN = Outcome.DISCLOSED
    IN_PART = "given in part"
    ELSEWHERE = Outcome.ELSEWHERE
    REFUSED = Outcome.WITHHELD
    REFUSED_AND_NOT_HELD = "refused and not held"
    NOT_HELD = Outcome.NOT_HELD
    HELD_BY_ANOTHER = Outcome.HELD_BY_ANOTHER
    NEITHER = Outcome.NEITHER
    COST_LIMIT = Outcome.COST_LIMIT
    VEXATIOUS = Outcome.VEXATIOUS
    UNCLEAR = Outcome.UNCLEAR

    def word(self, *, not_yet: bool = False, held_by: str | None = None) -> str:
        """The public word for it, as Outcome.word has it."""
        if self in OF_UNLIKE_PARTS:
            return OF_UNLIKE_PARTS[self]
        return Outcome(self.value).word(not_yet=not_yet, held_by=held_by)

    @property
    def sign(self) -> str:
        """The name of its sign: those of an Outcome, and "part"."""
        if self is Overall.REFUSED_AND_NOT_HELD:
            return Outcome.WITHHELD.sign
        return "part" if self is Overall.IN_PART else Outcome(self.value).sign


OF_UNLIKE_PARTS = {
    Overall.IN_PART: "Given in part",
    Overall.REFUSED_AND_NOT_HELD: "Part refused and part not held",
}


def overall(outcomes: Iterable[Outcome]) -> Overall:
    """The outcome of a question from those of its parts, in the order of the letter.

    It hides no refusal and nothing that is not held. Unlike parts are "given in part" if anything was given or is
    public already, else "refused and not held" if they are both. Of unlike refusals the one that keeps back what is
    held speaks for the question, else the first. What is not clear beside clear parts is told by its own part. A
    question with no part has no clear outcome.
    """
    parts = list(outcomes)
    if GIVING & set(parts):
        return Overall(parts[0].value) if len(set(parts)) == 1 else Overall.IN_PART
    clear = [part for part in parts if part is not Outcome.UNCLEAR]
    if not clear:
        return Overall.UNCLEAR
    if REFUSING & set(clear) and NOT_HOLDING & set(clear):
        return Overall.REFUSED_AND_NOT_HELD
    return next(
        (Overall(part.value) for part in (Outcome.WITHHELD, Outcome.NOT_HELD) if part in clear), Overall(clear[0].value)
    )


_WORDS = {
    Outcome.DISCLOSED: "Given",
    Outcome.ELSEWHERE: "Already public",
    Outcome.WITHHELD: "Refused",
    Outcome.NOT_HELD: "Not held",
    Outcome.HELD_BY_ANOTHER: "Held by another body",
    Outcome.NEITHER: "Neither confirmed nor denied",
    Outcome.COST_LIMIT: "Refused: cost",
    Outcome.VEXATIOUS: "Refused: vexatious or repeated",
    Outcome.UNCLEAR: "Not clear",
}

_SIGNS = {
    Outcome.DISCLOSED: "given",
    Outcome.ELSEWHERE: "elsewhere",
    Outcome.WITHHELD: "refused",
    Outcome.NOT_HELD: "absent",
    Outcome.HELD_BY_ANOTHER: "absent",
    Outcome.NEITHER: "absent",
    Outcome.COST_LIMIT: "refused",
    Outcome.VEXATIOUS: "refused",
    Outcome.UNCLEAR: "unclear",
}
