"""The words and tables of a file that has no pages which could be bound: what of it can be set on pages of ours."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from documents.arrivals import arrived_in_child
from documents.errors import UnreadableLetter
from documents.models import Letter, LetterFormat
from documents.reading.shapes import PageText, Table
from documents.sandbox import read_in_child
from documents.tabulating import tables_in_child
from requests.regulator_cases.blocks import Block, Rows

MOST_SIGNS = 400_000  # about 150 pages: whoever wants more opens the file
MOST_COLUMNS = 8  # side by side on a page


def words_of(letter: Letter, content: bytes) -> tuple[Block, ...]:
    """What the file says, in its order; nothing where it cannot be read or is very long, and of a PDF its words."""
    read = READERS.get(letter.format, _read)
    try:
        blocks = tuple(read(letter.name, content))
    except UnreadableLetter:
        return ()
    return blocks if sum(len(block.plain) for block in blocks) <= MOST_SIGNS else ()


def _read(name: str, content: bytes) -> Iterator[Block]:
    """A letter or document, page by page where it has several."""
    reading = read_in_child(name, content)
    for page in reading.pages:
        if len(reading.pages) > 1:
            yield Block("heading", f"Page {page.number}")
        yield from _on(page, reading.tables)


def _on(page: PageText, tables: Sequence[Table]) -> Iterator[Block]:
    """The page's words, its tables where they stand; one that goes on from an earlier page stood there whole."""
    at = 0
    places = [(span, table, number) for table in tables for number, span in enumerate(table.spans)]
    for span, table, number in sorted(places, key=lambda each: each[0].start):
        if span.page == page.number:
            yield from _words(page.text[at : span.start])
            if number == 0:
                yield from _table([[cell.text for cell in row] for row in (table.header, *table.rows)])
            at = max(at, span.end)
    yield from _words(page.text[at:])


def _message(name: str, content: bytes) -> Iterator[Block]:
    """A message: what its head says, its words with those of letters that came with it, the names of all that did."""
    came = arrived_in_child(name, content)
    said = {
        "From": " ".join(filter(None, [came.sender_name, f"<{came.sender}>" if came.sender else ""])),
        "To": ", ".join(came.addressed),
        "When": f"{came.received:%-d %B %Y, %H:%M %Z}" if came.received else "",
        "With it": ", ".join(came.attached),
    }
    yield Block("table", rows=[("Subject", came.subject), *((head, words) for head, words in said.items() if words)])
    yield from _words(came.text)


def _workbook(name: str, content: bytes) -> Iterator[Block]:
    sheets = [sheet for sheet in tables_in_child(name, content) if sheet]
    for number, rows in enumerate(sheets, start=1):
        if len(sheets) > 1:
            yield Block("heading", f"Sheet {number}")
        yield from _table(rows)


def _plain_table(name: str, content: bytes) -> Iterator[Block]:
    yield from _table(list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))))


def _table(rows: Rows) -> Iterator[Block]:
    """The table; one that is too wide for a page in several, the first column beside each."""
    wide = max((len(row) for row in rows), default=0)
    whole = [[*row, *[""] * (wide - len(row))] for row in rows]
    if wide <= MOST_COLUMNS:
        yield from [Block("table", rows=whole)] if wide else []
        return
    for start, end in pairwise([*range(1, wide, MOST_COLUMNS - 1), wide]):
        yield Block("heading", f"The first column, and columns {start + 1} to {end}")
        yield Block("table", rows=[[row[0], *row[start:end]] for row in whole])


def _words(text: str) -> Iterator[Block]:
    if text.strip():
        yield Block("words", text.strip("\n"))


READERS: Mapping[str, Callable[[str, bytes], Iterator[Block]]] = {
    LetterFormat.EMAIL: _message,
    LetterFormat.SHEET: _workbook,
    LetterFormat.TABLE: _plain_table,
}
