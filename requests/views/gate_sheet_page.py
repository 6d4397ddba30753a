"""The sheets of spreadsheets as the gate shows them: what each is called and shows, and what was chosen of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from documents.clearing.found import FoundKind
from documents.clearing.sheet_ranges import columns_of, letters, shown_range
from documents.reading.shapes import PageText
from documents.reading.spans import SheetCells
from requests.forms.gate_sheets import SheetForm
from requests.gate.sheets import Sheets, has_sheets, sheets_of
from requests.models import FiledLetter, GateFinding, SheetChoice
from requests.models.sheet_choice import Chosen

FIRST_ROWS = 8  # of a sheet, shown with their cells
MOST_SHOWN = 40  # columns of them, and to tick
LONGEST = 60  # signs of a cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column to tick: its number, its letters, and what its first filled cell says."""

    number: int
    name: str
    says: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet in the list; with its first rows and a form where its page is shown."""

    number: int
    name: str
    file: str
    range: str
    rows: int
    columns: int
    choice: SheetChoice | None
    finding: GateFinding | None
    is_shown: bool = False
    head: Sequence[str] = ()
    first_rows: Sequence[tuple[int, Sequence[str]]] = ()
    to_tick: Sequence[Column] = ()
    form: SheetForm | None = None

    @property
    def state(self) -> str:
        """What was chosen, in a few words."""
        if self.choice is None:
            return "Open"
        return self.choice.ranges or self.choice.get_chosen_display()

    @property
    def way(self) -> str:
        """Which of the ways is chosen in the form: as it was sent, or as it stands."""
        if self.form is None:
            return ""
        return str(self.form["way"].value() or Chosen.NOTHING.value)

    @property
    def more_rows(self) -> int:
        """How many rows are not among the first."""
        return self.rows - len(self.first_rows)


class ShownSheets(tuple[ShownSheet, ...]):
    """The sheets that came with a letter."""

    @property
    def shown(self) -> ShownSheet | None:
        """The one whose page is shown."""
        return next((each for each in self if each.is_shown), None)

    @property
    def open(self) -> int:
        """About how many nobody chose."""
        return sum(each.choice is None for each in self)


def shown_sheets(
    filed: FiledLetter,
    rows: Sequence[GateFinding],
    shown: int,
    start: Mapping[str, Any],
    typed: Mapping[str, Any] | None,
) -> ShownSheets:
    """Every sheet that came with the letter. `shown`: the page that is. `typed`: None where nobody may choose."""
    if not has_sheets(filed):
        return ShownSheets()
    reading = filed.reading.as_read
    sheets = sheets_of(filed, reading)
    files = {page: annex.title or "" for annex in reading.annexes for page in annex.pages}
    findings = {row.page: row for row in rows if row.kind == FoundKind.SHEET}
    told = []
    for number, page in sheets.pages.items():
        if page.sheet is not None:
            each = _told(page, page.sheet, files.get(number, ""), sheets, findings.get(number))
            told.append(_opened(each, page, page.sheet, start, typed) if number == shown else each)
    return ShownSheets(told)


def _told(page: PageText, sheet: SheetCells, file: str, sheets: Sheets, finding: GateFinding | None) -> ShownSheet:
    return ShownSheet(
        number=page.number,
        name=sheet.name,
        file=file,
        range=str(shown_range(sheet)),
        rows=len(sheet.rows),
        columns=len(columns_of(sheet)),
        choice=sheets.choices.get(page.number),
        finding=finding,
    )


def _opened(
    told: ShownSheet, page: PageText, sheet: SheetCells, start: Mapping[str, Any], typed: Mapping[str, Any] | None
) -> ShownSheet:
    """With its first rows and its form."""
    columns, form = columns_of(sheet), _form(page.number, told.choice, start, typed)
    ticked = form["columns"].value() or () if form is not None else ()
    return replace(
        told,
        is_shown=True,
        head=[letters(each) for each in columns[:MOST_SHOWN]],
        first_rows=list(_first_rows(page, sheet, columns[:MOST_SHOWN])),
        to_tick=list(_to_tick(page, sheet, columns, ticked)) if len(columns) <= MOST_SHOWN else (),
        form=form,
    )


def _form(
    number: int, choice: SheetChoice | None, start: Mapping[str, Any], typed: Mapping[str, Any] | None
) -> SheetForm | None:
    if typed is None:
        return None
    sent = typed.get(f"sheet-{number}")
    if isinstance(sent, SheetForm):
        return sent
    stands = {"way": choice.chosen, "ranges": choice.ranges} if choice is not None else {}
    return SheetForm(number=number, initial={**start, **stands, "page": number})


def _first_rows(page: PageText, sheet: SheetCells, columns: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
    for row in sheet.rows[:FIRST_ROWS]:
        said = {at: page.text[start:end] for at, start, end in zip(row.columns, row.starts, row.ends, strict=True)}
        yield row.number, [_short(said.get(at, "")) for at in columns]


def _to_tick(page: PageText, sheet: SheetCells, columns: Sequence[int], ticked: Sequence[object]) -> Iterator[Column]:
    first: dict[int, str] = {}
    for row in sheet.rows:
        for at, start, end in zip(row.columns, row.starts, row.ends, strict=True):
            first.setdefault(at, page.text[start:end])
    chosen = {str(each) for each in ticked}
    yield from (Column(at, letters(at), _short(first[at]), str(at) in chosen) for at in columns)


def _short(said: str) -> str:
    plain = " ".join(said.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
