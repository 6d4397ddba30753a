"""What the law asks of an answer before it goes out: a sentence for whatever it lacks. Nothing is forbidden here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from requests.law.exemptions import Certainty, Resolution
from requests.law.outcomes import REFUSING, Outcome
from requests.law.regimes import Regime
from requests.law.shapes import Harm, PublicInterest

SHOWN_HARM = (Harm.PREJUDICE, Harm.INHIBITION, Harm.ENDANGERMENT, Harm.ADVERSE_EFFECT)
OF_PART_ONE = ((Outcome.COST_LIMIT, "12"), (Outcome.VEXATIOUS, "14"))
NOT_FOR_A_COMMISSIONER = ("33", "35")  # FOIA ss.33(1) and 35(1): auditors of others, government departments


class _Asks(Enum):
    """What is asked of an answer, with the provision of each law that asks it."""

    WORDS = ("FOIA s.1(1)", "EIR reg 5(1)", "FOISA s.1(1)")
    WHICH = ("FOIA s.17(1)(b)", "EIR reg 14(3)(a)", "FOISA s.16(1)(c)")
    HOLDER = ("FOIA s.16(1)", "EIR reg 10(1)", "FOISA s.15(1)")
    BEHALF = ("FOIA s.3(2)(b)", "EIR reg 3(2)(b)", "FOISA s.3(2)")
    SEARCH = ("s.45 Code", "EIR reg 12(4)(a)", "FOISA s.17(1)")
    PLACE = ("FOIA s.21(1)", "EIR reg 6(1)(b)", "FOISA s.25(1)")
    WEIGHING = ("FOIA ss.2(2)(b) and 17(3)", "EIR regs 12(1)(b) and 14(3)(b)", "FOISA ss.2(1)(b) and 16(2)")
    WHY = ("FOIA s.17(1)(c)", "EIR reg 14(3)", "FOISA s.16(1)(d)")

    def by(self, regime: Regime | None) -> str:
        """As that law has it; the FOIA where it is not known which."""
        foia, eir, foisa = self.value
        return {Regime.EIR: eir, Regime.FOISA: foisa}.get(regime or Regime.FOIA, foia)


@dataclass(frozen=True, slots=True)
class Answered:
    """A part of an answer as far as it is written. `degree`: "would" or "would be likely to". `is_searched`: recorded.

    `opinion`: whose opinion section 36 rests on. `not_for_us`: that the other body does not hold it on our behalf.
    """

    outcome: Outcome
    words: str = ""
    relied_on: Sequence[Resolution] = ()
    degree: str = ""
    harm: str = ""
    for_giving: str = ""
    for_keeping: str = ""
    balance: str = ""
    opinion: str = ""
    held_by: str = ""
    not_for_us: bool = False
    is_searched: bool = False
    has_directions: bool = False
    regime: Regime | None = None  # the law that the request is handled under, where it is known


@dataclass(frozen=True, slots=True)
class Warned:
    """What is amiss, and where the law says so."""

    words: str
    provision: str


def warnings(part: Answered, *, is_commissioner: bool) -> list[Warned]:
    """All that the law would ask about this part. `is_commissioner`: the office is a police and crime commissioner."""
    return [*_of_outcome(part), *_together(part), *_of_each(part, is_commissioner=is_commissioner)]


def _of_outcome(part: Answered) -> Iterator[Warned]:
    if not part.words.strip():
        yield Warned("The letter says nothing here yet.", _Asks.WORDS.by(part.regime))
    if part.outcome in REFUSING and not part.relied_on:
        yield Warned("A refusal has to say which exemption it rests on, with its limb.", _Asks.WHICH.by(part.regime))
    if part.outcome is Outcome.DISCLOSED and part.relied_on:
        yield Warned(
            "It is given and yet an exemption is relied on. Keep what is refused in a part of its own.", "s.17"
        )
    if part.outcome is Outcome.NOT_HELD and not part.is_searched:
        yield Warned("Nothing is written down of the search for it.", _Asks.SEARCH.by(part.regime))
    if part.outcome is Outcome.ELSEWHERE and not part.has_directions:
        yield Warned("Say where exactly it is published: an address that leads to it.", _Asks.PLACE.by(part.regime))
    if part.outcome is Outcome.HELD_BY_ANOTHER:
        yield from _of_another(part)


def _of_another(part: Answered) -> Iterator[Warned]:
    if not part.held_by.strip():
        yield Warned("Say who holds it.", _Asks.HOLDER.by(part.regime))
    if not part.not_for_us:
        yield Warned("Ask first whether they hold it on our behalf: then we hold it.", _Asks.BEHALF.by(part.regime))


def _together(part: Answered) -> Iterator[Warned]:
    sections = {_section(each) for each in part.relied_on if each.regime is Regime.FOIA}
    if {"30", "31"} <= sections:
        yield Warned("Sections 30 and 31 cannot both cover the same words: 31 is for what 30 does not exempt.",
                     "FOIA s.31(1)")  # fmt: skip
    denies = any(limb.is_neither for each in part.relied_on for limb in each.limbs)
    if part.outcome is Outcome.NEITHER and part.relied_on and not denies:
        yield Warned("None of these provisions lets the office neither confirm nor deny.", "FOIA s.17(1)")
    if part.outcome is Outcome.WITHHELD and any(each.limb and each.limb.is_neither for each in part.relied_on):
        yield Warned("That limb is for neither confirming nor denying, and this part refuses what is held.",
                     "FOIA s.17(1)")  # fmt: skip
    for outcome, section in OF_PART_ONE:
        if part.outcome is outcome and sections and section not in sections:
            yield Warned(f"“{outcome.word()}” rests on section {section}.", "FOIA s.17(5)")


def _of_each(part: Answered, *, is_commissioner: bool) -> Iterator[Warned]:
    for each in part.relied_on:
        if each.certainty is Certainty.UNKNOWN:
            yield Warned(f"{each.label} is not in the catalogue of exemptions.", _Asks.WHICH.by(each.regime))
        elif each.certainty is Certainty.SEVERAL:
            yield Warned(f"{each.label} has several limbs. Name the one relied on.", _Asks.WHICH.by(each.regime))
        if part.regime and each.regime is not part.regime:
            yield Warned(f"{each.label} is of the {each.regime}, and the request is handled under the {part.regime}.",
                         "FOIA s.39; EIR reg 14")  # fmt: skip
        if is_commissioner and each.regime is Regime.FOIA:
            yield from _not_open(each)
        if each.regime is Regime.FOIA and _section(each) == "36" and not part.opinion.strip():
            yield Warned("Section 36 needs the reasonable opinion of an authorised person: say whose, and of what day.",
                         "FOIA s.36(2) and (5)")  # fmt: skip
        yield from _of_weighing(each, all(words.strip() for words in (part.for_giving, part.for_keeping, part.balance)))
        if each.harm in SHOWN_HARM and not (part.degree and part.harm.strip()):
            yield Warned(f"{each.label}: say what the harm is, and whether it would or would be likely to come.",
                         _Asks.WHY.by(each.regime))  # fmt: skip


def _of_weighing(each: Resolution, is_weighed: bool) -> Iterator[Warned]:
    """The public interest, where it has to be weighed or no law settles whether it has."""
    if is_weighed:
        return
    asked_by = _Asks.WEIGHING.by(each.regime)
    if each.public_interest is PublicInterest.WEIGHED:
        yield Warned(f"{each.label}: the public interest is not weighed yet: for, against, and the balance.", asked_by)
    elif each.public_interest is PublicInterest.UNDETERMINED and each.certainty is Certainty.LIMB:
        yield Warned(
            f"{each.label}: it is not settled that the public interest need not be weighed. Weigh it.", asked_by
        )


def _not_open(each: Resolution) -> Iterator[Warned]:
    if _section(each) in NOT_FOR_A_COMMISSIONER:
        who = "bodies that audit others" if _section(each) == "33" else "government departments"
        yield Warned(f"{each.label} is open to {who}, not to a police and crime commissioner.",
                     f"FOIA s.{_section(each)}(1)")  # fmt: skip
    elif _section(each) == "30":
        yield Warned(f"{each.label} is for the office’s own investigations and proceedings: look whether this is one.",
                     "FOIA s.30(1)")  # fmt: skip


def _section(each: Resolution) -> str:
    return each.provision.split("(")[0]
