"""How an answer is quoted: its words, what they are taken from, their address, and what the letter warns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.urls import reverse

from requests.law.written_dates import in_full
from requests.models.publication import PublishedResponse
from requests.views.said import BlockKind, Said
from requests.views.shown_tables import ShownCell, ShownTable

MOST_QUOTED = 800  # characters of a table's rows


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and its source. `path` is the address without the site's name, of the question's own page."""

    words: str
    source: str
    path: str
    caveats: tuple[str, ...] = ()
    is_table: bool = False  # its words are no sentence of the letter: they stand without marks, the caption first
    reworded: tuple[str, ...] = ()  # which figures are not the letter's words


def citation(response: PublishedResponse, number: str, anchor: str, part: str, said: Said) -> Citation:
    """How to quote this part. An answer that is nothing but a table is quoted row by row."""
    tables = [block.table for block in (*said.blocks, *said.reasons) if block.kind is BlockKind.TABLE and block.table]
    on = in_full(response.answered_on)
    words = said.quotation or " ".join(map(_in_words, tables))
    return Citation(
        words=words,
        source=f"{response.reference}, question {number}, {response.ended} {on}, {response.authority_name}",
        path=f"{reverse('question', args=[response.slug, anchor])}#{part}",
        caveats=_each_once([caveat for table in tables for caveat in table.caveats if caveat not in words]),
        is_table=not said.quotation,
        reworded=_each_once([f"Table {each.number}: {each.reworded}" for each in tables if each.reworded]),
    )


def _each_once(caveats: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(caveats))


def _in_words(table: ShownTable) -> str:
    """A table in a line, each figure under its column’s name. Of a long one its first rows, and its total."""
    rows = [_row_in_words(table.header, row) for row in table.rows]
    lengths = accumulate(map(len, rows))
    quoted = [row for row, length in zip(rows, lengths, strict=True) if length <= MOST_QUOTED]
    left = [_left(len(rows) - len(quoted), after=quoted)] if len(quoted) < len(rows) else []
    total = [_row_in_words(table.header, table.total)] if table.total else []
    return f"{table.caption}: {'; '.join([*quoted, *left, *total]).removesuffix('.')}."


def _row_in_words(header: Sequence[ShownCell], row: Sequence[ShownCell]) -> str:
    named = [f"{name.text} {cell.text}".strip() for name, cell in zip(header[1:], row[1:], strict=False) if cell.text]
    return ": ".join(filter(None, (row[0].text, ", ".join(named))))


def _left(rows: int, after: Sequence[str]) -> str:
    return f"{f'and {rows:,} more' if after else f'{rows:,}'} {'row' if rows == 1 else 'rows'}"
