"""How near is near: every measure the reader uses, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Lengths are points, or shares of a line's height where so named."""

    snap: float = 3.0  # rules nearer than this are one rule
    thin: float = 2.5  # a filled box no thicker is a rule
    most_rules: int = 4000  # a page with more is a drawing; its tables are not looked for
    column_gap: float = 2.2  # of a line's height: a wider gap between two words parts a line into two columns
    paragraph_gap: float = 0.25  # of a line's height: more space above than usual by this starts a paragraph
    indent: float = 6.0  # points: a line set in further is another level
    alike: float = 0.82  # share of words two copies of a question have in common
    tiny: float = 2.5  # type smaller than this is not meant to be read
    faint: float = 0.06  # contrast below this cannot be seen


USUAL = Tolerances()
