"""The traits of an entry as one small number for each column: numbers are counted fastest, the small ones above all.

The writer of an index numbers the combinations of traits as they come. What a number stands for is in the index's own
lexicon, as a term: its column, the number, and the traits in lines.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import tantivy

from requests.search.traits import COLUMNS

NONE = 0  # the number of no trait at all
FIELD = "combinations"
MOST = 10_000_000  # of the lexicon's terms


class Numbers:
    """The numbers of combinations, for the one who writes the index. Once given, a number stays."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._of: dict[tuple[str, str], int] = {}
        self._last: Counter[str] = Counter()
        for term, _ in searcher.terms_with_prefix(FIELD, "", limit=MOST):
            column, number, traits = term.split(" ", 2)
            self._of[column, traits] = int(number, 16)
            self._last[column] = max(self._last[column], int(number, 16))

    def of(self, column: str, traits: str) -> int:
        """The number of traits that stand in lines."""
        if not traits:
            return NONE
        if (column, traits) not in self._of:
            self._last[column] += 1
            self._of[column, traits] = self._last[column]
        return self._of[column, traits]

    def written(self, column: str, traits: str) -> str:
        """The term that says what the number of these traits stands for."""
        return f"{_start(column, self.of(column, traits))}{traits}"


class Combinations:
    """What the numbers stand for in an index as it stands at one commit."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._columns = {column: Column(searcher, column) for column in COLUMNS}

    def of(self, column: str) -> Column:
        """The traits of each number of this column."""
        return self._columns[column]


class Column(dict[int, tuple[str, ...]]):
    """The traits that each number of one column stands for, looked up in the index when first asked for."""

    def __init__(self, searcher: tantivy.Searcher, name: str) -> None:
        super().__init__({NONE: ()})
        self._searcher, self._name = searcher, name

    def __missing__(self, number: int) -> tuple[str, ...]:
        start = _start(self._name, number)
        [(found, _)] = self._searcher.terms_with_prefix(FIELD, start, limit=1)
        traits = self[number] = tuple(found.removeprefix(start).split("\n"))
        return traits

    @cached_property
    def is_used(self) -> bool:
        """Whether any entry has, or had, a trait of this column."""
        return bool(self._searcher.terms_with_prefix(FIELD, f"{self._name} ", limit=1))


def _start(column: str, number: int) -> str:
    return f"{column} {number:x} "
