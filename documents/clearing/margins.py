"""Figures that were taken out of a table and can still be worked out: by taking the figures left from their total.

Each figure taken out is an unknown. A column that adds up to its total row is an equation between them, and so is a
row that adds up to its total column. What the equations together leave no choice for is given away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from documents.reading.sums import MARKS, NOTHING, TOTAL, figure

Rows = Sequence[Sequence[str]]
Place = tuple[int, int]  # row, column, both from 0
Equation = dict[Place, Fraction]


def given_away(header: Sequence[str], rows: Rows, shown: Rows, total_row: int | None) -> list[Place]:
    """The cells that are not shown as they are in `rows` and can be worked out from those that are."""
    gone = {
        (row, column)
        for row, cells in enumerate(rows)
        for column, said in enumerate(cells)
        if shown[row][column] != said
    }
    sums = [*_columns(rows, total_row), *_rows(header, rows)]
    equations = [
        {place: Fraction(sign) for place, sign in each if place in gone} for each in sums if _adds_up(each, rows)
    ]
    return sorted(place for solved in _solved(equations) if len(solved) == 1 for place in solved)


def _columns(rows: Rows, total_row: int | None) -> Iterator[list[tuple[Place, int]]]:
    """The cells of each column, those above the total row counted in and the total counted out."""
    for column in range(1, len(rows[0]) if rows and total_row else 0):
        yield [((row, column), 1) for row in range(total_row or 0)] + [((total_row or 0, column), -1)]


def _rows(header: Sequence[str], rows: Rows) -> Iterator[list[tuple[Place, int]]]:
    """The same of each row, where the last column says that it is the total."""
    last = len(header) - 1
    if last >= 2 and TOTAL.match(header[last]):
        for row in range(len(rows)):
            yield [((row, column), 1) for column in range(1, last)] + [((row, last), -1)]


def _adds_up(cells: Sequence[tuple[Place, int]], rows: Rows) -> bool:
    figures = [(_figure(rows[row][column]), sign) for (row, column), sign in cells]
    known = [sign * found for found, sign in figures if found is not None]
    return len(known) == len(figures) and sum(known) == 0


def _figure(text: str) -> Decimal | None:
    said = text.strip().lower()
    return Decimal(0) if said in NOTHING else Decimal(1) if said in MARKS else figure(text)


def _solved(equations: list[Equation]) -> list[Equation]:
    """The same equations, each with an unknown that no other has: one that has no other unknown says what that is."""
    done: list[Equation] = []
    while equations:
        equation = equations.pop()
        if not equation:
            continue
        place, factor = next(iter(equation.items()))
        leading = {at: part / factor for at, part in equation.items()}
        equations = [_less(each, leading, place) if place in each else each for each in equations]
        done = [_less(each, leading, place) if place in each else each for each in done] + [leading]
    return done


def _less(equation: Equation, leading: Equation, place: Place) -> Equation:
    """An equation from which another one is taken so often that this unknown goes."""
    times, changed = equation[place], dict(equation)
    for at, part in leading.items():
        if left := changed.pop(at, Fraction(0)) - times * part:
            changed[at] = left
    return changed
