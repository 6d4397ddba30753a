"""The filters beside results: their values with words and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from requests.law.outcomes import Overall
from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime
from requests.search.query import Facet, Has, SearchQuery
from requests.sections import UNKNOWN, section_code

Counts = Mapping[Facet, Mapping[str, int]]

LEGENDS = {
    Facet.OUTCOME: "Outcome",
    Facet.EXEMPTION: "Exemption",
    Facet.YEAR: "Year answered",
    Facet.HAS: "Comes with",
}
_HAS_WORDS = {Has.TABLE: "A table", Has.DOCUMENT: "A document", Has.LINK: "A link"}
_LAW_WORDS = {Regime.FOIA: "", Regime.EIR: "Regulation ", Regime.FOISA: "FOISA "}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter. `count` is what choosing it, instead of what is chosen in this filter, would find."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as a page shows it. `name` is the parameter."""

    name: str
    legend: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.chosen)


def _section_words() -> dict[str, str]:
    """ "s21" is "21 – Already available". Where limbs are described one by one, the section as a whole goes first."""
    words: dict[str, str] = {UNKNOWN: "Another provision"}
    for section in sorted(SECTIONS, key=lambda section: len(section.provision)):
        code = section_code(section.regime.value, section.provision)
        number = section.provision if section.regime is Regime.EIR else code.lstrip("fs")
        words.setdefault(code, f"{_LAW_WORDS[section.regime]}{number} – {section.name}")
    return words


SECTION_WORDS = _section_words()


def filters(query: SearchQuery, counts: Counts) -> tuple[Filter, ...]:
    """The four filters. A value that is chosen is shown even where it finds nothing, so that it can be let go of."""
    return tuple(_filter(facet, query.chosen(facet), counts.get(facet, {})) for facet in Facet)


def _filter(facet: Facet, chosen: tuple[str, ...], counts: Mapping[str, int]) -> Filter:
    values = _in_order(facet, {**dict.fromkeys(chosen, 0), **counts})
    choices = tuple(Choice(value, _words(facet, value), number, value in chosen) for value, number in values)
    return Filter(facet.value, LEGENDS[facet], choices)


def _in_order(facet: Facet, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Years from the newest, exemptions from the most used, the others as they are always listed."""
    if facet is Facet.YEAR:
        return sorted(counts.items(), reverse=True)
    if facet is Facet.EXEMPTION:
        return sorted(counts.items(), key=lambda value: (-value[1], value[0]))
    listed = [value.value for value in (Overall if facet is Facet.OUTCOME else Has)]
    return [(value, counts[value]) for value in listed if value in counts]


def _words(facet: Facet, value: str) -> str:
    match facet:
        case Facet.OUTCOME:
            return Overall(value).word()
        case Facet.EXEMPTION:
            return SECTION_WORDS.get(value, value)
        case Facet.YEAR:
            return value
        case Facet.HAS:
            return _HAS_WORDS[Has(value)]
