"""What the outcome of a review has to say of an exemption that is relied on after it, as a refusal notice does.

FOIA s.17(1)(b), (c) and (3); EIR reg 14(3); FOISA s.16(1)(c), (d) and (2): which exemption, why it applies, and where
it is qualified why the public interest in keeping the information back outweighs that in giving it. Where an exemption
rests on harm or, as FOIA s.36(2) does, on somebody's opinion, why it applies is that harm or opinion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from requests.law.exemptions import Certainty, PublicInterest, Resolution
from requests.law.outcomes import REFUSING, Outcome
from requests.law.regimes import Regime
from requests.law.shapes import Harm

MANY = 8  # limbs that a message can list
RESTS_ON = {  # the words that tell of it, and what is said where there are none
    Harm.PREJUDICE: (r"\bwould\b", "write what harm release would do, or would be likely to do"),
    Harm.INHIBITION: (r"\bwould\b", "write what release would inhibit, or would be likely to inhibit"),
    Harm.ENDANGERMENT: (r"\bwould\b", "write whom release would endanger, or would be likely to endanger"),
    Harm.ADVERSE_EFFECT: (r"\badverse", "write what release would adversely affect, and how"),
}
OPINION = "write whose reasonable opinion as the qualified person it rests on, and when it was given"  # FOIA s.36(2)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a decision does not say: of which exemption ("limb"), "applies" or "public_interest", and in words."""

    what: str
    words: str


def relied_on_after(first: Sequence[Resolution], named: Sequence[Resolution]) -> list[Resolution]:
    """What an answer that stands rests on: as the first letter had it, but with the limbs that are named now.

    Where that named no exemption at all, those that are named now.
    """
    if not first:
        return list(named)
    kept: list[Resolution] = []
    for each in first:
        closer = [limb for limb in named if is_within(limb, each)]
        kept += closer or [each]
    return list(dict.fromkeys(kept))


def is_within(closer: Resolution, cited: Resolution) -> bool:
    """Whether it is the provision cited, or a limb of it."""
    return closer.regime is cited.regime and bool(closer.limbs) and set(closer.limbs) <= set(cited.limbs)


def lacking(
    relied_on: Sequence[Resolution], outcome: Outcome, why: str, applies: str, public_interest: str, *, is_change: bool
) -> Iterator[Lacking]:
    """All that such a decision still has to say. Where the answer stands, the reason for that may say why."""
    if outcome in REFUSING and not relied_on:
        yield Lacking("limb", "It refuses: name the exemption that it rests on")
    for each in relied_on:
        if each.certainty is Certainty.SEVERAL:
            yield Lacking("limb", f"{each.label} has several limbs. Name the one relied on: {_listed(each)}")
    says_where = outcome is Outcome.ELSEWHERE  # FOIA s.21: the answer itself says how to get it
    if is_change and relied_on and not says_where and not applies.strip():
        yield Lacking("applies", "Write why the exemption applies to what is not given")
    else:
        yield from _of_harm(relied_on, applies if is_change else f"{why} {applies}")
    weighed = [each.label for each in relied_on if each.public_interest is PublicInterest.WEIGHED]
    if weighed and not public_interest.strip():
        yield Lacking("public_interest", f"{weighed[0]} is weighed against the public interest: write how")


def _of_harm(relied_on: Sequence[Resolution], said: str) -> Iterator[Lacking]:
    for each in relied_on:
        words, lacks = RESTS_ON.get(each.harm, ("", ""))
        if words and not re.search(words, said, re.I):
            yield Lacking("applies", f"{each.label}: {lacks}")
        if (
            each.regime is Regime.FOIA
            and each.provision.startswith("36(2)")
            and not re.search(r"\bopinion\b", said, re.I)
        ):
            yield Lacking("applies", f"{each.label}: {OPINION}")


def _listed(cited: Resolution) -> str:
    """Its limbs with what each is about; of very many only the first and the last, as they are written."""
    if len(cited.limbs) > MANY:
        return f"{cited.limbs[0].label} to {cited.limbs[-1].label}"
    return "; ".join(f"{limb.label} ({limb.limb})" if limb.limb else limb.label for limb in cited.limbs)
