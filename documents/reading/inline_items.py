"""A list written on within a paragraph or a cell: "1/ the number of inspections; 2/ the fees; 3/ the e-mails"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.words import Word

NUMBER = re.compile(r"[“\"‘'(\[]{0,2}[Qq]?(\d{1,2})[.):/\]]{1,2}")
PARTS = (".", "?", ":", ";", ",", "-", "–", "”", '"', "and", "or")
FEWEST = 2


def inline_items(words: Sequence[Word]) -> dict[str, tuple[Word, ...]]:
    """What stands after each number of such a list, without the sign that ends it; nothing where there is none."""
    starts: list[int] = []
    for at, word in enumerate(words[:-1]):
        number = NUMBER.fullmatch(word.text)
        opens = at == 0 or words[at - 1].text.lower().endswith(PARTS)
        brackets = word.text.startswith("(") and word.text.endswith(")") and not starts  # "… asking (1) how many …"
        if number and (opens or brackets) and int(number[1]) == len(starts) + 1:
            starts.append(at)
    pairs = enumerate(pairwise([*starts, len(words)]), 1)
    items = {str(number): _bare(words[start + 1 : end]) for number, (start, end) in pairs}
    return items if len(items) >= FEWEST and all(items.values()) else {}


def _bare(item: Sequence[Word]) -> tuple[Word, ...]:
    """Without the "; and" that joins it to the next, and the quotation mark that closes the list."""
    kept = list(item)
    while kept and kept[-1].text.lower() in ("and", "or"):
        kept.pop()
    if kept and (said := kept[-1].text.rstrip(",;")) != kept[-1].text:
        kept[-1] = kept[-1]._replace(text=said, end=kept[-1].start + len(said))
    return tuple(kept)
