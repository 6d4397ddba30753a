"""The traits of an entry as one small number for each column: numbers are counted fastest, the small ones above all.

The writer of an index numbers the combinations of traits as they come. What a number stands for is in the index's own
lexicon, as a term: its column, the number, and the traits in lines.
"""

from __future__ import annotations

from collections import Counter

import tantivy

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
        self._searcher = searcher
        self._known: dict[tuple[str, int], tuple[str, ...]] = {}

    def traits(self, column: str, number: int) -> tuple[str, ...]:
        """The traits that a number of this column stands for."""
        known = self._known.get((column, number))
        if known is None:
            known = self._known[column, number] = self._looked_up(column, number)
        return known

    def _looked_up(self, column: str, number: int) -> tuple[str, ...]:
        if number == NONE:
            return ()
        start = _start(column, number)
        [(found, _)] = self._searcher.terms_with_prefix(FIELD, start, limit=1)
        return tuple(found.removeprefix(start).split("\n"))


def _start(column: str, number: int) -> str:
    return f"{column} {number:x} "
