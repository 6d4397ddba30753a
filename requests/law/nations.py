"""The parts of the United Kingdom, as far as bank holidays differ between them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Nation(StrEnum):
    """A part of the UK, by the code its bank holidays are stored under."""

    ENGLAND = "ENG"
    WALES = "WLS"
    SCOTLAND = "SCT"
    NORTHERN_IRELAND = "NIR"

    @property
    def full_name(self) -> str:
        """ "Northern Ireland"."""
        return self.name.replace("_", " ").title()


ALL_NATIONS = frozenset(Nation)


def in_words(nations: Iterable[Nation]) -> str:
    """Say where a day is kept: "all of the UK", "Scotland", "England, Wales and Northern Ireland"."""
    kept = set(nations)
    kept_in = [nation for nation in Nation if nation in kept]
    if len(kept_in) == len(Nation):
        return "all of the UK"
    *others, last = [nation.full_name for nation in kept_in] or ["nowhere"]
    return f"{', '.join(others)} and {last}" if others else last
