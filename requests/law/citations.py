"""Citations as letters write them: "Section 40(2) & (3A)(a)", "s.31(1)(a)", "reg 12(4)(b)", "section 21 of the FOIA".

Only takes them apart; whether there is such a provision is for the catalogue to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from requests.law.provisions import Provision, parse
from requests.law.regimes import Regime

_START = re.compile(
    r"\s*(?:under\s+)?(?P<law>EIRs?|FOIA|FOISA)?\s*"
    r"(?:(?P<section>sections?|sec\.?|ss?\.?)|(?P<regulation>regulations?|regs?\.?))?(?=[\s\d])",
    re.IGNORECASE,
)
_LAWS = (
    (re.compile(r"FOI\(?S\)?A\b|Freedom of Information \(Scotland\)", re.IGNORECASE), Regime.FOISA),
    (re.compile(r"FOIA?\b|Freedom of Information|\bthe Act\b", re.IGNORECASE), Regime.FOIA),
    (re.compile(r"EIRs?\b|Environmental Information Regulations|\bthe Regulations\b", re.IGNORECASE), Regime.EIR),
)
_OTHER_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Rules?|Code|GDPR|DPA|Directive|Convention)\b")
_MORE = re.compile(r"[,;&/\s]*+(?:and|or)?\s*+(?:sections?|regulations?|regs?\.?|ss?\.?)?\s*+\d", re.IGNORECASE)
_BRACKET = re.compile(r"\s*+\(\s*+\w{1,5}\s*+\)")
_TITLE = re.compile(r"\s*+[-–—:]")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation names. `regime` is None unless its own words say which law it is of."""

    provision: Provision
    regime: Regime | None
    is_section: bool  # the word "section" stands there, so it is of an Act


def read_citation(as_written: str) -> Citation | None:
    """Take a citation apart; None where it is none, names more than one section, or is of another law."""
    text = " ".join(as_written.split())
    start = _START.match(text)
    found = parse(text[start.end() :] if start else text)
    if found is None:
        return None
    provision, rest = found
    named = "" if _TITLE.match(rest) else rest  # "Section 44 – Prohibitions …": what follows a dash is a heading
    regime = _law_named(f"{start['law'] or ''} {named}") if start else _law_named(named)
    if _MORE.match(named) or (regime is None and (_OTHER_LAW.search(named) or _BRACKET.match(named))):
        return None
    if start and start["regulation"]:
        regime = Regime.EIR
    return Citation(provision, regime, is_section=bool(start and start["section"]))


def says_section(as_written: str) -> bool:
    """Whether the words of a citation call it a section."""
    start = _START.match(as_written)
    return bool(start and start["section"])


def _law_named(text: str) -> Regime | None:
    return next((regime for pattern, regime in _LAWS if pattern.search(text)), None)
