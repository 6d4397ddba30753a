"""The catalogue of exemptions as pages show it: by section code, in plain words, with its parts. Asks no database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from requests.law.catalogue import LIMBS, NEITHER_LIMBS, SUPERSEDED
from requests.law.exemptions import Resolution, resolve
from requests.law.notices import NoticeItem, refusal_notice
from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime
from requests.law.shapes import Exemption, Harm, PublicInterest, Section, Standing
from requests.law.written_dates import in_full
from requests.sections import section_code

DEPENDS = "Depends on the part"
AS_ITS_GATEWAY = "As regulation 13 has it"  # EIR reg 12(3) only points there
OWN_TESTS = {
    "s12": "Cost: to comply, or to say whether it is held, would cost more than the limit that regulations set",
    "fs12": "Cost: to comply would cost more than the limit that regulations set",
}
UNLISTED = "Not listed as absolute: weighed"  # FOIA s.2(3) lists neither 40(5A) nor 40(5B)
# The Regulations know neither word: there every exception is weighed but for personal data.
STANDING = {
    (Standing.ABSOLUTE, PublicInterest.NOT_WEIGHED): "Absolute: not weighed",
    (Standing.QUALIFIED, PublicInterest.WEIGHED): "Qualified: weighed",
    (Standing.NOT_AN_EXEMPTION, PublicInterest.NOT_WEIGHED): "Not an exemption: not weighed",
    (Standing.NOT_AN_EXEMPTION, PublicInterest.WEIGHED): "Not an exemption: weighed",
}
EIR_STANDING = {PublicInterest.WEIGHED: "Weighed", PublicInterest.NOT_WEIGHED: "Not weighed"}
HARM = {
    Harm.CLASS: "Class: it is enough to be of this kind",
    Harm.PREJUDICE: "Prejudice: release would, or would be likely to, do harm",
    Harm.INHIBITION: "Inhibition: release would, or would be likely to, hold people back",
    Harm.ENDANGERMENT: "Danger: release would, or would be likely to, endanger somebody",
    Harm.ADVERSE_EFFECT: "Adverse effect: release would do harm",
    Harm.OWN_TEST: "A test of its own",
    Harm.UNDETERMINED: DEPENDS,
}
FOISA_HARM = {
    Harm.PREJUDICE: "Substantial prejudice: release would, or would be likely to, do substantial harm",
    Harm.INHIBITION: "Substantial inhibition: release would, or would be likely to, hold people back substantially",
}


@dataclass(frozen=True, slots=True)
class ShownLimb:
    """A part of an exemption that can be relied on by itself. `code` where it has a page of its own."""

    label: str
    words: str
    public_interest: str
    test: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """An exemption as a page of its own shows it."""

    code: str
    law: str
    label: str
    name: str
    heading: str  # the law's own
    explained: str
    public_interest: str
    test: str
    limbs: tuple[ShownLimb, ...]
    earlier: tuple[ShownLimb, ...]
    notice: tuple[NoticeItem, ...]

    @property
    def kind_of_test(self) -> str:
        """The test in a word or two, for a list."""
        return self.test.partition(":")[0]


@cache
def catalogue() -> Mapping[str, ShownSection]:
    """Every exemption by its code, in the order of the laws and of their sections."""
    whole: dict[str, Section] = {}
    for section in sorted(SECTIONS, key=lambda section: len(section.provision)):
        whole.setdefault(section_code(section.regime, section.provision), section)
    in_order = dict.fromkeys(section_code(section.regime, section.provision) for section in SECTIONS)
    return {code: _shown(code, whole[code]) for code in in_order}


def _shown(code: str, section: Section) -> ShownSection:
    found = resolve(section.provision, section.regime)
    own = [limb for limb in (*LIMBS, *NEITHER_LIMBS) if _is_of(limb, code)]
    one = own[0] if len(own) == 1 else None
    return ShownSection(
        code=code,
        law=section.regime.full_name,
        label=section.label,
        name=section.name,
        heading=own[0].heading,
        explained=found.explained,
        public_interest=_weighing(section.regime, one or found),
        test=OWN_TESTS.get(code) or _test(section.regime, _one_harm(own)),
        limbs=tuple(_limb(limb, code) for limb in own),
        earlier=tuple(_limb(limb, code) for limb in SUPERSEDED if _is_of(limb, code)),
        notice=refusal_notice(section.regime, section.provision, found.public_interest),
    )


def _is_of(limb: Exemption, code: str) -> bool:
    """Whether the limb is a part of it: regulation 12(4)(b) is one of regulation 12 too."""
    own = section_code(limb.regime, limb.provision)
    return own == code or own.startswith(f"{code}-")


def _limb(limb: Exemption, code: str) -> ShownLimb:
    own = section_code(limb.regime, limb.provision)
    words = limb.limb or limb.heading
    return ShownLimb(
        label=limb.label,
        words=". ".join([words[:1].upper() + words[1:], *_years(limb)]),
        public_interest=_weighing(limb.regime, limb),
        test=_test(limb.regime, limb.harm),
        code=own if own != code else "",
    )


def _years(limb: Exemption) -> Iterator[str]:
    if limb.valid_until:
        yield f"The law until {in_full(limb.valid_until)}"


def _one_harm(limbs: Sequence[Exemption]) -> Harm:
    """What has to be shown, where all parts agree: tests of their own are of one kind."""
    kinds = {limb.harm for limb in limbs}
    return kinds.pop() if len(kinds) == 1 else Harm.UNDETERMINED


def _weighing(regime: Regime, found: Resolution | Exemption) -> str:
    if isinstance(found, Exemption) and "N1" in found.standing_note:
        return UNLISTED
    if isinstance(found, Exemption) and found.public_interest is PublicInterest.UNDETERMINED:
        return found.standing_note[:1].upper() + found.standing_note[1:] or AS_ITS_GATEWAY
    if regime is Regime.EIR:
        return EIR_STANDING.get(found.public_interest, DEPENDS)
    return STANDING.get((found.standing, found.public_interest), DEPENDS)


def _test(regime: Regime, harm: Harm) -> str:
    return (FOISA_HARM if regime is Regime.FOISA else HARM).get(harm, HARM[harm])
