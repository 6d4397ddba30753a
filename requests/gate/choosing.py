"""Choosing what becomes public of a sheet of a spreadsheet: nothing, all that is visible, or ranges of it.

As for all acts of the gate: see requests.gate.deciding.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from documents.clearing.found import FoundKind
from documents.clearing.sheet_ranges import WrongRanges, of_columns, ranges_in
from documents.reading.spans import SheetCells
from requests.case_versions import locked
from requests.errors import CannotChange
from requests.gate.deciding import keep_decision
from requests.gate.looking import OF_PICTURES, locked_letter, look
from requests.gate.sheets import print_of
from requests.models import FiledLetter, GateFinding, Person, SheetChoice
from requests.models.gate import Decision
from requests.models.sheet_choice import Chosen

NO_SHEET = "That page is no sheet of a spreadsheet any more. Look at the letter again."
NO_COLUMNS = "Tick the columns to publish."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants published of a sheet. Of ranges: as they typed them, or whole columns by their numbers."""

    chosen: Chosen
    ranges: str = ""
    columns: Collection[int] | None = None

    def ranges_of(self, sheet: SheetCells) -> str:
        """The ranges as they are kept. Raises CannotChange, with the reason."""
        if self.chosen != Chosen.RANGES:
            return ""
        if self.columns is not None and not self.columns:
            raise CannotChange(NO_COLUMNS)
        said = self.ranges if self.columns is None else _said(of_columns(self.columns, sheet))
        try:
            return _said(ranges_in(said, sheet))
        except WrongRanges as why:
            raise CannotChange(str(why)) from why


@transaction.atomic
def choose(key: int, page: int, wanted: Wanted, version: int, at: datetime, by: Person) -> SheetChoice:
    """Publish this of a sheet, and nothing else of it. What was found in the rest needs no decision any more."""
    foi_request = locked(key, version)
    filed = locked_letter(foi_request)
    choice = _chosen(filed, page, wanted, at, by)
    look(foi_request, at)
    _settle(filed, choice, at, by)
    keep_decision(foi_request, at, by, f"chose what is published of the sheet on page {page} ({choice.chosen})")
    return choice


@transaction.atomic
def leave_out_others(key: int, version: int, at: datetime, by: Person) -> list[SheetChoice]:
    """Leave out every sheet about which nobody chose; which those were."""
    foi_request = locked(key, version)
    filed = locked_letter(foi_request)
    look(foi_request, at)
    waiting = filed.gate_findings.undecided().filter(kind=FoundKind.SHEET, page__isnull=False)
    pages = list(waiting.values_list("page", flat=True))
    choices = [_chosen(filed, page, Wanted(Chosen.NOTHING), at, by) for page in pages if page]
    look(foi_request, at)
    for choice in choices:
        _settle(filed, choice, at, by)
    if choices:
        keep_decision(foi_request, at, by, f"left out {len(choices)} sheets")
    return choices


def _chosen(filed: FiledLetter, number: int, wanted: Wanted, at: datetime, by: Person) -> SheetChoice:
    page = next((each for each in filed.reading.as_read.pages if each.number == number), None)
    if page is None or page.sheet is None:
        raise CannotChange(NO_SHEET)
    ranges = wanted.ranges_of(page.sheet)
    filed.sheet_choices.standing().filter(page=number).update(undone_at=at, undone_by=by)
    made = {"chosen": wanted.chosen, "ranges": ranges, "made_at": at, "made_by": by}
    return SheetChoice.objects.create(filed_letter=filed, page=number, cells_hash=print_of(page), **made)


def _settle(filed: FiledLetter, choice: SheetChoice, at: datetime, by: Person) -> None:
    """The sheet holds the letter back no more; nor does, where it is left out, what only its picture could tell."""
    rows = GateFinding.objects.filter(filed_letter=filed, page=choice.page)
    decided = {"state": Decision.ACCEPTED, "decided_at": at, "decided_by": by, "because": ""}
    rows.filter(kind=FoundKind.SHEET, words_hash=choice.cells_hash).update(**decided)
    if choice.chosen == Chosen.NOTHING:
        rows.undecided().filter(kind__in=OF_PICTURES).delete()


def _said(ranges: Collection[object]) -> str:
    return ", ".join(map(str, ranges))
