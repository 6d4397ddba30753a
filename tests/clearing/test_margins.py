"""A figure that was taken out of a table cannot be worked out from what is left, or it is told which can."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.clearing.margins import given_away

HEADER = ["Ward", "Upheld", "Not upheld", "Total"]
ROWS = [["North", "3", "12", "15"], ["South", "9", "20", "29"], ["East", "-", "7", "7"], ["Total", "12", "39", "51"]]


def without(*places):
    return [["[redacted]" if (row, at) in places else said for at, said in enumerate(ROWS[row])] for row in range(4)]


def test_a_figure_is_given_away_by_the_others_of_its_column_and_by_those_of_its_row():
    assert given_away(HEADER, ROWS, without((0, 1)), 3) == [(0, 1)]
    assert given_away(HEADER, ROWS, without((0, 1), (1, 1)), 3) == [(0, 1), (1, 1)]  # by their rows
    assert given_away(HEADER, ROWS, without((0, 1), (1, 1), (0, 2), (1, 2)), 3) == []
    assert given_away(HEADER, ROWS, without((0, 0)), 3) == []  # a name is no figure
    assert given_away(["Ward", "Upheld"], [["North", "3"], ["South", "9"]], [["North", ""], ["South", "9"]], None) == []
    wrong = [[*row[:3], "1"] for row in ROWS]  # nothing adds up by rows any more
    assert given_away(HEADER, wrong, [["North", "[redacted]", *wrong[0][2:]], *wrong[1:]], None) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=3),
    st.sets(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1, max_size=4),
)
def test_no_figure_that_is_not_told_can_be_worked_out_by_any_subtraction(figures, places):
    rows = [*figures, [sum(column) for column in zip(*figures, strict=True)]]
    told = [[f"row {at}", *map(str, row), str(sum(row))] for at, row in enumerate(rows)]
    gone = sorted((row, column) for row, column in places if row < len(rows))
    shown = [["?" if (row, at) in gone else said for at, said in enumerate(cells)] for row, cells in enumerate(told)]
    total = len(rows) - 1
    every = (dict(zip(gone, shifts, strict=True)) for shifts in product(range(-2, 3), repeat=len(gone)))
    possible = [shifts for shifts in every if fits(shifts, total)]
    fixed = [place for place in gone if not any(shifts[place] for shifts in possible)]
    assert given_away(HEADER, told, shown, total) == fixed


def fits(shifts, total):
    """Whether every sum holds as well when the figures at these places are so much larger or smaller."""
    by = defaultdict(int, shifts)
    columns = all(sum(by[row, at] for row in range(total)) == by[total, at] for at in (1, 2, 3))
    return columns and all(by[row, 1] + by[row, 2] == by[row, 3] for row in range(total + 1))
