"""The code by which filters count a provision: "s40" for section 40(2), "r12-4-b" for regulation 12(4)(b), "fs38"."""

from __future__ import annotations

import re

from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime

_PREFIX = {Regime.FOIA.value: "s", Regime.EIR.value: "r", Regime.FOISA.value: "fs"}
UNKNOWN = "other"


def section_code(regime: str, provision: str) -> str:
    """An Act's section without its limbs; a regulation with paragraph and letter, since each is its own exception.

    What the catalogue has no words for, such as a duty cited as if it were an exemption, is `UNKNOWN`.
    """
    code = _code(regime, provision)
    return code if code in CODES else UNKNOWN


def _code(regime: str, provision: str) -> str:
    found = re.match(r"(\d+[A-Z]?)(?:\((\d)\))?(?:\(([a-z])\))?", provision)
    if not found:
        return UNKNOWN
    number, paragraph, letter = found.groups()
    code = f"{_PREFIX[regime]}{number}"
    if regime == Regime.EIR.value and number == "12":
        code += "".join(f"-{limb}" for limb in (paragraph, letter) if limb)
    return code


CODES = frozenset(_code(section.regime.value, section.provision) for section in SECTIONS)
