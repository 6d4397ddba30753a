"""Where each cell of a table stands on the public pages: one question to the database for all tables of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from documents.models import Passage
from requests.models import DataTable, FiledLetter
from requests.publishing.public_copy import CellPlace, PublicTable
from requests.publishing.redacted import NOTHING, Redacting


def passage_places(filed: FiledLetter, redacting: Redacting = NOTHING) -> dict[int, CellPlace]:
    """Every passage of the letter by its key, where it stands in what is left of its page."""
    rows = Passage.objects.filter(page__reading=filed.reading_id)
    found: dict[int, CellPlace] = {}
    for key, page, start, end, boxes in rows.values_list("pk", "page__number", "start", "end", "boxes"):
        start, end = redacting.moved(page, start, end)
        if start == end:
            continue  # it was not chosen to be published
        found[key] = {"page": page, "start": start, "end": end, "boxes": _rounded(redacting.boxes(page, boxes or ()))}
    return found


def with_places(table: PublicTable, kept: DataTable, places: Mapping[int, CellPlace]) -> PublicTable:
    """The table as the public copy has it, with the place of each of its cells."""
    of_rows = [[_places_of(cell, places) for cell in row] for row in (kept.header, *kept.rows)]
    return replace(table, places=of_rows, row_pages=[_first_page(row) for row in of_rows])


def _places_of(cell: Mapping[str, Any], places: Mapping[int, CellPlace]) -> list[CellPlace]:
    return [places[key] for key in cell["passages"] if key in places]


def _first_page(row: Iterable[Sequence[CellPlace]]) -> int | None:
    pages: list[int] = [place["page"] for cell in row for place in cell]
    return min(pages, default=None)


def _rounded(boxes: Sequence[Sequence[float]] | None) -> list[list[float]] | None:
    """To a tenth of a point: nobody sees finer, and a long table has many."""
    return [[round(side, 1) for side in box] for box in boxes] if boxes else None
