"""Searching: what a page of results shows. One SQL statement fetches the entries of the hits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from requests.law.outcomes import Outcome, Overall
from requests.models import SearchEntry
from requests.search.facets import Filter, filters
from requests.search.index import Found
from requests.search.marks import Segment, cut, first_in_window, marks, worth
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import LAST_PAGE, PAGE_SIZE, SearchQuery
from requests.search.suggestions import Suggestion, suggest
from requests.search.words import Term

PARTS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands. `box` is the place of all its lines on the page, in points; None in a text letter."""

    page: int
    passage: int
    box: tuple[float, float, float, float] | None
    page_size: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class HitPart:
    """A part of an answer in a result: its outcome, and the stretch of it that matches best."""

    order: int
    outcome: str  # in public words
    sign: str
    exemptions: tuple[dict[str, str], ...]  # {"section": "s21", "label": "Section 21"}
    table_rows: int | None
    said: list[Segment]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One question with its answer."""

    slug: str
    reference: str
    anchor: str
    number: str
    asked: str
    answered_on: date
    outcome: str
    parts: tuple[HitPart, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results. `rebuilding`: there is no index to search in just now; everything else is empty then."""

    query: SearchQuery
    hits: tuple[Hit, ...] = ()
    total: int = 0
    responses: int = 0
    responses_exact: bool = True
    filters: tuple[Filter, ...] = ()
    suggestion: Suggestion | None = None
    without_filters: int = 0  # nothing found: how many there would be with no filter
    rebuilding: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are to turn."""
        return min(LAST_PAGE, -(-self.total // PAGE_SIZE))

    @property
    def past_the_end(self) -> bool:
        """Whether a page was asked for that there is not, although something was found."""
        return self.total > 0 and self.query.page > self.pages


def search(query: SearchQuery) -> Results:
    """One page of what matches, with the counts of all of it. Never fails for what somebody typed."""
    wanted_page = query.page <= LAST_PAGE
    limit, offset = (PAGE_SIZE, (query.page - 1) * PAGE_SIZE) if wanted_page else (1, 0)
    try:
        index = reader()
        found = index.find(query, limit, offset)
        suggestion = suggest(index, query) if not found.total else None
        elsewhere = index.count(SearchQuery(query.words)) if not found.total else 0
    except NoIndex:
        return Results(query, filters=filters(query, {}), rebuilding=True)
    return Results(
        query=query,
        hits=_hits(found, query.wanted.shown) if wanted_page else (),
        total=found.total,
        responses=found.responses,
        responses_exact=found.responses_exact,
        filters=filters(query, found.counts),
        suggestion=suggestion,
        without_filters=elsewhere,
    )


def _hits(found: Found, terms: tuple[Term, ...]) -> tuple[Hit, ...]:
    """The hits that are still published, in the order of the index."""
    entries = SearchEntry.objects.defer("answered").in_bulk(found.ids)
    return tuple(_hit(entries[pk], terms) for pk in found.ids if pk in entries)


def _hit(entry: SearchEntry, terms: tuple[Term, ...]) -> Hit:
    parts = [_part(part, terms) for part in entry.parts]
    best = sorted(parts, key=lambda part: part[0], reverse=True)[:PARTS_SHOWN]
    shown = [part for value, part in best if value[0]] or [part for _, part in best[:1]]
    return Hit(
        slug=entry.slug,
        reference=entry.reference,
        anchor=entry.anchor,
        number=entry.number,
        asked=entry.asked,
        answered_on=entry.answered_on,
        outcome=Overall(entry.outcome).word(),
        parts=tuple(shown),
    )


def _part(part: dict[str, Any], terms: tuple[Term, ...]) -> tuple[tuple[int, int], HitPart]:
    """A part as shown, and how well it matches."""
    text, starts = _joined(part["runs"])
    found = marks(text, terms)
    outcome = Outcome(part["outcome"])
    shown = HitPart(
        order=part["part"],
        outcome=outcome.word(not_yet=part["not_yet"], held_by=part["held_by"] or None),
        sign=outcome.sign,
        exemptions=tuple(part["exemptions"]),
        table_rows=part["table_rows"],
        said=cut(text, found),
        place=_place(part["runs"], starts, first_in_window(text, found)),
    )
    return worth(found), shown


def _joined(runs: list[dict[str, Any]]) -> tuple[str, list[int]]:
    """The runs as one line of text, and where each begins in it. A table's cells are set apart by two blanks."""
    text, starts = "", []
    for run in runs:
        starts.append(len(text))
        text += "  ".join(" ".join(cell.split()) for cell in run["text"].replace("\n", "\t").split("\t")) + " "
    return text.rstrip(), starts


def _place(runs: list[dict[str, Any]], starts: list[int], at: int) -> Place | None:
    """The place of the run that holds the character `at`."""
    holding = [run for run, start in zip(runs, starts, strict=True) if start <= at]
    if not holding or holding[-1]["page"] is None:
        return None
    run = holding[-1]
    box, size = run["box"], run["page_size"]
    return Place(run["page"], run["passage"], tuple(box) if box else None, tuple(size) if size else None)
