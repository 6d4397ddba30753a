"""The hits of a page: each with the passage that shows best why it was found, and where that stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connections, router

from documents.reading.shapes import LetterKind
from documents.reading.words import running
from requests.law.outcomes import Outcome, Overall
from requests.models import SearchEntry
from requests.models.letter_done import ended
from requests.search.finding import Found
from requests.search.marks import Segment, best_window, cut, first_in_window, marks, worth
from requests.search.query import By, SearchQuery
from requests.search.words import Term

PARTS_SHOWN = 2


class Place(NamedTuple):
    """Where a passage stands. `box` is the place of all its lines on the page, in points; None in a text letter."""

    page: int
    passage: int
    box: tuple[float, float, float, float] | None
    page_size: tuple[float, float] | None


class HitPart(NamedTuple):
    """A part of an answer in a result: its outcome, and the stretch of it that matches best."""

    order: int
    outcome: str  # in public words
    sign: str
    exemptions: tuple[dict[str, str], ...]  # {"section": "s21", "label": "Section 21"}
    table_rows: int | None
    said: list[Segment]
    place: Place | None


class Hit(NamedTuple):
    """One question with its answer, or a page of a document: `document` names it then, and `page` is its number.

    `title` is that of the response. `like`: what finds the answers that are alike, `more` of them beside this one.
    `in_response`: how many others of its response were found, where they stand behind this one. `kind`: of the letter
    it stands in; the outcome of an internal review has the reference of the response it is of.
    """

    slug: str
    reference: str
    title: str
    kind: str
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

    @property
    def is_review(self) -> bool:
        """Whether it stands in the outcome of an internal review."""
        return self.kind == LetterKind.REVIEW

    @property
    def ended(self) -> str:
        """What was done on its day: as PublishedResponse.ended."""
        return ended(self.kind)


class _Entry(NamedTuple):
    """What results show of an entry. Of a document's page its `words`; `alike_count`: itself and those like it."""

    pk: int
    slug: str
    reference: str
    title: str
    kind: str
    anchor: str
    number: str
    document: str
    page: int | None
    asked: str
    words: str
    answered_on: date
    published_on: date
    outcome: str
    parts: str  # JSON
    like: str
    alike_count: int


# Composed by a query set, this statement would take several times as long as the database takes to answer it.
_ENTRIES = """
SELECT entry.id, entry.slug, entry.reference, response.title, response.kind, entry.anchor, entry.number, entry.document,
    page.number, entry.asked, CASE WHEN entry.page_id IS NULL THEN '' ELSE entry.answered END, entry.answered_on,
    entry.published_on, entry.outcome, entry.parts::text, entry.alike,
    CASE WHEN entry.alike = '' THEN 1 -- of which there are many
    ELSE (SELECT count(*) FROM requests_searchentry AS other WHERE other.alike = entry.alike) END
FROM requests_searchentry AS entry JOIN requests_publishedresponse AS response ON response.id = entry.response_id
LEFT JOIN requests_publishedpage AS page ON page.id = entry.page_id
WHERE entry.id = ANY(%s::bigint[])
"""


def hits(found: Found, query: SearchQuery) -> tuple[Hit, ...]:
    """The hits that are still published, in the order of the index. One statement."""
    entries = {entry.pk: entry for entry in _entries(found.ids)}
    more = found.more if found.more and query.by is By.RESPONSE else {}
    return tuple(_hit(entries[pk], query.wanted.shown, more.get(pk, 0)) for pk in found.ids if pk in entries)


def _entries(ids: list[int]) -> Iterable[_Entry]:
    if not ids:
        return []
    with connections[router.db_for_read(SearchEntry)].cursor() as cursor:
        cursor.execute(_ENTRIES, [f"{{{','.join(map(str, ids))}}}"])  # sooner written than a list is adapted
        return map(_Entry._make, cursor.fetchall())


def _hit(entry: _Entry, terms: tuple[Term, ...], in_response: int) -> Hit:
    return Hit(
        slug=entry.slug,
        reference=entry.reference,
        title=entry.title,
        kind=entry.kind,
        anchor=entry.anchor,
        number=entry.number,
        document=entry.document,
        page=entry.page,
        asked=entry.asked,
        answered_on=entry.answered_on,
        published_on=entry.published_on,
        outcome=Overall(entry.outcome).word() if entry.outcome else "",
        parts=_parts(entry, terms),
        like=entry.like,
        more=entry.alike_count - 1,
        in_response=in_response,
    )


def _parts(entry: _Entry, terms: tuple[Term, ...]) -> tuple[HitPart, ...]:
    if entry.page:
        return (_of_page(entry, terms),)
    parts = [_part(part, terms) for part in json.loads(entry.parts)]
    best = sorted(parts, key=lambda part: part[0], reverse=True)[:PARTS_SHOWN]
    return tuple([part for value, part in best if value[0]] or [part for _, part in best[:1]])


def _of_page(entry: _Entry, terms: tuple[Term, ...]) -> HitPart:
    """The best stretch of a document's page. It has no outcome: it was given."""
    text = running(entry.words)
    return HitPart(0, "", "", (), None, cut(text, marks(text, terms)), None)


def _part(part: dict[str, Any], terms: tuple[Term, ...]) -> tuple[tuple[int, int], HitPart]:
    """A part as shown, and how well it matches."""
    text, starts = _joined(part["runs"])
    found = marks(text, terms)
    window = best_window(text, found)
    outcome = Outcome(part["outcome"])
    shown = HitPart(
        order=part["part"],
        outcome=outcome.word(not_yet=part["not_yet"], held_by=part["held_by"] or None),
        sign=outcome.sign,
        exemptions=tuple(part["exemptions"]),
        table_rows=part["table_rows"],
        said=cut(text, found, window),
        place=_place(part["runs"], starts, first_in_window(found, window)),
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
