"""The sheets of spreadsheets that came with a letter, what was chosen of each, and what that leaves out.

A sheet is a page of the letter that knows which cell stands where. What nobody chose is left out, whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from documents.clearing.found import Found
from documents.clearing.removal import Mark
from documents.clearing.sheet_ranges import left_out, ranges_in
from documents.reading.shapes import PageText, Reading
from requests.models import FiledLetter, SheetChoice
from requests.models.sheet_choice import Chosen
from requests.publishing.chosen_tables import NOT_PUBLISHED

TOLD_APART = 8  # the first READER_VERSION that says where the cells of a sheet stand


@dataclass(frozen=True)
class Sheets:
    """The pages of a letter that are sheets, with the choices that stand for their cells as they are now."""

    pages: Mapping[int, PageText]
    choices: Mapping[int, SheetChoice]

    @cached_property
    def stretches(self) -> dict[int, list[tuple[int, int]]]:
        """What of each sheet's page is not published."""
        return {number: self._left_out(page) for number, page in self.pages.items()}

    def is_whole(self, number: int) -> bool:
        """Whether nothing of the sheet is published."""
        choice = self.choices.get(number)
        return choice is None or choice.chosen == Chosen.NOTHING

    def leaves_out(self, found: Found) -> bool:
        """Whether something was found where nothing is published, so that nobody has to decide about it."""
        if found.page is None or found.page not in self.choices:
            return False
        if self.is_whole(found.page):
            return True
        where = found.where
        return where is not None and any(
            start <= where.start < where.end <= end for start, end in self.stretches[found.page]
        )

    def marks(self) -> Iterator[Mark]:
        """The same as what is taken out of the pages."""
        for number, stretches in self.stretches.items():
            instead = NOT_PUBLISHED if self.is_whole(number) else ""
            yield from (Mark(number, start, end, instead=instead) for start, end in stretches)

    def _left_out(self, page: PageText) -> list[tuple[int, int]]:
        choice = self.choices.get(page.number)
        if self.is_whole(page.number):
            return [(0, len(page.text))]
        if choice is None or page.sheet is None or choice.chosen == Chosen.ALL:
            return []
        return left_out(page, ranges_in(choice.ranges, page.sheet))


NO_SHEETS = Sheets({}, {})


def has_sheets(filed: FiledLetter) -> bool:
    """Whether any page of the letter is a sheet, without reading all of what was kept of it."""
    return any(page.get("sheet") for page in filed.reading.content["pages"])


def sheets_of(filed: FiledLetter, reading: Reading) -> Sheets:
    """The sheets of a letter. One query where there are any."""
    pages = {page.number: page for page in reading.pages if page.sheet is not None}
    if not pages:
        return NO_SHEETS
    choices = {each.page: each for each in filed.sheet_choices.standing().select_related("made_by")}
    return Sheets(
        pages,
        {
            number: each
            for number, each in choices.items()
            if number in pages and each.cells_hash == print_of(pages[number])
        },
    )


def print_of(page: PageText) -> str:
    """SHA-256 of a sheet's words and of where they stand in it: a choice is of exactly these."""
    rows = [[row.number, row.columns] for row in page.sheet.rows] if page.sheet else []
    return hashlib.sha256(json.dumps([page.text, rows]).encode()).hexdigest()
