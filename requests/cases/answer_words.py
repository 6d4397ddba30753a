"""An answer as an officer types it, made into the runs that the archive publishes, and back.

A blank line parts two paragraphs; lines that begin with "- " are a list; lines with tabs, as they are pasted from a
spreadsheet, are a table, its first line the heads. Whatever looks like markup or a formula is plain words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from documents.reading.shapes import SaidKind
from requests.models import DataTable, FOIRequest, Link

ADDRESS = re.compile(r"https?://[^\s<>\"”]+[^\s<>\"”.,;:!?)\]]")
Run = dict[str, Any]
Rows = tuple[tuple[str, ...], ...]


def keep_runs(foi_request: FOIRequest, typed: str) -> list[Run]:
    """The runs of what was typed, as AnswerPart.said has them; its tables and links get rows of their own."""
    runs: list[Run] = []
    for kind, text, rows in typed_blocks(typed):
        if rows:
            runs.append(_run(kind, "", table=_keep_table(foi_request, rows)))
        else:
            runs.append(_run(kind, text, links=_keep_links(foi_request, text)))
    return runs


def typed_blocks(typed: str) -> Iterator[tuple[SaidKind, str, Rows]]:
    """The paragraphs, list items and tables of what was typed; a table has rows and no words."""
    for kind, block in _blocks(typed.replace("\r\n", "\n").replace("\r", "\n")):
        rows = _rows(block) if kind is SaidKind.TABLE else ()
        yield kind, "" if rows else "\n".join(block), rows


def words_of(runs: Sequence[Run], tables: dict[int, DataTable]) -> str:
    """What was typed, from its runs."""
    return typed_again((run["kind"], _words_of_run(run, tables)) for run in runs)


def typed_again(runs: Iterable[tuple[str, str]]) -> str:
    """Runs, each with its kind and words, as an officer would have typed them."""
    said, before = "", None
    for kind, words in runs:
        is_item = kind == SaidKind.ITEM
        said += ("\n" if is_item and before == kind else "\n\n" if said else "") + (f"- {words}" if is_item else words)
        before = kind
    return said


def _words_of_run(run: Run, tables: dict[int, DataTable]) -> str:
    table = tables.get(run["table"]) if run["table"] else None
    return typed_table(_texts(row) for row in [table.header, *table.rows]) if table else str(run["text"])


def typed_table(rows: Iterable[Sequence[str]]) -> str:
    """A table as a spreadsheet would paste it, a line a row."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def drop_evidence(runs: Sequence[Run]) -> None:
    """Take away the tables and links that stood in these runs alone."""
    DataTable.objects.filter(pk__in=[run["table"] for run in runs if run["table"]]).delete()
    Link.objects.filter(pk__in=[key for run in runs for key in run["links"]]).delete()


def _texts(row: Sequence[Run]) -> list[str]:
    return [cell["text"] for cell in row]


def _run(kind: SaidKind, text: str, table: int | None = None, links: Sequence[int] = ()) -> Run:
    return {"kind": kind.value, "text": text, "passages": [], "table": table, "links": list(links)}


def _blocks(typed: str) -> Iterator[tuple[SaidKind, list[str]]]:
    for kind, grouped in groupby(_told(typed.split("\n")), key=lambda each: each[0]):
        lines = [line if kind is SaidKind.TABLE else line.strip() for _, line in grouped]
        if kind is SaidKind.ITEM:
            yield from ((kind, [line[1:].strip()]) for line in lines)
        elif kind is SaidKind.TABLE and len(lines) == 1:
            yield SaidKind.PARAGRAPH, [" ".join(lines[0].split())]
        elif kind is not None:
            yield kind, lines


def _told(lines: Iterable[str]) -> Iterator[tuple[SaidKind | None, str]]:
    """Each line with its kind. Where only the first cell of a row is filled, or the last, those beside it tell it."""
    for has_tabs, grouped in groupby(lines, key=lambda line: "\t" in line and bool(line.strip())):
        run = list(grouped)
        is_table = has_tabs and any("\t" in line.strip() for line in run)
        yield from ((SaidKind.TABLE if is_table else _kind(line), line) for line in run)


def _kind(line: str) -> SaidKind | None:
    if not line.strip():
        return None
    return SaidKind.ITEM if re.match(r"\s*[-•*]\s+\S", line) else SaidKind.PARAGRAPH


def _rows(lines: Sequence[str]) -> Rows:
    """The cells of a table; every row has as many. Columns at its end that are blank from top to bottom are none."""
    rows = list(csv.reader([line.replace("\0", "") for line in lines], delimiter="\t", quoting=csv.QUOTE_NONE))
    width = max(at for row in rows for at, cell in enumerate(row, start=1) if cell.strip())
    rows = [row[:width] for row in rows]
    return tuple(tuple(cell.strip() for cell in [*row, *[""] * (width - len(row))]) for row in rows)


def _keep_table(foi_request: FOIRequest, rows: Rows) -> int:
    cells = [[{"text": cell, "passages": []} for cell in row] for row in rows]
    last = foi_request.tables.order_by("-number").first()
    number = last.number + 1 if last else 1
    table = DataTable.objects.create(foi_request=foi_request, number=number, header=cells[0], rows=cells[1:])
    return table.pk


def _keep_links(foi_request: FOIRequest, text: str) -> list[int]:
    last = foi_request.links.order_by("-order").first()
    first = last.order + 1 if last else 1
    return [
        Link.objects.create(foi_request=foi_request, order=order, label=address, url=address).pk
        for order, address in enumerate(ADDRESS.findall(text), start=first)
    ]
