"""The cleared copy of a letter as values: its pages, and all that is made of them, without what was taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents.clearing.margins import given_away
from documents.clearing.rebuild import placed_words, rebuild
from documents.clearing.removal import Removal
from documents.clearing.shapes import CopyPage, PagePicture, PlacedWord
from documents.drawn_pages import recognised_on
from documents.errors import NotCleared
from documents.intake import bytes_of
from documents.models import LetterPage
from documents.models.letter import LetterFormat
from documents.reading.shapes import Reading
from documents.reading.sums import TOTAL
from documents.sandbox import AS_USUAL, Drawing, page_in_child, pictures_in_child
from requests.errors import CannotPublish
from requests.gate.releasing import content_hash
from requests.gate.removing import Taken, redacting_of, removal_in, taken_out
from requests.models import DataTable, FiledLetter, FOIRequest
from requests.particulars import listed
from requests.publishing.composing import compose, copied_table
from requests.publishing.public_copy import PublicCopy, PublicTable
from requests.time_taken import time_taken

GIVEN_AWAY = (
    "What was taken out of table {} under “{}”, in {}, can be worked out from the figures around it and their "
    "total. Take out another figure of the same column and row, or the totals, too."
)
MOST_ROWS = 3  # named in a sentence


@dataclass(frozen=True, slots=True)
class ClearedCopy:
    """The pages as files are made of them, all that is published, and the hash a release is bound to."""

    pages: tuple[CopyPage, ...]
    copy: PublicCopy
    content_hash: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The letter's pages drawn twice where something is taken out: as they are, and under their bars."""

    plain: Sequence[PagePicture]
    barred: Sequence[PagePicture]
    taken: Taken
    removal: Removal


def drawn(foi_request: FOIRequest, filed: FiledLetter, drawing: Drawing = AS_USUAL) -> Drawn:
    """Draw the pages of a letter; none where it came as text. Raises CannotPublish, UnreadableLetter and its like."""
    letter, reading, taken = filed.letter, filed.reading.as_read, taken_out(foi_request, filed)
    data, kind = bytes_of(letter), LetterFormat(letter.format)
    words = recognised_on(LetterPage.objects.filter(reading=filed.reading_id))
    plain = _worded(pictures_in_child(letter.name, data, kind, reading.leaves, drawing), words)
    removal = _removal(taken, reading, plain)
    barred = [
        page_in_child(letter.name, data, each.number, reading.leaves.get(each.number), bars, drawing)
        if (bars := removal.bars.get(each.number))
        else each
        for each in plain
    ]
    return Drawn(plain, _worded(barred, words), taken, removal)


def _worded(pictures: Sequence[PagePicture], words: Mapping[int, Sequence[PlacedWord]]) -> list[PagePicture]:
    """The same, those of scans with the words that were recognised in them: their file has none."""
    return [each if each.words else replace(each, words=tuple(words.get(each.number, ()))) for each in pictures]


def cleared_copy(foi_request: FOIRequest, filed: FiledLetter, drawn: Drawn) -> ClearedCopy:
    """The copy with these pictures. Raises CannotPublish where it cannot be made."""
    reading = filed.reading.as_read
    try:
        pages = rebuild(reading, drawn.barred, drawn.removal.cuts)
    except NotCleared as problem:
        raise CannotPublish([str(problem)]) from problem
    redacting = redacting_of(drawn.taken, drawn.removal, filed, reading)
    copy = compose(foi_request, filed, pages, time_taken(foi_request, filed.kind), redacting)
    return ClearedCopy(pages, copy, content_hash(copy, filed, drawn.taken.marks))


def figures_given_away(foi_request: FOIRequest, filed: FiledLetter, taken: Taken) -> list[str]:
    """Which figures were taken out of a table and can be worked out from those left, a sentence each."""
    tables = list(foi_request.tables.all()) if taken.marks else []
    if not tables:
        return []
    reading = filed.reading.as_read
    redacting = redacting_of(taken, _removal(taken, reading, ()), filed, reading)
    of_columns: dict[tuple[int, str], list[int]] = defaultdict(list)
    for table in tables:
        for row, column in _given_away(copied_table(table), copied_table(table, redacting)):
            if _is_total(table, row, column) and redacting.leaves_out(table.rows[row][column]["passages"]):
                continue  # a sum of what is published, which was merely not chosen
            named = table.header[column]["text"] or f"column {column + 1}"
            of_columns[table.number, named].append(row + 1)
    return [GIVEN_AWAY.format(*of, _rows_named(rows)) for of, rows in of_columns.items()]


def _is_total(table: DataTable, row: int, column: int) -> bool:
    last = len(table.header) - 1
    return row == table.total_row or (column == last and TOTAL.match(table.header[last]["text"]) is not None)


def _rows_named(rows: Sequence[int]) -> str:
    """Where a column gives away much, its first rows."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    first = [str(row) for row in rows[:MOST_ROWS]]
    return f"rows {listed(first if len(rows) <= MOST_ROWS else [*first, f'{len(rows) - MOST_ROWS} more'])}"


def _given_away(table: PublicTable, shown: PublicTable) -> list[tuple[int, int]]:
    return given_away(table.header, table.rows, shown.rows, table.total_row)


def content_hash_now(foi_request: FOIRequest, filed: FiledLetter) -> str:
    """The hash of what would be published of the case as it is now, without drawing its pages."""
    reading, taken = filed.reading.as_read, taken_out(foi_request, filed)
    undrawn = Drawn((), (), taken, _removal(taken, reading, ()))
    return cleared_copy(foi_request, filed, undrawn).content_hash


def _removal(taken: Taken, reading: Reading, plain: Sequence[PagePicture]) -> Removal:
    pictures = {picture.number: picture for picture in plain}
    words = {
        page.number: placed_words(page, pictures[page.number]) for page in reading.pages if page.number in pictures
    }
    try:
        return removal_in(taken, reading, words)
    except NotCleared as problem:
        raise CannotPublish([str(problem)]) from problem
