"""The three access regimes, and what differs between them when days are counted."""

from __future__ import annotations

from enum import StrEnum

from requests.law.errors import UnknownRegime
from requests.law.nations import ALL_NATIONS, Nation


class Regime(StrEnum):
    """The law a request is answered under."""

    FOIA = "FOIA"
    EIR = "EIR"
    FOISA = "FOISA"

    @property
    def full_name(self) -> str:
        """The regime's full name, for people."""
        return _TITLES[self]

    @property
    def unit(self) -> str:
        """What its provisions are called: "section" of an Act, "regulation" of the Regulations."""
        return "regulation" if self is Regime.EIR else "section"

    @property
    def counting_nations(self) -> frozenset[Nation]:
        """The nations whose bank holidays are not working days.

        FOIA s.10(6): a bank holiday "in any part of the United Kingdom". EIR reg 2(1) takes the same meaning.
        FOISA s.73: a bank holiday in Scotland.
        """
        return frozenset({Nation.SCOTLAND}) if self is Regime.FOISA else ALL_NATIONS

    @classmethod
    def named(cls, name: str) -> Regime:
        """The regime of that name, in any case of letters. Raises UnknownRegime."""
        try:
            return cls(name.strip().upper())
        except ValueError:
            known = ", ".join(cls)
            raise UnknownRegime(f"“{name}” is not a regime this archive knows. Use one of {known}.") from None


_TITLES = {
    Regime.FOIA: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
    Regime.FOISA: "Freedom of Information (Scotland) Act 2002",
}
