"""A list written on within a paragraph or a cell: "1/ the number of inspections; 2/ the fees; 3/ the e-mails".

With `LETTER`, one counted by letters: "tell me a) what it cost, b) who paid"; with `ROMAN`: "(i) …; and (ii) …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.numbering import ROMAN_OF
from documents.reading.words import Word

NUMBER = re.compile(r"[“\"‘'(\[]{0,2}[Qq]?(\d{1,2})[.):/\]]{1,2}")
LETTER = re.compile(r"[“\"‘'(\[]{0,2}([a-h])[.):\]]{1,2}")
ROMAN = re.compile(r"[“\"‘'(\[]{0,2}(i{1,3}|iv|vi{0,3}|ix|x)[.):\]]{1,2}")
PARTS = (".", "?", ":", ";", ",", "-", "–", "”", '"', "and", "or")
FEWEST = 2


def inline_items(words: Sequence[Word], sign: re.Pattern[str] = NUMBER) -> dict[str, tuple[Word, ...]]:
    """What stands after each number of such a list, without the sign that ends it; nothing where there is none."""
    starts: list[int] = []
    labels: list[str] = []
    for at, word in enumerate(words[:-1]):
        number = sign.fullmatch(word.text)
        opens = at == 0 or words[at - 1].text.lower().endswith(PARTS) or (not starts and ")" in word.text)
        if number and opens and number[1] == _label(len(starts), sign):  # "… asking (1) how many …"
            starts.append(at)
            labels.append(number[1])
    pairs = zip(labels, pairwise([*starts, len(words)]), strict=True)
    items = {label: bare(words[start + 1 : end]) for label, (start, end) in pairs}
    return items if len(items) >= FEWEST and all(items.values()) else {}


def _label(at: int, sign: re.Pattern[str]) -> str:
    if sign is ROMAN:
        return ROMAN_OF.get(at + 1, "")
    return "abcdefgh"[at : at + 1] if sign is LETTER else str(at + 1)


def bare(item: Sequence[Word]) -> tuple[Word, ...]:
    """Without the "; and" that joins it to the next, and the quotation mark that closes the list."""
    kept = list(item)
    while kept and kept[-1].text.lower() in ("and", "or"):
        kept.pop()
    if kept and (said := kept[-1].text.rstrip(",;")) != kept[-1].text:
        kept[-1] = kept[-1]._replace(text=said, end=kept[-1].start + len(said))
    return tuple(kept)
