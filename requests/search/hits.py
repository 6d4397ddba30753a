"""The hits of a page: each with the passage that shows best why it was found, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, TextField, Value, When

from documents.reading.words import running
from requests.law.outcomes import Outcome, Overall
from requests.models import SearchEntry
from requests.search.finding import Found
from requests.search.marks import Segment, cut, first_in_window, marks, worth
from requests.search.query import By, SearchQuery
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
    """One question with its answer, or a page of a document: `document` names it then, and `page` is its number.

    `title` is that of the response. `like`: what finds the answers that are alike, `more` of them beside this one.
    `in_response`: how many others of its response were found, where they stand behind this one.
    """

    slug: str
    reference: str
    title: str
    anchor: str
    number: str
    document: str
    page: int | None
    asked: str
    answered_on: date
    published_on: date
    outcome: str
    parts: tuple[HitPart, ...]
    like: str
    more: int
    in_response: int


def hits(found: Found, query: SearchQuery) -> tuple[Hit, ...]:
    """The hits that are still published, in the order of the index. One statement."""
    entries = _shown_entries().in_bulk(found.ids)
    by_response = query.by is By.RESPONSE
    return tuple(
        _hit(entries[pk], query.wanted.shown, found.more.get(pk, 0) if found.more and by_response else 0)
        for pk in found.ids
        if pk in entries
    )


@cache
def _shown_entries() -> QuerySet[SearchEntry]:
    """What results show of entries; the words of a whole answer only where there are no parts of it."""
    alike = SearchEntry.objects.filter(alike=OuterRef("alike")).order_by().values("alike")
    counted = Subquery(alike.annotate(number=Count("pk")).values("number"))
    return SearchEntry.objects.defer("answered").annotate(
        title=F("response__title"),
        page_number=F("page__number"),
        page_words=Case(When(question=None, then=F("answered")), default=Value(""), output_field=TextField()),
        alike_count=Case(When(alike="", then=Value(1)), default=counted),  # there are many without a fingerprint
    )


def _hit(entry: Any, terms: tuple[Term, ...], in_response: int) -> Hit:
    as_they_are = ("slug", "reference", "title", "anchor", "number", "document", "asked", "answered_on", "published_on")
    return Hit(
        **{name: getattr(entry, name) for name in as_they_are},
        page=entry.page_number,
        outcome=Overall(entry.outcome).word() if entry.outcome else "",
        parts=_parts(entry, terms),
        like=entry.alike,
        more=(entry.alike_count or 1) - 1,
        in_response=in_response,
    )


def _parts(entry: Any, terms: tuple[Term, ...]) -> tuple[HitPart, ...]:
    if entry.page_number:
        return (_of_page(entry, terms),)
    parts = [_part(part, terms) for part in entry.parts]
    best = sorted(parts, key=lambda part: part[0], reverse=True)[:PARTS_SHOWN]
    return tuple([part for value, part in best if value[0]] or [part for _, part in best[:1]])


def _of_page(entry: Any, terms: tuple[Term, ...]) -> HitPart:
    """The best stretch of a document's page. It has no outcome: it was given."""
    text = running(entry.page_words)
    return HitPart(0, "", "", (), None, cut(text, marks(text, terms)), None)


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
    """The runs as one text, and where each begins in it. A table keeps its lines and the tabs between its cells."""
    text, starts = "", []
    for run in runs:
        is_table = "\t" in run["text"] or "\n" in run["text"]
        text = f"{text.rstrip()}\n" if is_table and text else text
        starts.append(len(text))
        lines = (_in_line(line) for line in run["text"].split("\n"))
        text += "\n".join(lines) + ("\n" if is_table else " ")
    return text.rstrip(), starts


def _in_line(line: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in line.split("\t"))


def _place(runs: list[dict[str, Any]], starts: list[int], at: int) -> Place | None:
    """The place of the run that holds the character `at`."""
    holding = [run for run, start in zip(runs, starts, strict=True) if start <= at]
    if not holding or holding[-1]["page"] is None:
        return None
    run = holding[-1]
    box, size = run["box"], run["page_size"]
    return Place(run["page"], run["passage"], tuple(box) if box else None, tuple(size) if size else None)
