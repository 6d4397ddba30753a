"""What can happen to the clock of a case, and how a step of its explanation is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests.law.regimes import Regime


class EventKind(StrEnum):
    """What can happen to a clock."""

    CLARIFICATION_ASKED = "clarification asked"
    CLARIFIED = "clarified"
    FEE_ASKED = "fee asked"
    FEE_PAID = "fee paid"
    PUBLIC_INTEREST = "public interest"  # FOIA s.10(3), with a notice by s.17(1) and (2)
    COMPLEX = "complex"  # EIR reg 7(1)
    REGIME = "regime"
    IDENTITY_ASKED = "identity asked"  # of subject access: UK GDPR art. 12(6)
    IDENTITY_PROVED = "identity proved"
    MORE_MONTHS = "more months"  # of subject access: UK GDPR art. 12A
    HOLIDAYS = "holidays"  # the list of bank holidays changed; kept to say why a date moved

    @property
    def words(self) -> str:
        """What happened, in words."""
        return _WORDS[self]


_WORDS = {
    EventKind.CLARIFICATION_ASKED: "Clarification asked for",
    EventKind.CLARIFIED: "Clarification received",
    EventKind.FEE_ASKED: "Fees notice given",
    EventKind.FEE_PAID: "Fee received",
    EventKind.PUBLIC_INTEREST: "Extended for the public interest test",
    EventKind.COMPLEX: "Extended as complex and voluminous",
    EventKind.REGIME: "Handled under another law",
    EventKind.IDENTITY_ASKED: "Proof of identity asked for",
    EventKind.IDENTITY_PROVED: "Identity proved",
    EventKind.MORE_MONTHS: "Extended by two months",
    EventKind.HOLIDAYS: "Bank holidays changed",
}


class Waiting(StrEnum):
    """What the requester is waited for."""

    CLARIFICATION = "clarification"
    FEE = "fee"
    IDENTITY = "identity"

    @property
    def words(self) -> str:
        """ "a fee"."""
        return {"clarification": "clarification", "fee": "a fee", "identity": "proof of identity"}[self]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, on its day. `until`: the day an extension estimates; `regime`: the law from then on."""

    kind: EventKind
    on: date
    until: date | None = None
    regime: Regime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the explanation."""

    on: date
    words: str
    provision: str
