"""A Reading as plain JSON values and back, without loss. The way back is strict: a child process is not believed.

Checked on the way in: every type, every enum, page numbers, offsets inside the page's text, finite boxes, indexes into
tables and links, how sure each thing is, and how much there is of everything.
"""

from __future__ import annotations

import math
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from documents.reading import shapes
from documents.reading.shapes import About, PageText, Reading, Table
from documents.reading.spans import Box, Leaf, SheetCells, SheetRow, Span

MOST_TEXT = 6_000_000  # characters in one string
MOST_ITEMS = 400_000  # values in one list
MOST_VALUES = 4_000_000  # values in all
HOLD_NONE = frozenset({str, int, float, bool, type(None), Box})  # what holds no record
FAR = 100_000.0  # points: no page is so large


class NotAReading(ValueError):
    """What a child process handed back is not a reading."""


def to_json(reading: Reading) -> dict[str, Any]:
    """A reading as dicts, lists, text and numbers."""
    made: dict[str, Any] = _plain(reading)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Box):
        return [float(side) for side in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def from_json(given: object) -> Reading:
    """The reading again, or `NotAReading` saying what is wrong with it."""
    budget = [MOST_VALUES]
    reading = _read(given, Reading, "reading", budget)
    if not isinstance(reading, Reading):
        raise NotAReading("It is no reading.")
    _check_places(reading)
    return reading


def _read(given: object, kind: Any, where: str, budget: list[int]) -> Any:
    budget[0] -= 1
    if budget[0] < 0:
        raise NotAReading("There is more in it than any letter holds.")
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if given is None else _read(given, _not_none(kind), where, budget)
    if kind is Box:
        return _box(given, where)
    if origin is tuple:
        return _tuple(given, get_args(kind)[0], where, budget)
    if is_dataclass(kind):
        return _record(given, kind, where, budget)
    return _value(given, kind, where)


def _not_none(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not type(None))


def _box(given: object, where: str) -> Box:
    if not isinstance(given, list) or len(given) != 4:
        raise NotAReading(f"{where} is no box.")
    sides = [_value(side, float, where) for side in given]
    box = Box(*sides)
    if any(abs(side) > FAR for side in sides) or box.x0 > box.x1 or box.top > box.bottom:
        raise NotAReading(f"{where} is a box that cannot be.")
    return box


def _tuple(given: object, kind: Any, where: str, budget: list[int]) -> tuple[Any, ...]:
    if not isinstance(given, list) or len(given) > MOST_ITEMS:
        raise NotAReading(f"{where} is no list, or too long a one.")
    return tuple(_read(each, kind, where, budget) for each in given)


def _record(given: object, kind: Any, where: str, budget: list[int]) -> Any:
    if not isinstance(given, Mapping):
        raise NotAReading(f"{where} is not what it should be.")
    hints, needed = _fields(kind)
    if not needed <= given.keys() <= hints.keys():
        raise NotAReading(f"{where} has other fields than it should.")
    return kind(**{name: _read(value, hints[name], f"{where}.{name}", budget) for name, value in given.items()})


@cache
def _fields(kind: type) -> tuple[dict[str, Any], set[str]]:
    """What each field of a record is, and which it must have."""
    hints = get_type_hints(kind, vars(shapes) | {"Span": Span, "Box": Box, "SheetRow": SheetRow})
    known = {each.name: each for each in fields(kind)}
    needed = {name for name, each in known.items() if each.default is MISSING and each.default_factory is MISSING}
    return {name: hints[name] for name in known}, needed


def _value(given: object, kind: Any, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if not isinstance(given, str) or given not in {each.value for each in kind}:
            raise NotAReading(f"{where} has a value nobody knows.")
        return kind(given)
    if kind is float and isinstance(given, (int, float)) and not isinstance(given, bool):
        if not math.isfinite(given):
            raise NotAReading(f"{where} is no number.")
        return float(given)
    if type(given) is not kind:
        raise NotAReading(f"{where} is not of the kind it should be.")
    if isinstance(given, str) and (len(given) > MOST_TEXT or "\x00" in given):
        raise NotAReading(f"{where} is too long, or holds what no text holds.")
    if isinstance(given, int) and abs(given) > 10**9:
        raise NotAReading(f"{where} is too large.")
    return given


def _check_places(reading: Reading) -> None:
    if [page.number for page in reading.pages] != list(range(1, len(reading.pages) + 1)):
        raise NotAReading("The pages are not numbered from one.")
    for each in _records(reading):
        if isinstance(each, Span):
            _check_span(each, reading.pages)
        elif isinstance(each, Leaf) and (each.file < 0 or each.page < 1):
            raise NotAReading("A page is said to be of a file or a number that cannot be.")
        elif not 0.0 <= getattr(each, "sure", 0.0) <= 1.0:
            raise NotAReading("How sure something is must lie between 0 and 1.")
    for question in reading.questions:
        for part in question.parts:
            for said in part.said:
                _check_index(said.table, len(reading.tables))
                for link in said.links:
                    _check_index(link, len(reading.links))
    for finding in reading.findings:
        if finding.about is not None:
            _check_about(finding.about, reading)
    for link_ in reading.links:
        _check_index(link_.in_table, len(reading.tables))
    for table in reading.tables:
        _check_table(table)
    _check_pages(reading)
    for page in reading.pages:
        if page.sheet is not None:
            _check_sheet(page.sheet, len(page.text))


def _check_sheet(sheet: SheetCells, length: int) -> None:
    """Its cells stand in order: in their rows, in their columns, and in the page's text."""
    row_before = reached = 0
    for row in sheet.rows:
        before = 0
        if not len(row.columns) == len(row.starts) == len(row.ends) or row.number <= row_before:
            raise NotAReading("The rows of a sheet are not as they should be.")
        for column, start, end in zip(row.columns, row.starts, row.ends, strict=True):
            if column <= before or not reached <= start < end <= length:
                raise NotAReading("A cell of a sheet has no place that can be.")
            before, reached = column, end
        row_before = row.number


def _check_span(span: Span, pages: Sequence[PageText]) -> None:
    if not 1 <= span.page <= len(pages):
        raise NotAReading("A place is on a page that is not there.")
    if not 0 <= span.start <= span.end <= len(pages[span.page - 1].text):
        raise NotAReading("A place is outside its page's text.")


def _check_index(index: int | None, length: int) -> None:
    if index is not None and not 0 <= index < length:
        raise NotAReading("It points at something that is not there.")


def _check_about(about: About, reading: Reading) -> None:
    for at in (about.question, about.beside):
        _check_index(at, len(reading.questions))
    _check_index(about.table, len(reading.tables))
    parts = 0 if about.question is None else len(reading.questions[about.question].parts)
    _check_index(about.part, parts)
    _check_index(about.column, 0 if about.table is None else len(reading.tables[about.table].header))


def _check_table(table: Table) -> None:
    if any(len(row) != len(table.header) for row in table.rows):
        raise NotAReading("A table's rows are not of one width.")
    _check_index(table.total_row, len(table.rows))


def _check_pages(reading: Reading) -> None:
    named = [page for document in reading.documents for page in document.pages or ()]
    named += [page for annex in reading.annexes for page in annex.pages]
    if any(not 1 <= page <= len(reading.pages) for page in named):
        raise NotAReading("An attachment is on a page that is not there.")


def _records(value: Any) -> Iterator[Any]:
    """Every record in it, however deep: places, facts, questions …"""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, tuple):
            stack.extend(one for one in each if type(one) not in HOLD_NONE)
        elif is_dataclass(each):
            yield each
            held = (getattr(each, field.name) for field in fields(each))
            stack.extend(one for one in held if type(one) not in HOLD_NONE)
