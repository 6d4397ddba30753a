"""The traits of an entry as one number for each column: few different ones occur, and numbers are counted fastest.

A number follows from the traits alone, so every index has the same. What a number stands for is in the index's own
lexicon: each combination of traits is a term that begins with its number.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import tantivy

NONE = 0  # the number of no trait at all
_BYTES = 6  # numbers above 2**53 would not be exact everywhere
_KNOWN: dict[int, tuple[str, ...]] = {NONE: ()}  # by number; true for every index


@lru_cache(maxsize=10_000)
def number_of(traits: str) -> int:
    """The number of traits that stand in lines."""
    return int.from_bytes(blake2b(traits.encode(), digest_size=_BYTES).digest(), "big") if traits else NONE


def written(traits: str) -> str:
    """The term that says what the number of these traits stands for."""
    return f"{_start(number_of(traits))}{traits}"


def traits_of(searcher: tantivy.Searcher, number: int) -> tuple[str, ...]:
    """The traits that a number of this index stands for."""
    known = _KNOWN.get(number)
    if known is None:
        [(found, _)] = searcher.terms_with_prefix("combinations", _start(number), limit=1)
        known = _KNOWN[number] = tuple(found.removeprefix(_start(number)).split("\n"))
    return known


def _start(number: int) -> str:
    return f"{number:0{_BYTES * 2}x} "
