"""What the catalogue is made of: a limb of an exemption, a plain-words section, a provision that is no exemption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests.law.regimes import Regime


class Standing(StrEnum):
    """Whether the law asks for a public-interest test at all. FOIA s.2(3) lists the absolute exemptions."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    NOT_AN_EXEMPTION = "not an exemption"  # FOIA ss.12 and 14 stand in Part I
    UNDETERMINED = "undetermined"


class PublicInterest(StrEnum):
    """Whether the public interest has to be weighed."""

    WEIGHED = "weighed"
    NOT_WEIGHED = "not weighed"
    UNDETERMINED = "undetermined"


class Harm(StrEnum):
    """What has to be shown for the limb to apply."""

    CLASS = "class"  # the information is of the kind described; no harm need be shown
    PREJUDICE = "prejudice"
    INHIBITION = "inhibition"
    ENDANGERMENT = "endangerment"
    ADVERSE_EFFECT = "adverse effect"
    OWN_TEST = "own test"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One limb an authority can rely on, as the catalogue has it. `provision` is read by provisions.parse."""

    regime: Regime
    provision: str  # "21", "40(2)+(3A)(a)", "32(1)(a)-(c)"
    heading: str  # the official heading of the section
    limb: str  # which part of it, "" where the section is one
    standing: Standing
    standing_note: str  # the words of the catalogue where there is more to say
    harm: Harm
    test: str  # the catalogue's words for the test
    public_interest: PublicInterest
    neither: str  # the provision that lets an authority neither confirm nor deny
    is_neither: bool  # this limb itself is a neither-confirm-nor-deny limb
    open_to: str  # who may rely on it
    mark: str  # how well the row is sourced
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def title(self) -> str:
        """Heading and limb, as a list shows them."""
        return f"{self.heading}: {self.limb}" if self.limb else self.heading

    @property
    def label(self) -> str:
        """ "Section 40(2) with (3A)(a)": how people name it."""
        return label(self.regime, self.provision)

    def in_force(self, on: date) -> bool:
        """Whether the limb was law on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class OtherProvision:
    """A provision that is no limb by itself: a purpose, a definition, a condition, a duty.

    `limbs` names the limbs it goes with; none where it has nothing to do with withholding.
    """

    regime: Regime
    provision: str
    limbs: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Section:
    """What a section, or a part of one, is about, in our own plain words."""

    regime: Regime
    provision: str
    name: str  # "Commercial interests"
    brief: str  # "already available another way"
    covers: str  # one whole sentence

    @property
    def label(self) -> str:
        """ "Section 43": how people name it."""
        return label(self.regime, self.provision)


def label(regime: Regime, provision: str) -> str:
    """ "21" is Section 21, "12(4)(b)" under the Regulations is Regulation 12(4)(b)."""
    spoken = provision.replace("+", " with ").replace("/", " or ").replace("-", " to ")
    return f"{regime.unit.capitalize()} {spoken}"
