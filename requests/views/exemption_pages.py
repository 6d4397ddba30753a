"""Where an exemption was relied on in the published answers: how often, when, under which of its parts, the latest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Func, Min, TextField
from django.http import Http404

from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import PublishedExemption, SearchEntry
from requests.sections import UNKNOWN
from requests.views.exemption_catalogue import ShownSection, catalogue
from requests.views.response_page import ShownOutcome, part_outcome

LATEST = 10
MOST_CITED = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision as answers name it, and in how many."""

    label: str
    explained: str
    answers: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer that relies on it, or a part that does."""

    slug: str
    anchor: str
    reference: str
    number: str
    asked: str
    answered_on: date
    outcomes: tuple[ShownOutcome, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearOfUse:
    """How often it was relied on in answers of one year."""

    year: int
    answers: int
    responses: int


@dataclass(frozen=True, slots=True)
class Use:
    """How it was used in this archive. All counts are of answers to one question each; the newest year comes first."""

    years: tuple[YearOfUse, ...]
    cited: tuple[Cited, ...]
    latest: tuple[AnswerRow, ...]

    @property
    def answers(self) -> int:
        return sum(year.answers for year in self.years)

    @property
    def responses(self) -> int:
        """A response is of one year, so none is counted twice."""
        return sum(year.responses for year in self.years)

    @property
    def first(self) -> int | None:
        """The year it was relied on first."""
        return self.years[-1].year if self.years else None

    @property
    def last(self) -> int | None:
        """The year it was relied on last."""
        return self.years[0].year if self.years else None


@dataclass(frozen=True, slots=True)
class ExemptionPage:
    """An exemption and its use. `section` is None for the page of provisions that the catalogue has not."""

    code: str
    section: ShownSection | None
    use: Use


@dataclass(frozen=True, slots=True)
class ListedSection:
    """An exemption in the list of all."""

    section: ShownSection
    answers: int


@dataclass(frozen=True, slots=True)
class AllExemptions:
    """The list of all: those relied on, the most used first; then law by law. `others`: answers under none of them."""

    relied_on: tuple[ListedSection, ...]
    laws: tuple[tuple[str, tuple[ListedSection, ...]], ...]
    others: int


def exemption_page(code: str) -> ExemptionPage:
    """The page of that code in three statements, or Http404 for one that neither the catalogue nor an answer has."""
    section = catalogue().get(code)
    if section is None and code != UNKNOWN:
        raise Http404
    use = _use(code)
    if section is None and not use.answers:
        raise Http404
    return ExemptionPage(code, section, use)


def all_exemptions() -> AllExemptions:
    """The catalogue with its counts, in one statement."""
    counts = _counts()
    listed = [ListedSection(section, counts.get(code, 0)) for code, section in catalogue().items()]
    return AllExemptions(
        relied_on=tuple(sorted((row for row in listed if row.answers), key=lambda row: -row.answers)),
        laws=tuple((law, tuple(rows)) for law, rows in groupby(listed, key=lambda row: row.section.law)),
        others=counts.get(UNKNOWN, 0),
    )


def _counts() -> Mapping[str, int]:
    code = Func(F("sections"), function="unnest", output_field=TextField())
    counted = SearchEntry.objects.order_by().annotate(code=code).values_list("code").annotate(Count("pk"))
    return dict(counted)


def _use(code: str) -> Use:
    entries = SearchEntry.objects.filter(sections__contains=[code])
    by_year = entries.order_by("-year").values_list("year")
    counted = by_year.annotate(answers=Count("pk"), responses=Count("response", distinct=True))
    years = tuple(YearOfUse(*row) for row in counted)
    if not years:
        return Use((), (), ())
    latest = entries.defer("answered").order_by("-answered_on", "pk")[:LATEST]
    return Use(years, tuple(_cited(code)), tuple(_row(entry, code) for entry in latest))


def _cited(code: str) -> Iterator[Cited]:
    """The provisions under that code as they are cited, the most used first."""
    rows = PublishedExemption.objects.filter(section=code).order_by()
    counted = rows.values_list("regime", "provision").annotate(
        answers=Count("part__question", distinct=True), as_written=Min("as_written")
    )
    for regime, provision, answers, as_written in counted.order_by("-answers", "provision")[:MOST_CITED]:
        found = resolve(provision, Regime(regime), as_written=as_written)
        yield Cited(found.label, found.explained, answers)


def _row(entry: SearchEntry, code: str) -> AnswerRow:
    relying = [part for part in entry.parts if any(cited["section"] == code for cited in part["exemptions"])]
    outcomes = (
        part_outcome(Outcome(part["outcome"]), not_yet=part["not_yet"], held_by=part["held_by"]) for part in relying
    )
    tags = (cited["label"] for part in relying for cited in part["exemptions"] if cited["section"] == code)
    return AnswerRow(
        slug=entry.slug,
        anchor=entry.anchor,
        reference=entry.reference,
        number=entry.number,
        asked=entry.asked,
        answered_on=entry.answered_on,
        outcomes=tuple(dict.fromkeys(outcomes)),
        tags=tuple(dict.fromkeys(tags)),
    )
