"""From a citation to the limbs it means: resolve("40(2)", Regime.FOIA, letter_date).

Nothing is guessed. A provision the catalogue has not is returned as unknown; a citation that leaves the limb open keeps
every limb it can mean, and has a property only if all of them agree on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from requests.law.citations import read_citation, says_section
from requests.law.limb_search import LimbSearch, numbers, parsed
from requests.law.plain_words import SECTIONS
from requests.law.provisions import Provision, parse
from requests.law.regimes import Regime
from requests.law.shapes import Exemption, Harm, PublicInterest, Section, Standing, label

__all__ = [
    "Certainty",
    "Exemption",
    "Harm",
    "PublicInterest",
    "Resolution",
    "Section",
    "Standing",
    "resolve",
    "section_for",
]

Value = TypeVar("Value")

_NORMALISED = re.compile(r"\d+[A-Z]?(?:[-+/]?\(\w++\))*+")


class Certainty(StrEnum):
    """How far a citation could be followed."""

    LIMB = "limb"  # exactly one limb is meant
    SEVERAL = "several limbs"  # a section or subsection with more than one, and the letter does not say which
    NO_EXEMPTION = "no exemption"  # a provision of the law, but no reason to withhold anything
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation means. `limbs` holds every limb it can mean."""

    as_written: str
    regime: Regime
    provision: str  # normalised: "40(2)+(3A)(a)"; as written where it could not be read
    certainty: Certainty
    limbs: tuple[Exemption, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the law has it, be it as a limb or as what is no exemption."""
        return self.certainty is not Certainty.UNKNOWN

    @property
    def limb(self) -> Exemption | None:
        """The one limb meant, where there is only one."""
        return self.limbs[0] if self.certainty is Certainty.LIMB else None

    @property
    def standing(self) -> Standing:
        """Absolute or qualified only if every limb agrees: a bare "section 40" is neither."""
        return _agreed((limb.standing for limb in self.limbs), Standing.UNDETERMINED)

    @property
    def public_interest(self) -> PublicInterest:
        """Whether the public interest has to be weighed, if every limb agrees."""
        return _agreed((limb.public_interest for limb in self.limbs), PublicInterest.UNDETERMINED)

    @property
    def harm(self) -> Harm:
        """The kind of test; limbs with tests of their own agree only where the tests are the same."""
        if len({limb.test for limb in self.limbs if limb.harm is Harm.OWN_TEST}) > 1:
            return Harm.UNDETERMINED
        return _agreed((limb.harm for limb in self.limbs), Harm.UNDETERMINED)

    @property
    def label(self) -> str:
        """ "Section 40(2)", "Regulation 12(4)(b)"; what could not be read stays as the letter has it."""
        return label(self.regime, self.provision) if _NORMALISED.fullmatch(self.provision) else self.as_written

    @property
    def section(self) -> Section | None:
        """The plain words for it, of the closest provision that has some; None for what is no exemption."""
        if not self.limbs:
            return None
        return section_for(self.regime, self.limb.provision if self.limb else self.provision)

    @property
    def name(self) -> str:
        """A few words: "Personal information". An unknown provision has only its label."""
        return self.section.name if self.section else self.label

    @property
    def brief(self) -> str:
        """The short line: "Section 21: already available another way. No public-interest test." """
        if self.section is None:
            return self.explained
        return f"{self.label}: {self.section.brief}. {_BRIEF_TESTS[self.public_interest]}".strip()

    @property
    def explained(self) -> str:
        """The line for readers: what the section covers, and whether the public interest has to be weighed."""
        if self.section:
            return f"{self.section.covers} {self._test_in_words()}"
        if self.certainty is Certainty.NO_EXEMPTION:
            return f"{self.notes[0]} It is no reason to withhold anything."
        return f"{self.label} is not in the archive’s catalogue of exemptions."

    def _test_in_words(self) -> str:
        if any("N1" in limb.standing_note for limb in self.limbs) and self.limb:
            return NOT_LISTED_AS_ABSOLUTE
        if self.standing is Standing.NOT_AN_EXEMPTION and self.public_interest is PublicInterest.WEIGHED:
            return "It has a public-interest test of its own."  # FOISA s.18(1)
        return _EIR_TESTS[self.public_interest] if self.regime is Regime.EIR else _TESTS[self.standing]


def resolve(
    provision: str, regime: Regime = Regime.FOIA, letter_date: date | None = None, *, as_written: str = ""
) -> Resolution:
    """What a citation means in a letter of that day under that regime; without a day, what it means now.

    `provision` may be the normalised form ("40(2)", "reg 12(4)(b)") or the letter's own words. With the normalised
    form, `as_written` adds the letter's words: they say whether a bare number is a section or a regulation.
    """
    words = as_written or provision
    citation = read_citation(provision)
    if citation is None:
        return Resolution(words, regime, provision.strip(), Certainty.UNKNOWN)
    is_section = citation.is_section or says_section(as_written)
    law = citation.regime or _law_of(citation.provision, regime, is_section=is_section)
    found = LimbSearch(law, letter_date).anywhere(citation.provision)
    return Resolution(
        words, law, citation.provision.written, _certainty(found.limbs, found.notes), found.limbs, found.notes
    )


def section_for(regime: Regime, provision: str) -> Section | None:
    """The plain words for a provision, of the longest one that covers it: for "43(2)" those of 43(2), not of 43."""
    found = parse(provision)
    if found is None:
        return None
    fitting = [s for s in SECTIONS if s.regime is regime and parsed(s.provision).covers(found[0])]
    return max(fitting, key=lambda section: len(section.provision), default=None)


def _certainty(limbs: tuple[Exemption, ...], notes: tuple[str, ...]) -> Certainty:
    if limbs:
        return Certainty.LIMB if len(limbs) == 1 else Certainty.SEVERAL
    return Certainty.NO_EXEMPTION if notes else Certainty.UNKNOWN


def _law_of(provision: Provision, regime: Regime, *, is_section: bool) -> Regime:
    """Which law a citation is of that does not name one.

    The Regulations have no sections, and a number they do not have is a section of the Act: "40(2)" in a letter under
    the EIR. A number they do have is theirs, so that "12(1)" is not taken for the cost limit.
    """
    if regime is Regime.EIR and (is_section or provision.number not in numbers(Regime.EIR)):
        return Regime.FOIA
    return regime


def _agreed(values: Iterable[Value], otherwise: Value) -> Value:
    """The one value all share, or the other."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else otherwise


# Section 2(3) lists 40(1) and the first condition of 40(2), and neither 40(5A) nor 40(5B).
NOT_LISTED_AS_ABSOLUTE = (
    "The Act does not list this part among its absolute exemptions, "
    "so by its words the public interest has to be weighed."
)
_TESTS = {
    Standing.ABSOLUTE: "It is an absolute exemption: the law asks for no public-interest test.",
    Standing.QUALIFIED: (
        "It is a qualified exemption: the information is kept back only if the public interest in doing so outweighs "
        "the public interest in giving it."
    ),
    Standing.NOT_AN_EXEMPTION: "It limits the duty to answer, and is no exemption: no public-interest test.",
    Standing.UNDETERMINED: "Whether the public interest has to be weighed depends on the part relied on.",
}

_EIR_TESTS = {
    PublicInterest.WEIGHED: (
        "The information is kept back only if the public interest in doing so outweighs "
        "the public interest in giving it."
    ),
    PublicInterest.NOT_WEIGHED: "No public-interest test is asked for.",
    PublicInterest.UNDETERMINED: "Whether the public interest has to be weighed depends on the part relied on.",
}

_BRIEF_TESTS = {
    PublicInterest.WEIGHED: "The public interest has to be weighed.",
    PublicInterest.NOT_WEIGHED: "No public-interest test.",
    PublicInterest.UNDETERMINED: "",
}
