"""The filters beside results: their values with words and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from requests.law.outcomes import Overall
from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime
from requests.search.quarters import spoken
from requests.search.query import SearchQuery
from requests.search.traits import Facet, Has, Sent
from requests.sections import UNKNOWN, section_code

Counts = Mapping[Facet, Mapping[str, int]]

LEGENDS = {
    Facet.OUTCOME: "Outcome",
    Facet.EXEMPTION: "Exemption",
    Facet.TOPIC: "Topic",
    Facet.YEAR: "Year answered",
    Facet.HAS: "Comes with",
    Facet.LATE: "Time taken",
    Facet.REVIEW: "Internal review",
    Facet.RECEIVED: "Request received",
    Facet.ANSWERED: "Answered",
    Facet.KIND: "Kind of letter",
}
_HAS_WORDS = {
    Has.TABLE: "A table",
    Has.DOCUMENT: "A document",
    Has.LINK: "A link",
    Has.NOTICE: "A decision notice of the regulator",
}
SENT_WORDS = {
    Sent.ANSWER: "An answer",
    Sent.REVIEW: "The outcome of an internal review",
    Sent.PASSED_ON: "A request passed on in time",
}
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


def filters(query: SearchQuery, counts: Counts, topics: Mapping[str, str]) -> tuple[Filter, ...]:
    """Every filter; `topics` are names by slug.

    A value that is chosen is shown even where it finds nothing, so that it can be let go of.
    """
    return tuple(_filter(facet, query.chosen(facet), counts.get(facet, {}), topics) for facet in Facet)


def _filter(facet: Facet, chosen: tuple[str, ...], counts: Mapping[str, int], topics: Mapping[str, str]) -> Filter:
    offered = {value: number for value, number in counts.items() if facet.is_counted or value in chosen}
    values = _in_order(facet, {**dict.fromkeys(chosen, 0), **offered}, topics)
    choices = tuple(
        Choice(value, words_of_value(facet, value, topics), number, value in chosen) for value, number in values
    )
    return Filter(facet.value, LEGENDS[facet], choices)


def _in_order(facet: Facet, counts: Mapping[str, int], topics: Mapping[str, str]) -> list[tuple[str, int]]:
    """Dates from the newest, exemptions from the most used, the others as they are always listed."""
    match facet:
        case Facet.YEAR | Facet.RECEIVED | Facet.ANSWERED:
            return sorted(counts.items(), reverse=True)
        case Facet.EXEMPTION:
            return sorted(counts.items(), key=lambda value: (-value[1], value[0]))
        case Facet.TOPIC:
            listed = [*topics, *sorted(set(counts) - set(topics))]
        case Facet.OUTCOME:
            listed = [outcome.value for outcome in Overall]
        case Facet.HAS:
            listed = [has.value for has in Has]
        case Facet.KIND:
            listed = [sent.value for sent in Sent]
        case Facet.LATE | Facet.REVIEW:
            listed = list(counts)
    return [(value, counts[value]) for value in listed if value in counts]


def words_of_value(facet: Facet, value: str, topics: Mapping[str, str]) -> str:
    """A value of a filter as people read it; `topics` are names by slug."""
    match facet:
        case Facet.OUTCOME:
            return Overall(value).word()
        case Facet.EXEMPTION:
            return SECTION_WORDS.get(value, value)
        case Facet.TOPIC:
            return topics.get(value, value)
        case Facet.YEAR:
            return value
        case Facet.HAS:
            return _HAS_WORDS[Has(value)]
        case Facet.LATE:
            return "Answered late"
        case Facet.REVIEW:
            return "Changed on review"
        case Facet.RECEIVED:
            return f"Received {spoken(value)}"
        case Facet.ANSWERED:
            return f"Answered {spoken(value)}"
        case Facet.KIND:
            return SENT_WORDS[Sent(value)]
