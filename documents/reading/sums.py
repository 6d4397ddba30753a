"""Does a total row agree with what stands above it? Figures are summed, marks such as Y are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from documents.reading.shapes import Cell, Check

FIGURE = re.compile(r"\(?[-£$€]?\s?(\d[\d,]*+(?:\.\d+)?)\)?")
MARKS = {"y", "yes", "x", "✓", "✔", "●", "•", "√"}
NOTHING = {"", "-", "–", "—", "0", "nil", "none", "n/a", "n", "no"}
TOTAL = re.compile(r"(?:grand |overall |sub-?)?totals?\b|sum\b|all\b(?! (?:other|those))", re.IGNORECASE)


def total_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Which row is the total: the last one that says so in its first filled cell, with rows above it."""
    for at in range(len(rows) - 1, max(len(rows) - 3, 0), -1):
        first = next((cell.text for cell in rows[at] if cell.text), "")
        if TOTAL.match(first) and any(figure(cell.text) is not None for cell in rows[at][1:]):
            return at
    return None


def check_totals(header: Sequence[Cell], rows: Sequence[Sequence[Cell]], total: int | None) -> tuple[Check, ...]:
    """Every column of which the sum can be told, tried."""
    if total is None:
        return ()
    checks = []
    for column in range(1, len(header)):
        said = rows[total][column].text
        above = [row[column].text.strip() for row in rows[:total]]
        name = named(header, column)
        found = _sum(above) if figure(said) is not None and "%" not in said else None
        if found is not None:
            checks.append(Check(name, said, f"{found:,}", found == figure(said)))
    return tuple(checks)


def named(header: Sequence[Cell], column: int) -> str:
    """What a column is called in the check of its sum. `column`: counted from 0."""
    return header[column].text or f"column {column + 1}"


def column_of(header: Sequence[Cell], check: Check) -> int | None:
    """Which column was tried, counted from 0: of several that are called so, the first."""
    return next((column for column in range(len(header)) if named(header, column) == check.column), None)


def _sum(above: list[str]) -> Decimal | None:
    filled = [text for text in above if text.lower() not in NOTHING]
    if filled and all(text.lower() in MARKS for text in filled):
        return Decimal(len(filled))
    figures = [figure(text) for text in filled]
    if not figures or any(each is None for each in figures):
        return None
    return sum((each for each in figures if each is not None), Decimal(0))


def figure(text: str) -> Decimal | None:
    """The figure that a cell is; None where it is anything else."""
    found = FIGURE.fullmatch(text.strip())
    return Decimal(found[1].replace(",", "")) if found and len(found[1]) < 20 else None
