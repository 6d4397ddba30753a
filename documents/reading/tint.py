"""Whether letters are coloured, so that they stand apart from the black of the rest: "our answers are in red"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

SPREAD = 64  # of 255, between the strongest and the weakest of red, green and blue
GREYS = frozenset(("black", "white", "gray", "grey", "silver", "windowtext", "initial", "dimgray", "darkgray"))
SAID = re.compile(
    r"(?<![-\w])color\s{0,9}+:\s{0,9}+(?:#(?P<hex>[0-9a-f]{3,6})\b"
    r"|rgba?\(\s{0,9}+(?P<red>\d{1,3})[\s,]{1,9}+(?P<green>\d{1,3})[\s,]{1,9}+(?P<blue>\d{1,3})"
    r"|(?P<name>[a-z]{3,20}))",
    re.I,
)


def is_tinted(red: int, green: int, blue: int) -> bool:
    """Whether a colour is one, and no black, grey or white."""
    return max(red, green, blue) - min(red, green, blue) >= SPREAD


def tint_of_digits(said: str) -> bool:
    """Of a colour in hexadecimal digits: "c00000", "#c00"."""
    digits = said.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if len(digits) != 6:
        return False
    try:
        return is_tinted(*bytes.fromhex(digits))
    except ValueError:
        return False


def tint_of(element: Mapping[str, str], around: bool) -> bool:
    """Whether an element of a web page is coloured: as it says, or as what is around it."""
    said = f"color:{element['color'][:20]}" if "color" in element else element.get("style", "")[:2000]
    own = _tint_of_style(said) if said else None
    return around if own is None else own


@lru_cache(maxsize=256)
def _tint_of_style(style: str) -> bool | None:
    found = SAID.search(style)
    if found is None:
        return None
    if found["hex"]:
        return tint_of_digits(found["hex"])
    if found["red"]:
        return is_tinted(*(int(found[part]) for part in ("red", "green", "blue")))
    name = found["name"].lower()
    return None if name == "inherit" else name not in GREYS
