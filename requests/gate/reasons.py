"""Why something is taken out, where nobody says otherwise: by what was found, and by the law a request is under."""

from __future__ import annotations

from dataclasses import dataclass

from documents.clearing.found import FoundKind
from requests.law.regimes import Regime

USUAL = {  # the first is of details of people
    Regime.FOIA: ("section 40(2)", "section 38(1)", "section 41(1)", "section 43(2)"),
    Regime.EIR: ("regulation 13(1)", "regulation 12(5)(a)", "regulation 12(5)(e)", "regulation 12(5)(f)"),
    Regime.FOISA: ("section 38(1)(b)", "section 39(1)", "section 36(2)", "section 33(1)(b)"),
}
NOT_SHOWN = "not shown on the page"
LAID_OVER = "laid over the page, no part of it"
ON_NO_PAGE = "on no page of the letter"
OF_ANOTHER = "another letter"
HIDDEN = {FoundKind.HIDDEN: NOT_SHOWN, FoundKind.UNSEEN: NOT_SHOWN, FoundKind.MARKS: LAID_OVER}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why words are taken out, and whether that is printed on the bar and in the text."""

    reason: str
    printed: bool = True


def personal(regime: str) -> str:
    """The provision for details of people: FOIA s.40(2), EIR reg 13(1), FOISA s.38(1)(b)."""
    return USUAL[Regime(regime)][0]


def proposed(kind: str, regime: str) -> Reason:
    """What is proposed for a finding. Blank where nobody could read what it is of: then a person has to say."""
    found = FoundKind(kind)
    if found is FoundKind.UNREAD:
        return Reason("")
    if found is FoundKind.ANOTHER:
        return Reason(OF_ANOTHER)
    return Reason(HIDDEN.get(found, ON_NO_PAGE) if found.is_hidden else personal(regime))
