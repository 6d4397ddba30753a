"""The tag and the one line that explain a provision relied on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models.publication import PublishedExemption
from requests.views.exemption_catalogue import catalogue


@dataclass(frozen=True, slots=True)
class ShownExemption:
    """What a reader sees of it: "Section 21", and a line in plain words. `code` is of its page.

    `more` names that page where it says more than the line does.
    """

    tag: str
    line: str
    code: str
    more: str


def shown_exemption(exemption: PublishedExemption, on: date) -> ShownExemption:
    """In the law's plain words; a provision the catalogue has not stands as the letter wrote it."""
    if not exemption.known:
        return ShownExemption(
            exemption.as_written,
            f"{exemption.as_written} is not in the archive’s catalogue of exemptions.",
            exemption.section,
            "",
        )
    found = resolve(exemption.provision, Regime(exemption.regime), on)
    section = catalogue().get(exemption.section)
    more = f"{section.label[:1].lower()}{section.label[1:]}" if section else ""
    return ShownExemption(found.label, found.explained, exemption.section, more)
