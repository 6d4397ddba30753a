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
    GIVEN_AND_PUBLIC = "given and already public"
    IN_PART = "given in part"
    IN_PART_AND_UNCLEAR = "given in part and unclear"
    ELSEWHERE = Outcome.ELSEWHERE
    REFUSED = Outcome.WITHHELD
    REFUSED_AND_NOT_HELD = "refused and not held"
    NOT_HELD = Outcome.NOT_HELD
    NOT_HELD_AND_BY_ANOTHER = "not held and held by another"
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
        return _SIGNS_OF_UNLIKE[self] if self in _SIGNS_OF_UNLIKE else Outcome(self.value).sign


OF_UNLIKE_PARTS = {
    Overall.GIVEN_AND_PUBLIC: "Part given and part already public",
    Overall.IN_PART: "Given in part",
    Overall.IN_PART_AND_UNCLEAR: "Part given or public and part not clear",
    Overall.REFUSED_AND_NOT_HELD: "Part refused and part not held",
    Overall.NOT_HELD_AND_BY_ANOTHER: "Part not held and part held by another body",
}


def overall(outcomes: Iterable[Outcome]) -> Overall:
    """The outcome of a question from those of its parts, whatever their order.

    It hides no refusal, nothing that is not held, and nothing that was given. Like parts speak for the question. Of
    unlike ones, where anything was given or is public already, it is "given in part" only if something was refused or
    is not held; else all is to be had, or the rest is not clear. Where nothing is to be had it is "refused and not
    held" if it is both; unlike refusals are a refusal, and unlike parts that the office does not hold are both named.
    What is not clear beside a refusal or what is not held is told by its own part. A question with no part has no
    clear outcome.
    """
    parts = set(outcomes)
    clear = parts - {Outcome.UNCLEAR}
    if not clear:
        return Overall.UNCLEAR
    if GIVING & parts:
        return _of_what_is_to_be_had(parts)
    if REFUSING & clear and NOT_HOLDING & clear:
        return Overall.REFUSED_AND_NOT_HELD
    if len(clear) == 1:
        return Overall(clear.pop().value)
    return Overall.REFUSED if REFUSING & clear else Overall.NOT_HELD_AND_BY_ANOTHER


def _of_what_is_to_be_had(parts: set[Outcome]) -> Overall:
    """Of a question of which something was given or is public already."""
    if len(parts) == 1:
        return Overall(parts.pop().value)
    if parts & (REFUSING | NOT_HOLDING):
        return Overall.IN_PART
    return Overall.IN_PART_AND_UNCLEAR if Outcome.UNCLEAR in parts else Overall.GIVEN_AND_PUBLIC


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
_SIGNS_OF_UNLIKE = {
    Overall.GIVEN_AND_PUBLIC: "given",
    Overall.IN_PART: "part",
    Overall.IN_PART_AND_UNCLEAR: "part",
    Overall.REFUSED_AND_NOT_HELD: "refused",
    Overall.NOT_HELD_AND_BY_ANOTHER: "absent",
}
